/** Sums: of two branches of a network, and of parts of a loss. */

import { add as plus, type Tensor } from '@tensorflow/tfjs-core';
import { record } from '../tape.ts';

/** a + b, element by element; both of the same shape. */
export function add(a: Tensor, b: Tensor): Tensor {
  if (a.size !== b.size)
    throw new Error(`invalid sum; expected the same shapes: [${a.shape}] and [${b.shape}]`);
  return record(plus(a, b), { inputs: [a, b], backward: (gradient) => [gradient, gradient] });
}
