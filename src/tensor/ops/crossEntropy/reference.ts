/** Softmax cross-entropy in TensorFlow.js's own operations. */

import { cast, exp, logSoftmax, mul, oneHot, sub, sum, type Tensor } from '@tensorflow/tfjs-core';

/** The mean surprise (one number), and its gradient at the logits [rows, classes]. */
export function crossEntropy({
  logits,
  targets,
}: Readonly<Record<'logits' | 'targets', Tensor>>): Tensor[] {
  const [rows = 0, classes = 0] = logits.shape;
  const chosen = cast(oneHot(targets, classes), 'float32'); // [rows, classes]
  const logProbs = logSoftmax(logits); // [rows, classes]
  return [
    mul(sum(mul(chosen, logProbs)), -1 / rows),
    mul(sub(exp(logProbs), chosen), 1 / rows), // [rows, classes]
  ];
}
