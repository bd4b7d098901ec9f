/** Samples that a model writes, and what each owes to the text that it has read; and the same of real text kept back. */

import { Random } from '#data/random.ts';
import { textSet } from '#data/texts.ts';
import type { TokenModel } from '#models/tokenModel.ts';
import type { CopyMeter } from '#sampling/copyMeter.ts';
import { NearestUnit } from '#sampling/nearestUnit.ts';
import { finalChances, type SamplerSettings, tokenAt } from '#sampling/stages.ts';
import { TextSoFar } from '#sampling/textSoFar.ts';
import type { MeasuredSample } from '../measuredSample.ts';
import type { Answerer } from './answers.ts';
import { meterOf } from './copyAnswers.ts';
import type { Material } from './material.ts';

/** From a seed, each part of the samples has a stream of its own, and so has the choice of real text. */
const realStream = 1000;

/** No line gets longer, in tokens, and no sample before a line break. */
const mostTokens = 80;

/** How much is shown of what stands around a stretch, in characters. */
const aroundLength = 60;

/** Held-out lines from which one of a sample's length is picked: so many come nearest to it. */
const candidates = 8;

/**
 * For `part` the number of the part, `count` how many it has, the `seed`, `length` in characters (where lines stand for
 * themselves each sample is one), `temperature`, `topP`, `least` from which length on a stretch counts, and `of`: "now" or
 * "untrained". In JSON: `written`, the samples, and `real`, for each as much text that was kept back.
 */
export const samples: Answerer = (question, { training, material, untrained }) => {
  const { part, count, seed, length, temperature, topP, least } = question;
  const random = new Random(Number(seed), Number(part));
  const settings: SamplerSettings = {
    penalty: 1,
    temperature: Number(temperature),
    topK: 0,
    topP: Number(topP),
    minP: 0,
    order: ['temperature', 'topP'],
  };
  const fresh = question['of'] === 'untrained' ? untrained() : null;
  const model = fresh ?? training.model;
  const options = { length: Number(length), settings };
  const written = Array.from({ length: Number(count) }, () =>
    writeSample(model, material, options, random),
  ).filter((text) => text !== '');
  fresh?.dispose();
  const dice = new Random(Number(seed), realStream + Number(part));
  const real = written.flatMap((text) => realText(material, text.length, dice) ?? []);
  const judge = (text: string) => measured(text, material, Number(least));
  return {
    arrays: {},
    texts: {
      written: JSON.stringify(written.map(judge)),
      real: JSON.stringify(real.map(judge)),
    },
  };
};

interface WritingOptions {
  readonly length: number;
  readonly settings: SamplerSettings;
}

/** A line from its beginning to its end, or so many characters, begun as the text itself begins its parts. */
function writeSample(
  model: TokenModel,
  { set, tokenizer, opening, newline }: Material,
  { length, settings }: WritingOptions,
  random: Random,
): string {
  const isLine = textSet(set).startsAtLines;
  const most = isLine ? mostTokens : length;
  let sofar = new TextSoFar({ model, newline }, opening);
  let text = '';
  for (let count = 0; count < most; count++) {
    const token = tokenAt(finalChances(sofar.logits, settings, []), random.uniform());
    sofar = sofar.after(token);
    text = tokenizer.decode(sofar.tokens.subarray(opening.length));
    if (isLine ? text.includes('\n') : text.length >= length) break;
  }
  return isLine ? (text.split('\n')[0] ?? '').trim() : text.slice(0, length);
}

/** A held-out line of nearly that length, or a stretch of it from anywhere; null where there is none. */
function realText({ set, text }: Material, length: number, random: Random): string | null {
  const { heldOut } = text;
  if (!textSet(set).startsAtLines) {
    const room = heldOut.length - length;
    if (room < 0) return null;
    const start = random.integer(room + 1);
    return heldOut.slice(start, start + length);
  }
  const nearest = heldOut
    .split('\n')
    .filter((line) => line !== '')
    .map((line, place) => ({ line, place, apart: Math.abs(line.length - length) }))
    .toSorted((one, other) => one.apart - other.apart || one.place - other.place);
  const closest = nearest[0]?.apart;
  const alike = nearest.filter(({ apart }, i) => apart === closest || i < candidates);
  return alike[random.integer(Math.max(1, alike.length))]?.line ?? null;
}

function measured(text: string, material: Material, least: number): MeasuredSample {
  const meter = meterOf(material);
  const { longest, newShare, covered } = meter.measure(text, least);
  const isLine = textSet(material.set).startsAtLines;
  const asUnit = isLine ? `\n${text}\n` : text;
  const nearest = unitsOf(material, isLine ? 0 : text.length).find(asUnit);
  return {
    text,
    covered,
    longest: [longest.start, longest.start + longest.length],
    source: around(meter, longest.at, longest.length, isLine),
    nearest: nearest && {
      text: meter.source.slice(nearest.from, nearest.to).trim(),
      shared: nearest.shared,
    },
    newShare,
    isLine: isLine && meter.places(asUnit).length > 0,
  };
}

/** What stands on both sides of a stretch of the source: of a line that stands for itself no more than the line. */
function around(
  { source }: CopyMeter,
  at: number,
  length: number,
  isLine: boolean,
): readonly [string, string] {
  if (length === 0) return ['', ''];
  const before = source.slice(Math.max(0, at - aroundLength), at);
  const after = source.slice(at + length, at + length + aroundLength);
  return isLine
    ? [before.slice(before.lastIndexOf('\n') + 1), after.split('\n')[0] ?? '']
    : [before, after];
}

const units = new WeakMap<Material, { readonly length: number; readonly of: NearestUnit }>();

/** The lines of a text, for length 0, or its stretches of about a length; what was asked for last is kept. */
function unitsOf(material: Material, length: number): NearestUnit {
  const known = units.get(material);
  if (known?.length === length) return known.of;
  const meter = meterOf(material);
  const made = length === 0 ? NearestUnit.lines(meter) : NearestUnit.stretches(meter, length);
  units.set(material, { length, of: made });
  return made;
}
