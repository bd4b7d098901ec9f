/** A model's guesses along a text, each with as much before it as the model can see. */

import type { TokenModel } from '#models/tokenModel.ts';
import { softmax } from '#models/tokenReading.ts';
import { readValues, tidy } from '#tensor/tensor.ts';

/** What is needed of a model. */
type Guessing = Pick<TokenModel, 'vocabulary' | 'context' | 'logitsAt'>;

/** The places of a text at which a model guesses. */
export interface Along {
  /** The text as tokens; nothing before it is seen. */
  readonly tokens: Int32Array;
  /** The first place that is guessed, from 1; all up to the text's end follow. */
  readonly from: number;
  /** The line break, for models that have always read from a line's beginning. */
  readonly newline: number | null;
}

/** For each place, how likely each token is to stand there after what stands before it: [vocabulary] each, sum 1. */
export function guessesAlong(model: Guessing, along: Along): Float32Array[] {
  const { tokens, from } = along;
  if (!(Number.isInteger(from) && from > 0))
    throw new Error(`invalid from; expected a place after the first: ${from}`);
  const time = Math.min(model.context, tokens.length - 1);
  const places = Array.from({ length: Math.max(0, tokens.length - from) }, (_, i) => from + i);
  if (places.length === 0) return [];
  const starts = places.map((place) => startFor(place, time, along));
  const rows = [...new Set(starts)];
  const read = new Int32Array(rows.length * time);
  // What follows the last token of a window can't change the guesses before it, as no place looks ahead.
  for (const [row, start] of rows.entries())
    read.set(tokens.subarray(start, start + time), row * time);
  const logits = tidy(() => readValues(model.logitsAt(read, time)));
  return places.map((place, i) => {
    const start = starts[i] ?? 0;
    const at = rows.indexOf(start) * time + place - 1 - start;
    return softmax(logits.subarray(at * model.vocabulary, (at + 1) * model.vocabulary));
  });
}

/** Where the window begins that sees most before a place: as far back as it reaches, or at the furthest line there. */
function startFor(place: number, time: number, { tokens, newline }: Along): number {
  const furthest = Math.max(0, place - time);
  const line = newline === null ? -1 : tokens.subarray(furthest, place).indexOf(newline);
  return furthest + Math.max(0, line);
}
