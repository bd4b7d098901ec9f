/** A view in TensorFlow.js's own operations. */

import { reshape, slice, type Tensor } from '@tensorflow/tfjs-core';
import type { ViewAttributes } from './views.ts';

/** The part of a vector that begins at `offset`, in its shape. */
export function view({ packed }: { packed: Tensor }, { offset, shape }: ViewAttributes): Tensor {
  const size = shape.reduce((product, side) => product * side, 1);
  return reshape(slice(packed, [offset], [size]), [...shape]);
}
