/** Parts of the packed vector: small ones as aliases of it, which cost nothing; large ones copied into blocks, which products read faster. */

import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { slice } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Slice';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { ViewAttributes } from '../ops/views/views.ts';
import { draw } from './draw.ts';
import { float } from './layout.ts';

/** Up to how many numbers a view is an alias. */
const fewNumbers = 2048;

/** The part of a vector that begins at `offset`, in its shape. */
export function view(
  backend: MathBackendWebGL,
  { packed }: Readonly<Record<'packed', TensorInfo>>,
  { offset, shape }: ViewAttributes,
): TensorInfo[] {
  const size = shape.reduce((product, side) => product * side, 1);
  backend.uploadToGPU(packed.dataId);
  const alias = slice({ inputs: { x: packed }, backend, attrs: { begin: [offset], size: [size] } });
  const part = backend.texData.get(alias.dataId);
  // After plain descent the vector lies in blocks, two numbers each, which are no blocks of the matrix.
  if (size <= fewNumbers && !part.isPacked) {
    part.shape = [...shape];
    return [{ ...alias, shape: [...shape] }];
  }
  const [, columns = 1] = shape;
  const copy = draw(backend, {
    name: 'view',
    inputs: {},
    vectors: { alias },
    shape,
    text: () => `
vec4 block(float i, float j) {
  float at = 2.0 * (i * ${float(columns)} + j);
  return vec4(alias(at), alias(at + 1.0), alias(at + ${float(columns)}), alias(at + ${float(columns + 1)}));
}`,
  });
  backend.disposeIntermediateTensorInfo(alias);
  return [copy];
}
