/** New text from a model: one token after another, each drawn by the model's probabilities and read again by it. */

import type { Random } from '#data/random.ts';
import type { TokenModel } from '#models/tokenModel.ts';
import { readValues, tidy } from '#tensor/tensor.ts';

/** How much is to be written, and how boldly. */
export interface GenerateOptions {
  /** Tokens to write in each row. */
  readonly count: number;
  /** Divides the logits: 1 draws by the model's own probabilities, 0 always takes the likeliest token. */
  readonly temperature: number;
}

/**
 * Writes on from prompts of one length, all rows side by side; yields after each token.
 * @returns what was written in each row, without the prompt
 */
export function* generate(
  model: TokenModel,
  prompts: readonly Int32Array[],
  { count, temperature }: GenerateOptions,
  random: Random,
): Generator<void, Int32Array[]> {
  const begun = prompts[0]?.length ?? 0;
  const rows = prompts.map((prompt) => {
    const row = new Int32Array(begun + count);
    row.set(prompt);
    return row;
  });
  for (let length = begun; length < begun + count; length++) {
    const logits = nextLogits(model, rows, length);
    const { vocabulary } = model;
    for (const [i, row] of rows.entries()) {
      const own = logits.subarray(i * vocabulary, (i + 1) * vocabulary);
      row[length] = sampleToken(own, temperature, random);
    }
    yield;
  }
  return rows.map((row) => row.subarray(begun));
}

/** A token drawn from softmax(logits / temperature); at temperature 0 the likeliest, the first of equals. */
export function sampleToken(logits: Float32Array, temperature: number, random: Random): number {
  const best = logits.reduce((top, logit, token) => (logit > (logits[top] ?? 0) ? token : top), 0);
  if (temperature === 0) return best;
  const highest = logits[best] ?? 0;
  const weights = Float64Array.from(logits, (logit) => Math.exp((logit - highest) / temperature));
  let left = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [token, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return token;
  }
  return best; // what rounding leaves
}

/** Lengths are rounded up to these, so that a graphics card has few programs to compile. */
const lengthStep = 8;

/** The logits of the token after the first `length` of each row: [rows · vocabulary]. */
export function nextLogits(
  model: TokenModel,
  rows: readonly Int32Array[],
  length: number,
): Float32Array {
  const { context, vocabulary } = model;
  const read = Math.min(length, context);
  // What stands after the last token read cannot change its logits, as no place looks ahead.
  const time = Math.min(context, Math.ceil(read / lengthStep) * lengthStep);
  const tokens = new Int32Array(rows.length * time);
  for (const [i, row] of rows.entries()) tokens.set(row.subarray(length - read, length), i * time);
  const logits = tidy(() => readValues(model.logitsAt(tokens, time)));
  const last = new Float32Array(rows.length * vocabulary);
  for (let i = 0; i < rows.length; i++) {
    const from = (i * time + read - 1) * vocabulary;
    last.set(logits.subarray(from, from + vocabulary), i * vocabulary);
  }
  return last;
}
