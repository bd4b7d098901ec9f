/** The rotation in TensorFlow.js's own operations. */

import { add, concat, mul, reshape, slice, split, sub, type Tensor } from '@tensorflow/tfjs-core';
import type { RotationAttributes } from './rotation.ts';

type Tensors<Name extends string> = Readonly<Record<Name, Tensor>>;

/** [batch · time, 3 · width], queries and keys turned. */
export function rotation(
  { qkv, turns }: Tensors<'qkv' | 'turns'>,
  { time, heads, isBackward }: RotationAttributes,
): Tensor {
  const [rows = 0, columns = 0] = qkv.shape;
  const pairs = columns / 6 / heads;
  const [cosine, sine] = halves(reshape(turns, [1, time, 1, pairs, 2]));
  const turning = slice(qkv, [0, 0], [rows, (2 * columns) / 3]); // [batch · time, 2 · width]
  const [x, y] = halves(reshape(turning, [rows / time, time, 2 * heads, pairs, 2]));
  const across = isBackward ? mul(sine, -1) : sine;
  const turned = [sub(mul(x, cosine), mul(y, across)), add(mul(x, across), mul(y, cosine))]; // each [batch, time, 2 · heads, pairs, 1]
  const values = slice(qkv, [0, (2 * columns) / 3], [rows, columns / 3]);
  return concat([reshape(concat(turned, 4), turning.shape as [number, number]), values], 1);
}

/** The first and the second of each pair. */
function halves(x: Tensor): [Tensor, Tensor] {
  const [first, second] = split(x, 2, 4);
  if (!first || !second) throw new Error(`invalid pairs; expected two numbers each: [${x.shape}]`);
  return [first, second];
}
