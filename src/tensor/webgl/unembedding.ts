/** The unembedding as shaders: a product with a turned table, and one for each gradient that is wanted. */

import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { UnembeddingGradientAttributes } from '../ops/unembedding/unembedding.ts';
import { product } from './product.ts';

type Tensors<Name extends string> = Readonly<Record<Name, TensorInfo>>;

/** [rows, width] × [vocabulary, width] → [rows, vocabulary] */
export function unembedding(
  backend: MathBackendWebGL,
  { x, table }: Tensors<'x' | 'table'>,
): TensorInfo[] {
  const [rows = 0, depth = 0] = x.shape;
  const [vocabulary = 0] = table.shape;
  const logits = product(backend, {
    name: 'unembedding',
    inputs: { x, table },
    shape: [rows, vocabulary],
    depth,
    text: () => textOf('x(i, k)', 'table(j, k).xzyw'),
  });
  return [logits];
}

/** The gradients at x [rows, width] and at the table [vocabulary, width], those that are wanted. */
export function unembeddingGradient(
  backend: MathBackendWebGL,
  { gradient, x, table }: Tensors<'gradient' | 'x' | 'table'>,
  { needsX, needsTable }: UnembeddingGradientAttributes,
): TensorInfo[] {
  const ofX = () =>
    product(backend, {
      name: 'unembedding gradient of x',
      inputs: { gradient, table },
      shape: x.shape,
      depth: gradient.shape[1] ?? 0,
      text: () => textOf('gradient(i, k)', 'table(k, j)'),
    });
  const ofTable = () =>
    product(backend, {
      name: 'unembedding gradient of table',
      inputs: { gradient, x },
      shape: table.shape,
      depth: gradient.shape[0] ?? 0,
      text: () => textOf('gradient(k, i).xzyw', 'x(k, j)'),
    });
  return [...(needsX ? [ofX()] : []), ...(needsTable ? [ofTable()] : [])];
}

function textOf(left: string, right: string): string {
  return `
vec4 left(float i, float k) { return ${left}; }
vec4 right(float k, float j) { return ${right}; }
vec4 finished(vec4 sum, float i, float j) { return sum; }`;
}
