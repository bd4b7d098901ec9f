/** A fully connected layer: activation(x · weights + bias). */

import type { Tensor } from '@tensorflow/tfjs-core';
import { launch } from '../../launch.ts';
import { record } from '../../tape.ts';

/** What bends a layer's output. GELU is Hendrycks and Gimpel 2016 in its tanh form, as GPT-2 has it. */
export type Activation = 'linear' | 'relu' | 'leakyRelu' | 'tanh' | 'gelu';

/** The slope of the leaky ReLU below zero. */
export const leakySlope = 0.2;

/** What the kernel `Dense` is told. */
export interface DenseAttributes {
  readonly activation: Activation;
}

/** What the kernel `DenseGradient` is told: which gradients are wanted. */
export interface DenseGradientAttributes extends DenseAttributes {
  readonly needsX: boolean;
  readonly needsLayer: boolean;
}

/**
 * activation(x · weights + bias).
 * @param x [rows, inputs]
 * @param layer [inputs + 1, outputs]: the weights, and the bias as the last row
 * @returns [rows, outputs]
 */
export function dense(x: Tensor, layer: Tensor, activation: Activation): Tensor {
  if (x.rank !== 2 || layer.rank !== 2 || layer.shape[0] !== (x.shape[1] ?? 0) + 1)
    throw new Error(
      `invalid layer; expected a row for each input and the bias: [${x.shape}] · [${layer.shape}]`,
    );
  // All activations but GELU rise, so their slope can be told from the output; GELU's needs the sum before it.
  const [y, told = y] = launch('Dense', { x, layer }, { activation });
  if (!y || !told) throw new Error('invalid kernel; expected an output: Dense');
  return record(y, {
    inputs: [x, layer],
    saved: told === y ? [] : [told],
    backward: (gradient, [needsX = false, needsLayer = false]) => {
      const flowing = launch(
        'DenseGradient',
        { gradient, x, layer, told },
        { activation, needsX, needsLayer },
      );
      return [needsX ? flowing.shift() : null, needsLayer ? flowing.shift() : null];
    },
  });
}
