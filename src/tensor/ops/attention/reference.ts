/** Causal attention in TensorFlow.js's own operations. */

import {
  add,
  concat,
  matMul,
  mul,
  reshape,
  softmax,
  split,
  sub,
  sum,
  type Tensor,
  tensor,
  transpose,
} from '@tensorflow/tfjs-core';
import type { AttentionShape } from './attention.ts';

type Tensors<Name extends string> = Readonly<Record<Name, Tensor>>;

// Small enough that softmax makes it zero, large enough that half floats can hold it.
const forbidden = -1e4;

/** The mixed values [batch · time, width] and the attention itself [batch · heads, time, time]. */
export function attention({ qkv }: Tensors<'qkv'>, shape: AttentionShape): Tensor[] {
  const [q, k, v] = threeOf(qkv, shape); // each [batch · heads, time, width of a head]
  const scores = mul(matMul(q, k, false, true), scaleOf(qkv, shape)); // [batch · heads, time, time]
  const weights = softmax(add(scores, mask(shape.time)));
  return [join(matMul(weights, v), shape), weights];
}

/** The gradient at qkv [batch · time, 3 · width]. */
export function attentionGradient(
  { gradient, qkv, weights }: Tensors<'gradient' | 'qkv' | 'weights'>,
  shape: AttentionShape,
): Tensor {
  const [q, k, v] = threeOf(qkv, shape);
  const ofMixed = part(gradient, shape); // [batch · heads, time, width of a head]
  const ofWeights = matMul(ofMixed, v, false, true); // [batch · heads, time, time]
  const centred = sub(ofWeights, sum(mul(ofWeights, weights), -1, true));
  const ofScores = mul(mul(weights, centred), scaleOf(qkv, shape));
  const parts = [matMul(ofScores, k), matMul(ofScores, q, true), matMul(weights, ofMixed, true)];
  return concat(
    parts.map((one) => join(one, shape)),
    1,
  );
}

function threeOf(qkv: Tensor, shape: AttentionShape): [Tensor, Tensor, Tensor] {
  const [q, k, v] = split(qkv, 3, 1).map((one) => part(one, shape));
  if (!q || !k || !v) throw new Error(`invalid qkv; expected three parts: [${qkv.shape}]`);
  return [q, k, v];
}

/** [batch · time, width] as one matrix a head: [batch · heads, time, width of a head]. */
function part(x: Tensor, { time, heads }: AttentionShape): Tensor {
  const [rows = 0, width = 0] = x.shape;
  const [batch, headWidth] = [rows / time, width / heads];
  const apart = transpose(reshape(x, [batch, time, heads, headWidth]), [0, 2, 1, 3]);
  return reshape(apart, [batch * heads, time, headWidth]);
}

/** The reverse of `part`. */
function join(x: Tensor, { time, heads }: AttentionShape): Tensor {
  const [matrices = 0, , headWidth = 0] = x.shape;
  const batch = matrices / heads;
  const together = transpose(reshape(x, [batch, heads, time, headWidth]), [0, 2, 1, 3]);
  return reshape(together, [batch * time, heads * headWidth]);
}

function scaleOf({ shape: [, columns = 0] }: Tensor, { heads }: AttentionShape): number {
  return 1 / Math.sqrt(columns / 3 / heads);
}

function mask(time: number): Tensor {
  const values = Float32Array.from({ length: time * time }, (_, i) =>
    i % time > Math.floor(i / time) ? forbidden : 0,
  );
  return tensor(values, [1, time, time]);
}
