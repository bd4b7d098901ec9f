/** A fully connected layer: activation(x · weights + bias). */

import { fused, mul, step, sub, sum, type Tensor, tanh } from '@tensorflow/tfjs-core';
import { record } from '../tape.ts';

/** What bends a layer's output. */
export type Activation = 'linear' | 'relu' | 'leakyRelu' | 'tanh';

/** The slope of the leaky ReLU below zero. */
export const leakySlope = 0.2;

/** The weights [inputs, outputs] and the bias [outputs] of one layer. */
export interface DenseWeights {
  readonly weights: Tensor;
  readonly bias: Tensor;
}

/**
 * activation(x · weights + bias).
 * @param x [rows, inputs]
 * @returns [rows, outputs]
 */
export function dense(x: Tensor, { weights, bias }: DenseWeights, activation: Activation): Tensor {
  const y = forward(x, { weights, bias }, activation); // [rows, outputs]
  return record(y, [x, weights, bias], (gradient, [ofX, ofWeights, ofBias]) => {
    const inner = beforeActivation(gradient, y, activation); // [rows, outputs]
    return [
      ofX ? fused.matMul({ a: inner, b: weights, transposeB: true }) : null, // [rows, inputs]
      ofWeights ? fused.matMul({ a: x, b: inner, transposeA: true }) : null, // [inputs, outputs]
      ofBias ? sum(inner, 0) : null, // [outputs]
    ];
  });
}

function forward(a: Tensor, { weights: b, bias }: DenseWeights, activation: Activation): Tensor {
  switch (activation) {
    case 'linear':
    case 'relu':
      return fused.matMul({ a, b, bias, activation });
    case 'leakyRelu':
      return fused.matMul({ a, b, bias, activation: 'leakyrelu', leakyreluAlpha: leakySlope });
    case 'tanh':
      return tanh(fused.matMul({ a, b, bias }));
    default:
      return activation satisfies never;
  }
}

/** The gradient before the activation, told from the output y alone: each of these activations rises. */
function beforeActivation(gradient: Tensor, y: Tensor, activation: Activation): Tensor {
  switch (activation) {
    case 'linear':
      return gradient;
    case 'relu':
      return mul(gradient, step(y));
    case 'leakyRelu':
      return mul(gradient, step(y, leakySlope));
    case 'tanh':
      return mul(gradient, sub(1, mul(y, y)));
    default:
      return activation satisfies never;
  }
}
