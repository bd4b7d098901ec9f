/** A loss worked out in plain numbers, for those that no kernel is worth writing for. */

import { recordLoss } from '../tape.ts';
import { fromValues, readValues, type Tensor } from '../tensor.ts';

/** A loss and its slope at each number that it was worked out from. */
export interface PlainLoss {
  readonly value: number;
  readonly slope: Float32Array;
}

/**
 * The loss that `workOut` makes of x's values, row by row; its gradient is the slope that comes with it. Right on every
 * backend; on a graphics card it waits for x to be read back.
 */
export function plainLoss(x: Tensor, workOut: (values: Float32Array) => PlainLoss): Tensor {
  const { value, slope } = workOut(readValues(x));
  if (slope.length !== x.size)
    throw new Error(`invalid slope; expected ${x.size} numbers: ${slope.length}`);
  return recordLoss(fromValues(Float32Array.of(value), []), x, fromValues(slope, x.shape));
}
