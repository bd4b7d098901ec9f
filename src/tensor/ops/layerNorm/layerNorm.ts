/** Layer normalisation (Ba et al. 2016): each row to mean 0 and deviation 1, then scaled and shifted by what was learned. */

import type { Tensor } from '@tensorflow/tfjs-core';
import { launch } from '../../launch.ts';
import { record } from '../../tape.ts';

/** Added to the variance, so that a row of equal numbers does not divide by zero. */
export const varianceFloor = 1e-5;

/**
 * scale · (x − mean) / √(variance + 1e-5) + shift, with mean and variance of each row.
 * @param x [rows, width]
 * @param scaleShift [2, width]: the scale, then the shift
 * @returns [rows, width]
 */
export function layerNorm(x: Tensor, scaleShift: Tensor): Tensor {
  const [y, statistics] = launch('LayerNorm', { x, scaleShift }); // statistics: [rows, 2], mean and 1 / deviation
  if (!y || !statistics) throw new Error('invalid kernel; expected two outputs: LayerNorm');
  return record(y, {
    inputs: [x, scaleShift],
    saved: [statistics],
    backward: (gradient) => launch('LayerNormGradient', { gradient, x, statistics, scaleShift }),
  });
}
