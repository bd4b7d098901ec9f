/** How good some texts are and how much they differ: by the rules of their kind, by two judges, by their n-grams. */

import { wholeUnits } from '#data/rules/wholeUnits.ts';
import type { TextSetId } from '#data/texts.ts';
import { NgramTable } from '#models/ngram.ts';
import { distinctShare, repeatShare } from '#sampling/variety.ts';
import type { Material } from './material.ts';

/** Tokens, and what each of them surprised the model by, at temperature 1 and without a cut, in nats. */
export interface ReadText {
  readonly tokens: Int32Array;
  readonly nats: ArrayLike<number>;
}

/** The names of what is measured, in the order of `measuresOf`. */
export const measureNames = [
  'rules',
  'judge',
  'own',
  'distinct1',
  'distinct2',
  'distinct3',
  'repeats',
] as const;

/** A repeat is as many tokens that stood in the same text before. */
export const repeatLength = 4;

/**
 * `rules`: the mean over the rules of the share in which each was kept, −1 where none had an occasion; whether a text is
 * new is no matter of quality and is left out. `judge`: nats a token under a table of n-grams that was counted from the
 * training text. `own`: the same under the model itself. `distinct1` to `distinct3`, and `repeats`: shares.
 * @param begun what stands before each text
 */
export function measuresOf(
  texts: readonly ReadText[],
  begun: ArrayLike<number>,
  material: Material,
): Float32Array {
  const tokens = texts.map((text) => text.tokens);
  const { tokenizer, set } = material;
  return Float32Array.of(
    rulesKept(
      tokens.map((text) => tokenizer.decode(text)),
      set,
      material,
    ),
    judgeLoss(tokens, begun, material),
    mean(texts.flatMap(({ nats }) => Array.from(nats))),
    distinctShare(tokens, 1),
    distinctShare(tokens, 2),
    distinctShare(tokens, 3),
    repeatShare(tokens, repeatLength),
  );
}

function rulesKept(
  texts: readonly string[],
  set: TextSetId,
  { rules }: Pick<Material, 'rules'>,
): number {
  const parts = texts.map((text) => judgedPart(set, text));
  const shares = rules
    .filter(({ id }) => id !== 'new')
    .flatMap(({ id, check }) => {
      const judged = parts.filter(({ isWhole }) => isWhole || id !== 'back');
      const verdicts = judged.map(({ text }) => check(text));
      const held = sum(verdicts.map((one) => one.held));
      const all = held + sum(verdicts.map((one) => one.broken));
      return all === 0 ? [] : [held / all];
    });
  return shares.length === 0 ? -1 : mean(shares);
}

/** A text without the end that was cut off; not whole where no name, tale or line of it came to its own end. */
interface Part {
  readonly text: string;
  readonly isWhole: boolean;
}

/** Of a tale without an end the whole sentences are judged, of other texts all that is there. */
function judgedPart(set: TextSetId, text: string): Part {
  const whole = wholeUnits(set, text);
  if (whole.trim() !== '') return { text: whole, isWhole: true };
  return { text: set === 'tales' ? wholeSentences(text) : text, isWhole: false };
}

/** Up to the last full stop outside quotation marks. */
function wholeSentences(text: string): string {
  const ends = [...text.matchAll(/[.!?]"?(?=\s|$)/g)].map(
    ({ 0: end, index }) => index + end.length,
  );
  const end = ends.findLast((at) => (text.slice(0, at).split('"').length - 1) % 2 === 0);
  return text.slice(0, end ?? 0);
}

function judgeLoss(
  texts: readonly Int32Array[],
  begun: ArrayLike<number>,
  material: Material,
): number {
  const judge = judgeOf(material);
  const before = Array.from(begun);
  const nats = texts.map((text) => {
    const places = Int32Array.from(text, (_, i) => before.length + i);
    return judge.surprise(Int32Array.of(...before, ...text), judgeOrder, places) * text.length;
  });
  return sum(nats) / sum(texts.map(({ length }) => length));
}

/** The judge looks at four tokens before each, as far as it has met them. */
export const judgeOrder = 5;

/** Counting more would take long, and would not judge otherwise. */
const mostCounted = 400_000;

const judges = new WeakMap<Material, NgramTable>();

function judgeOf(material: Material): NgramTable {
  const known = judges.get(material);
  if (known) return known;
  const { tokenizer, training } = material;
  const judge = new NgramTable({ order: judgeOrder, vocabulary: tokenizer.vocabulary.length });
  judge.learn(training, { to: mostCounted });
  judges.set(material, judge);
  return judge;
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
