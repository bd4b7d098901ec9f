/**
 * Revising a draft: the most surprising token is taken out and chosen anew, given what stands on both sides of it. A model
 * that reads from left to right can't look ahead; so each candidate is put in its place, and the whole text is scored.
 * With candidates drawn by chance this is Gibbs sampling, one place at a time (Geman and Geman 1984).
 */

import type { Random } from '#data/random.ts';
import type { TokenModel } from '#models/tokenModel.ts';
import { surprises } from '#models/tokenReading.ts';
import { readValues, tidy } from '#tensor/tensor.ts';
import { logProbabilities, rowsOf } from './completions.ts';

/** How tokens are chosen anew. */
export interface RevisingOptions {
  /** What stands before the text; one token or more. */
  readonly prompt: Int32Array;
  /** So many of the tokens that are likeliest after what stands before are tried, besides the one that is there. */
  readonly candidates: number;
  /** Divides the texts' log-probabilities: 1 draws by the model's own chances, 0 takes the likeliest text. */
  readonly temperature: number;
  /** A token that is neither taken out nor put in, such as the end. */
  readonly isFixed: (token: number) => boolean;
}

/** A text in the middle of being revised. */
export interface Draft {
  readonly written: Int32Array;
  /** The places that have been tried in this round; each is tried once before any is tried again. */
  readonly tried: ReadonlySet<number>;
  /** How many places have been tried since a token last changed. */
  readonly unchanged: number;
}

/** A draft that has not been touched. */
export function draftFrom(written: Int32Array): Draft {
  return { written, tried: new Set(), unchanged: 0 };
}

/** A token that could stand at the place. */
export interface Candidate {
  readonly token: number;
  /** The log-probability of the whole text with it, in nats. */
  readonly total: number;
  /** How likely it is to be chosen. */
  readonly chance: number;
}

/** What one revision has made of a draft. */
export interface Revision extends Draft {
  readonly place: number;
  /** The likeliest first. */
  readonly candidates: readonly Candidate[];
}

/** The surprise at each token of a text, given what stands before it, in nats; their sum is −ln of the text's probability. */
export function surprisesIn(
  model: TokenModel,
  prompt: Int32Array,
  written: Int32Array,
): Float32Array {
  const { tokens, targets, time } = rowsOf([{ prompt, written }], model.context);
  return surprises(model, tokens, time, targets).subarray(prompt.length - 1);
}

/**
 * Chooses one token anew: the most surprising one of those not yet tried in this round. At temperature 0 the text's
 * probability never falls. Null once every place has been tried and none has changed: a fixed point.
 */
export function revised(
  model: TokenModel,
  { written, tried, unchanged }: Draft,
  options: RevisingOptions,
  random: Random,
): Revision | null {
  const { prompt, isFixed, temperature } = options;
  const places = Array.from(written.keys()).filter((i) => !isFixed(written[i] ?? 0));
  if (unchanged >= places.length) return null;
  const left = places.filter((i) => !tried.has(i));
  const [round, open] = left.length > 0 ? [tried, left] : [new Set<number>(), places];
  const nats = surprisesIn(model, prompt, written);
  const place = open.reduce((best, i) => ((nats[i] ?? 0) > (nats[best] ?? 0) ? i : best));
  const tokens = candidatesAt(model, written, place, options);
  const completions = tokens.map((token) => ({ prompt, written: written.with(place, token) }));
  const totals = logProbabilities(model, rowsOf(completions, model.context));
  const chances = chancesAt([...totals], temperature);
  const [standing] = tokens;
  const chosen = tokens[drawn(chances, random)] ?? standing;
  return {
    written: written.with(place, chosen),
    tried: new Set([...round, place]),
    unchanged: chosen === standing ? unchanged + 1 : 0,
    place,
    candidates: tokens
      .map((token, i) => ({ token, total: totals[i] ?? 0, chance: chances[i] ?? 0 }))
      .sort((one, other) => other.total - one.total),
  };
}

/** The token that stands there, then the likeliest after what stands before. */
function candidatesAt(
  model: TokenModel,
  written: Int32Array,
  place: number,
  { prompt, candidates, isFixed }: RevisingOptions,
): [number, ...number[]] {
  const before = Int32Array.of(...prompt, ...written.subarray(0, place));
  const logits = tidy(() => readValues(model.logitsAt(before, before.length)));
  const last = logits.subarray(-model.vocabulary);
  const standing = written[place] ?? 0;
  const others = Array.from(last, (_, token) => token)
    .filter((token) => token !== standing && !isFixed(token))
    .sort((one, other) => (last[other] ?? 0) - (last[one] ?? 0));
  return [standing, ...others.slice(0, candidates)];
}

/** Softmax of the log-probabilities over the temperature; at 0 all for the highest, the first of equals. */
function chancesAt(totals: readonly number[], temperature: number): number[] {
  const top = Math.max(...totals);
  if (temperature === 0) {
    const best = totals.indexOf(top);
    return totals.map((_, i) => Number(i === best));
  }
  const weights = totals.map((total) => Math.exp((total - top) / temperature));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / sum);
}

function drawn(chances: readonly number[], random: Random): number {
  let left = random.uniform();
  for (const [i, chance] of chances.entries()) {
    left -= chance;
    if (left < 0) return i;
  }
  return chances.indexOf(Math.max(...chances)); // what rounding leaves
}
