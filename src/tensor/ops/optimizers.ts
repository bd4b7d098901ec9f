/** One step of an optimiser over one packed vector of parameters. */

import { add, div, mul, sqrt, square, sub, type Tensor } from '@tensorflow/tfjs-core';

/** Settings of Adam; epsilon is always given, since TensorFlow.js's own default is not the paper's. */
export interface AdamSettings {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** What Adam moves: the parameters and the running means of the gradient and of its square, all [parameters]. */
export type AdamState = Readonly<Record<'parameters' | 'mean' | 'square', Tensor>>;

/**
 * Adam (Kingma and Ba 2015, algorithm 1). Returns new tensors; the caller owns them and disposes of the old.
 * @param gradient [parameters]
 * @param step the number of this step, from 1
 */
export function adam(
  state: AdamState,
  gradient: Tensor,
  step: number,
  { learningRate, beta1, beta2, epsilon }: AdamSettings,
): AdamState {
  const mean = add(mul(beta1, state.mean), mul(1 - beta1, gradient));
  const meanSquare = add(mul(beta2, state.square), mul(1 - beta2, square(gradient)));
  // The bias corrections of both means, folded into the rate and into epsilon.
  const correction = Math.sqrt(1 - beta2 ** step);
  const rate = (learningRate * correction) / (1 - beta1 ** step);
  const change = div(mul(rate, mean), add(sqrt(meanSquare), epsilon * correction));
  return { parameters: sub(state.parameters, change), mean, square: meanSquare };
}

/** Plain stochastic gradient descent: parameters − rate · gradient, as a new tensor. */
export function gradientDescent(
  parameters: Tensor,
  gradient: Tensor,
  learningRate: number,
): Tensor {
  return sub(parameters, mul(learningRate, gradient));
}
