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
  if (x.rank !== 2 || scaleShift.shape[0] !== 2 || scaleShift.shape[1] !== x.shape[1])
    throw new Error(
      `invalid norm; expected scale and shift as wide as x: [${x.shape}], [${scaleShift.shape}]`,
    );
  const [y, statistics] = launch('LayerNorm', { x, scaleShift }); // statistics: [rows, 2], mean and 1 / deviation
  if (!y || !statistics) throw new Error('invalid kernel; expected two outputs: LayerNorm');
  return record(y, {
    inputs: [x, scaleShift],
    saved: [statistics],
    backward: (gradient) => launch('LayerNormGradient', { gradient, x, statistics, scaleShift }),
  });
}
