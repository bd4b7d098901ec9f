/** One step of an optimiser over one packed vector of parameters. */

import { mul, sub, type Tensor } from '@tensorflow/tfjs-core';
import { launch } from '../../launch.ts';
import { pack } from '../views/views.ts';

/** How far a step goes. */
export interface Rates {
  readonly learningRate: number;
  /** The share of each parameter that a step of rate 1 would take away (Loshchilov and Hutter 2019); none unless given. */
  readonly weightDecay?: number;
}

/** Settings of Adam; epsilon is always given, since TensorFlow.js's own default is not the paper's. */
export interface AdamSettings extends Rates {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** What Adam moves: the parameters and the running means of the gradient and of its square, all [parameters]. */
export type AdamState = Readonly<Record<'parameters' | 'mean' | 'square', Tensor>>;

/** What the kernel `Adam` is told; the corrections of both means are folded into rate and epsilon. */
export interface AdamAttributes {
  readonly rate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Learning rate times weight decay. */
  readonly decay: number;
}

/**
 * Adam (Kingma and Ba 2015, algorithm 1) with decoupled weight decay. The new state may lie where the old one lay:
 * the caller owns it, disposes of the old, and reads the old no more.
 * @param gradients behind one another as long as the parameters, in their order; any shapes
 * @param step the number of this step, from 1
 */
export function adam(
  state: AdamState,
  gradients: readonly Tensor[],
  step: number,
  { learningRate, beta1, beta2, epsilon, weightDecay = 0 }: AdamSettings,
): AdamState {
  const { size } = state.parameters;
  const given = gradients.reduce((sum, gradient) => sum + gradient.size, 0);
  if (given !== size || state.mean.size !== size || state.square.size !== size)
    throw new Error(`invalid gradients; expected ${size} numbers: ${given}`);
  const correction = Math.sqrt(1 - beta2 ** step);
  const [parameters, mean, square] = launch(
    'Adam',
    { ...state, ...Object.fromEntries(gradients.map((one, i) => [`gradient${i}`, one])) },
    {
      rate: (learningRate * correction) / (1 - beta1 ** step),
      beta1,
      beta2,
      epsilon: epsilon * correction,
      decay: learningRate * weightDecay,
    },
  );
  if (!parameters || !mean || !square)
    throw new Error('invalid kernel; expected three outputs: Adam');
  return { parameters, mean, square };
}

/** Plain stochastic gradient descent: parameters − rate · (gradient + decay · parameters), as a new tensor. */
export function gradientDescent(
  parameters: Tensor,
  gradients: readonly Tensor[],
  { learningRate, weightDecay = 0 }: Rates,
): Tensor {
  const kept = weightDecay === 0 ? parameters : mul(1 - learningRate * weightDecay, parameters);
  return sub(kept, mul(learningRate, pack(gradients)));
}
