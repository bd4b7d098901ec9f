/** Layer normalisation in TensorFlow.js's own operations. */

import {
  add,
  concat,
  mean,
  mul,
  rsqrt,
  slice,
  square,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { varianceFloor } from './layerNorm.ts';

type Tensors<Name extends string> = Readonly<Record<Name, Tensor>>;

/** The rows normalised [rows, width], and each row's mean and 1 / deviation [rows, 2]. */
export function layerNorm({ x, scaleShift }: Tensors<'x' | 'scaleShift'>): Tensor[] {
  const middle = mean(x, 1, true); // [rows, 1]
  const centred = sub(x, middle); // [rows, width]
  const rate = rsqrt(add(mean(square(centred), 1, true), varianceFloor)); // [rows, 1]
  const y = add(mul(mul(centred, rate), row(scaleShift, 0)), row(scaleShift, 1)); // [rows, width]
  return [y, concat([middle, rate], 1)];
}

/** The gradients at x [rows, width] and at scale and shift [2, width]. */
export function layerNormGradient({
  gradient,
  x,
  statistics,
  scaleShift,
}: Tensors<'gradient' | 'x' | 'statistics' | 'scaleShift'>): Tensor[] {
  const rate = slice(statistics, [0, 1], [-1, 1]); // [rows, 1]
  const normal = mul(sub(x, slice(statistics, [0, 0], [-1, 1])), rate); // [rows, width]
  const inner = mul(gradient, row(scaleShift, 0)); // [rows, width]
  const along = mul(normal, mean(mul(inner, normal), 1, true)); // [rows, width]
  const ofX = mul(sub(sub(inner, mean(inner, 1, true)), along), rate); // [rows, width]
  const ofScaleShift = concat([sum(mul(gradient, normal), 0, true), sum(gradient, 0, true)], 0); // [2, width]
  return [ofX, ofScaleShift];
}

function row(scaleShift: Tensor, which: number): Tensor {
  return slice(scaleShift, [which, 0], [1, -1]); // [1, width]
}
