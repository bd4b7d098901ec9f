/** Losses on a critic's raw scores: each is a mean over rows, in nats or squared units. */

import type { Tensor } from '@tensorflow/tfjs-core';
import { launch } from '../../launch.ts';
import { recordLoss } from '../../tape.ts';

/** Which loss the kernel `ScoreLoss` is to take. */
export type ScoreLossKind = 'binaryCrossEntropy' | 'halfSquaredError' | 'hinge' | 'negatedMean';

/** What the kernel is told. */
export interface ScoreLossAttributes {
  readonly kind: ScoreLossKind;
}

/**
 * Mean binary cross-entropy of logits against targets, in nats: softplus(s) − t·s,
 * which stays finite for any score.
 * @param logits [rows, 1] @param targets [rows, 1], each 0 or 1
 */
export function binaryCrossEntropy(logits: Tensor, targets: Tensor): Tensor {
  return scoreLoss('binaryCrossEntropy', logits, targets);
}

/** Half the mean squared distance of scores from targets (Mao et al. 2017, equation 2). @param scores [rows, 1] */
export function halfSquaredError(scores: Tensor, targets: Tensor): Tensor {
  return scoreLoss('halfSquaredError', scores, targets);
}

/**
 * Mean hinge loss relu(1 − sign·s) (Lim and Ye 2017), where the sign is +1 for real rows and −1 for generated ones.
 * @param scores [rows, 1] @param targets [rows, 1], each 0 or 1
 */
export function hinge(scores: Tensor, targets: Tensor): Tensor {
  return scoreLoss('hinge', scores, targets);
}

/** The mean score with its sign turned: what the generator lowers under the hinge loss. @param scores [rows, 1] */
export function negatedMean(scores: Tensor): Tensor {
  return scoreLoss('negatedMean', scores, scores);
}

function scoreLoss(kind: ScoreLossKind, scores: Tensor, targets: Tensor): Tensor {
  if (scores.size !== targets.size)
    throw new Error(`invalid targets; expected one for each score: ${targets.size}`);
  const [value, slope] = launch('ScoreLoss', { scores, targets }, { kind });
  return recordLoss(value, scores, slope);
}
