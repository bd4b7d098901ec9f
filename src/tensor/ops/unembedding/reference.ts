/** The unembedding in TensorFlow.js's own operations. */

import { matMul, type Tensor } from '@tensorflow/tfjs-core';
import type { UnembeddingGradientAttributes } from './unembedding.ts';

type Tensors<Name extends string> = Readonly<Record<Name, Tensor>>;

/** [rows, width] × [vocabulary, width] → [rows, vocabulary] */
export function unembedding({ x, table }: Tensors<'x' | 'table'>): Tensor {
  return matMul(x, table, false, true);
}

/** The gradients at x [rows, width] and at the table [vocabulary, width], those that are wanted. */
export function unembeddingGradient(
  { gradient, x, table }: Tensors<'gradient' | 'x' | 'table'>,
  { needsX, needsTable }: UnembeddingGradientAttributes,
): Tensor[] {
  return [
    ...(needsX ? [matMul(gradient, table)] : []),
    ...(needsTable ? [matMul(gradient, x, true)] : []),
  ];
}
