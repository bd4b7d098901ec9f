/** Sums: of two branches of a network, and of parts of a loss. */

import type { Tensor } from '@tensorflow/tfjs-core';
import { launchOne } from '../launch.ts';
import { record } from '../tape.ts';

/** a + b, element by element; both of the same shape. */
export function add(a: Tensor, b: Tensor): Tensor {
  if (String(a.shape) !== String(b.shape))
    throw new Error(`invalid sum; expected the same shapes: [${a.shape}] and [${b.shape}]`);
  const sum = launchOne('Add', { a, b });
  return record(sum, { inputs: [a, b], backward: (gradient) => [gradient, gradient] });
}
