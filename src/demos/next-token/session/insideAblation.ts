/** What a transformer's heads are good for: how much worse it guesses without them, and where. */

import { Random } from '#data/random.ts';
import { type HeadPlace, withoutHead } from '#models/inside/ablation.ts';
import { surprises } from '#models/tokenReading.ts';
import { Transformer, type TransformerConfiguration } from '#models/transformer.ts';
import { fromValues, readValues } from '#tensor/tensor.ts';
import type { Evaluation } from '#training/evaluation.ts';
import type { AboutAblation, Worsened } from '../../inside/answers.ts';
import type { Answerer, Subject } from './answers.ts';
import { transformerOf } from './insideSentence.ts';

/** Read once for each head; the more heads, the fewer stretches, so that it stays below a few tenths of a second. */
const rowsFor = (heads: number) => Math.max(3, Math.min(8, Math.floor(64 / heads)));

/**
 * Mean surprise at the held-out text in nats: in `losses` with all heads, then without each alone, block by block; in
 * `together` without all those that `without` names ("0.1,1.3"). In `worsened`, the tokens at which that costs most.
 */
export const ablation: Answerer = ({ without = '' }, subject) => {
  const { configuration, parameters: own } = transformerOf(subject);
  const { blocks, heads } = configuration;
  const places = Array.from({ length: blocks * heads }, (_, i) => ({
    block: Math.floor(i / heads),
    head: i % heads,
  }));
  const parameters = readValues(own);
  const text = firstRows(subject.heldOut, rowsFor(places.length));
  const off = places.filter(({ block, head }) =>
    String(without).split(',').includes(`${block}.${head}`),
  );
  return withScratch(configuration, (surprisesOf) => {
    const cut = (some: readonly HeadPlace[]) =>
      surprisesOf(
        some.reduce((left, place) => withoutHead(left, configuration, place), parameters),
        text,
      );
    const whole = cut([]);
    const without = off.length > 0 ? cut(off) : whole;
    const alone = places.map((place) => meanOf(cut([place])));
    const about: AboutAblation = {
      blocks,
      heads,
      worsened: worsened(text, whole, without, subject),
    };
    return {
      arrays: {
        losses: Float32Array.of(meanOf(whole), ...alone),
        together: Float32Array.of(meanOf(without)),
      },
      texts: { about: JSON.stringify(about) },
    };
  });
};

/** What was read: tokens, what came, and which places count. */
type Read = Pick<Evaluation, 'tokens' | 'targets' | 'time' | 'counted'>;

function firstRows({ tokens, targets, time, counted }: Evaluation, rows: number): Read {
  const end = Math.min(tokens.length, rows * time);
  return {
    time,
    tokens: tokens.subarray(0, end),
    targets: targets.subarray(0, end),
    counted: counted.filter((place) => place < end),
  };
}

/** Lends a model of this configuration whose parameters are changed at will; the run's own stays as it is. */
function withScratch<T>(
  configuration: TransformerConfiguration,
  use: (surprisesOf: (parameters: Float32Array, text: Read) => Float32Array) => T,
): T {
  const scratch = new Transformer(configuration, new Random(0));
  try {
    return use((parameters, { tokens, targets, time, counted }) => {
      scratch.parameters = fromValues(parameters);
      const all = surprises(scratch, tokens, time, targets);
      return Float32Array.from(counted, (place) => all[place] ?? 0);
    });
  } finally {
    scratch.dispose();
  }
}

const named = 6;
const shownBefore = 14;

/** The tokens whose surprise rises most, summed over where they come; each with the place where it rises most. */
function worsened(
  { counted, tokens, targets, time }: Read,
  before: Float32Array,
  after: Float32Array,
  { material }: Subject,
): Worsened[] {
  const { vocabulary } = material.tokenizer;
  const rises = Array.from(counted, (place, i) => ({
    place,
    token: targets[place] ?? 0,
    before: before[i] ?? 0,
    after: after[i] ?? 0,
  }));
  const byToken = new Map<number, typeof rises>();
  for (const rise of rises) byToken.set(rise.token, [...(byToken.get(rise.token) ?? []), rise]);
  const summed = Array.from(byToken, ([token, all]) => {
    const worst = all.reduce((a, b) => (b.after - b.before > a.after - a.before ? b : a));
    const start = Math.max(worst.place - (worst.place % time), worst.place + 1 - shownBefore);
    const mean = (part: 'before' | 'after') =>
      all.reduce((sum, one) => sum + one[part], 0) / all.length;
    return {
      piece: vocabulary[token] ?? '',
      count: all.length,
      before: mean('before'),
      after: mean('after'),
      context: Array.from(tokens.subarray(start, worst.place + 1), (id) => vocabulary[id] ?? ''),
    };
  });
  return summed
    .filter((one) => one.after - one.before > leastRise)
    .sort((a, b) => b.count * (b.after - b.before) - a.count * (a.after - a.before))
    .slice(0, named);
}

/** In nats: less is nothing to speak of. */
const leastRise = 0.01;

function meanOf(values: Float32Array): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}
