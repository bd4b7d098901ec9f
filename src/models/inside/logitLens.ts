/** The logit lens (nostalgebraist 2020): what a transformer would guess if it had to answer after each block. */

import { readValues, tidy } from '#tensor/tensor.ts';
import { softmax } from '../tokenReading.ts';
import type { Transformer } from '../transformer.ts';

/**
 * The guesses from the stream after the embedding and after each block, each through the last norm and the head: blocks + 1
 * times [time, vocabulary], each row sums to 1; the last are the transformer's own.
 */
export function logitLens(transformer: Transformer, tokens: Int32Array): Float32Array[] {
  const logits = tidy(() => {
    const layers = transformer.layers();
    const { streams } = transformer.forward(tokens, tokens.length, layers);
    return streams.map((stream) => readValues(transformer.guess(stream, layers)));
  });
  return logits.map((one) => softmaxRows(one, transformer.vocabulary));
}

function softmaxRows(logits: Float32Array, columns: number): Float32Array {
  const chances = new Float32Array(logits.length);
  for (let start = 0; start < logits.length; start += columns)
    chances.set(softmax(logits.subarray(start, start + columns)), start);
  return chances;
}
