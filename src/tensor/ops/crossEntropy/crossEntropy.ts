/** The loss of a guess among many: the surprise at what came. */

import type { Tensor } from '@tensorflow/tfjs-core';
import { launch } from '../../launch.ts';
import { recordLoss } from '../../tape.ts';

/**
 * Mean of −ln softmax(logits)[target] over rows, in nats.
 * @param logits [rows, classes] @param targets int32 [rows], each below the number of classes
 * @returns one number
 */
export function softmaxCrossEntropy(logits: Tensor, targets: Tensor): Tensor {
  if (logits.rank !== 2 || targets.size !== logits.shape[0] || targets.dtype !== 'int32')
    throw new Error(
      `invalid targets; expected a whole number for each row: [${targets.shape}] of ${targets.dtype}`,
    );
  const [value, slope] = launch('SoftmaxCrossEntropy', { logits, targets });
  return recordLoss(value, logits, slope);
}
