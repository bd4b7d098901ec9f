/** The losses on scores in TensorFlow.js's own operations. */

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
import type { ScoreLossAttributes, ScoreLossKind } from './scoreLosses.ts';

/** The loss (one number), and its gradient at the scores [rows, 1]. */
export function scoreLoss(
  { scores, targets }: Readonly<Record<'scores' | 'targets', Tensor>>,
  { kind }: ScoreLossAttributes,
): Tensor[] {
  const { value, slopes } = meanOf(kind, scores, targets);
  return [value, mul(slopes, 1 / scores.size)];
}

/** A loss, and each row's own slope. */
function meanOf(kind: ScoreLossKind, s: Tensor, t: Tensor): { value: Tensor; slopes: Tensor } {
  switch (kind) {
    case 'binaryCrossEntropy':
      return { value: mean(sub(softplus(s), mul(t, s))), slopes: sub(sigmoid(s), t) };
    case 'halfSquaredError': {
      const error = sub(s, t);
      return { value: mul(0.5, mean(mul(error, error))), slopes: error };
    }
    case 'hinge': {
      const sign = sub(mul(2, t), 1);
      const margin = sub(1, mul(sign, s));
      return { value: mean(relu(margin)), slopes: neg(mul(sign, step(margin))) };
    }
    case 'negatedMean':
      return { value: neg(mean(s)), slopes: sub(mul(0, s), 1) };
    default:
      return kind satisfies never;
  }
}
