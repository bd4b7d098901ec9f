/** What a model of tokens makes of a text, read back as plain numbers. */

import { readValues, tidy } from '#tensor/tensor.ts';
import type { TokenModel } from './tokenModel.ts';

/**
 * The surprise at each target, −ln p of what came, in nats: [rows · time].
 * @param tokens [rows · time], sequences behind one another @param time the length of each
 * @param targets [rows · time], what came next
 */
export function surprises(
  model: TokenModel,
  tokens: Int32Array,
  time: number,
  targets: Int32Array,
): Float32Array {
  if (targets.length !== tokens.length)
    throw new Error(`invalid targets; expected ${tokens.length}: ${targets.length}`);
  const { vocabulary } = model;
  const logits = tidy(() => readValues(model.logitsAt(tokens, time)));
  return Float32Array.from(targets, (target, i) => {
    const row = logits.subarray(i * vocabulary, (i + 1) * vocabulary);
    return logOfSum(row) - (row[target] ?? Number.NaN);
  });
}

/** How likely each token is to come next after a text, of which the last `context` tokens count: [vocabulary], sum 1. */
export function nextProbabilities(model: TokenModel, text: ArrayLike<number>): Float32Array {
  if (text.length === 0) throw new Error('invalid text; expected one token or more: none');
  const seen = Int32Array.from(text).slice(-model.context);
  const logits = tidy(() => readValues(model.logitsAt(seen, seen.length)));
  return softmax(logits.subarray(-model.vocabulary));
}

/** e to the power of each logit over the sum of all, worked out in double precision. */
export function softmax(logits: Float32Array): Float32Array {
  const total = logOfSum(logits);
  return logits.map((logit) => Math.exp(logit - total));
}

/** ln Σ eˣ, without overflow. */
function logOfSum(row: Float32Array): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const x of row) top = Math.max(top, x);
  let sum = 0;
  for (const x of row) sum += Math.exp(x - top);
  return top + Math.log(sum);
}
