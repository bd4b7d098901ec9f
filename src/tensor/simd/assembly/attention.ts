/** Causal attention, one head of one sequence at a time; what lies in the future is never worked out. */

import { at } from './lanes';
import { LOWER_FACTOR, LOWER_RESULT, product, UPPER_FACTOR } from './product';
import { softmaxRow, softmaxRowGradient } from './softmax';

/** output[batch · time, width] and weights[batch · heads, time, time] of qkv[batch · time, 3 · width]. */
export function attention(
  qkv: usize,
  output: usize,
  weights: usize,
  batch: i32,
  time: i32,
  heads: i32,
  headWidth: i32,
): void {
  const width = heads * headWidth;
  const scale: f32 = 1 / sqrt<f32>(<f32>headWidth);
  let w = weights;
  for (let b = 0; b < batch; b++) {
    for (let h = 0; h < heads; h++) {
      const q = at(qkv, b * time * 3 * width + h * headWidth);
      const k = at(q, width);
      const v = at(k, width);
      const y = at(output, b * time * width + h * headWidth);
      product(q, 3 * width, 1, k, 1, 3 * width, w, time, time, headWidth, time, 0, LOWER_RESULT);
      for (let i = 0; i < time; i++) {
        const row = at(w, i * time);
        softmaxRow(row, i + 1, scale);
        memory.fill(at(row, i + 1), 0, (<usize>(time - 1 - i)) << 2);
      }
      product(w, time, 1, v, 3 * width, 1, y, width, time, time, headWidth, 0, LOWER_FACTOR);
      w = at(w, time * time);
    }
  }
}

/** dqkv[batch · time, 3 · width], given the gradient at the output; `ofWeights` has room for [time, time]. */
export function attentionGradient(
  gradient: usize,
  qkv: usize,
  weights: usize,
  dqkv: usize,
  ofWeights: usize,
  batch: i32,
  time: i32,
  heads: i32,
  headWidth: i32,
): void {
  const width = heads * headWidth;
  const full = 3 * width;
  const scale: f32 = 1 / sqrt<f32>(<f32>headWidth);
  let w = weights;
  for (let b = 0; b < batch; b++) {
    for (let h = 0; h < heads; h++) {
      const start = b * time * full + h * headWidth;
      const q = at(qkv, start);
      const k = at(q, width);
      const v = at(k, width);
      const dq = at(dqkv, start);
      const dk = at(dq, width);
      const dv = at(dk, width);
      const g = at(gradient, b * time * width + h * headWidth);
      product(w, 1, time, g, width, 1, dv, full, time, time, headWidth, 0, UPPER_FACTOR);
      product(g, width, 1, v, 1, full, ofWeights, time, time, headWidth, time, 0, LOWER_RESULT);
      for (let i = 0; i < time; i++) {
        const row = at(ofWeights, i * time);
        softmaxRowGradient(row, at(w, i * time), i + 1, scale);
        memory.fill(at(row, i + 1), 0, (<usize>(time - 1 - i)) << 2);
      }
      product(ofWeights, time, 1, k, full, 1, dq, full, time, time, headWidth, 0, LOWER_FACTOR);
      product(ofWeights, 1, time, q, full, 1, dk, full, time, time, headWidth, 0, UPPER_FACTOR);
      w = at(w, time * time);
    }
  }
}
