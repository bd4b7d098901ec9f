/** Losses on a critic's raw scores: each is a mean over rows, in nats or squared units. */

import {
  mean,
  mul,
  neg,
  relu,
  sigmoid,
  softplus,
  step,
  sub,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { record } from '../tape.ts';

/**
 * Mean binary cross-entropy of logits against targets, in nats: softplus(s) − t·s,
 * which stays finite for any score.
 * @param logits [rows, 1] @param targets [rows, 1], each 0 or 1
 */
export function binaryCrossEntropy(logits: Tensor, targets: Tensor): Tensor {
  const value = mean(sub(softplus(logits), mul(targets, logits)));
  return record(value, [logits], (gradient) => [share(gradient, sub(sigmoid(logits), targets))]);
}

/** Half the mean squared distance of scores from targets (Mao et al. 2017, equation 2). @param scores [rows, 1] */
export function halfSquaredError(scores: Tensor, targets: Tensor): Tensor {
  const error = sub(scores, targets);
  const value = mul(0.5, mean(mul(error, error)));
  return record(value, [scores], (gradient) => [share(gradient, error)]);
}

/**
 * Mean hinge loss relu(1 − sign·s) (Lim and Ye 2017), where the sign is +1 for real rows and −1 for generated ones.
 * @param scores [rows, 1] @param targets [rows, 1], each 0 or 1
 */
export function hinge(scores: Tensor, targets: Tensor): Tensor {
  const sign = sub(mul(2, targets), 1);
  const margin = sub(1, mul(sign, scores));
  const value = mean(relu(margin));
  return record(value, [scores], (gradient) => [share(gradient, neg(mul(sign, step(margin))))]);
}

/** The mean score with its sign turned: what the generator lowers under the hinge loss. @param scores [rows, 1] */
export function negatedMean(scores: Tensor): Tensor {
  const value = neg(mean(scores));
  return record(value, [scores], (gradient) => [share(gradient, sub(mul(0, scores), 1))]);
}

/** Spreads the gradient of a mean over its rows. */
function share(gradient: Tensor, perRow: Tensor): Tensor {
  return mul(mul(gradient, 1 / perRow.size), perRow);
}
