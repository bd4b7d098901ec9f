/** Adam in TensorFlow.js's own operations. */

import { add, div, mul, sqrt, square, sub, type Tensor } from '@tensorflow/tfjs-core';
import { pack } from '../views/views.ts';
import type { AdamAttributes, AdamState } from './adam.ts';

/** The gradients among a kernel's inputs, in their order. */
export function gradientsOf<T>(inputs: Readonly<Record<string, T>>): T[] {
  const gradients: T[] = [];
  for (let one = inputs['gradient0']; one; one = inputs[`gradient${gradients.length}`])
    gradients.push(one);
  return gradients;
}

/** The new parameters, mean and mean square, all [parameters]. */
export function adam(
  inputs: AdamState & Readonly<Record<string, Tensor>>,
  { rate, beta1, beta2, epsilon, decay }: AdamAttributes,
): Tensor[] {
  const gradient = pack(gradientsOf(inputs));
  const mean = add(mul(beta1, inputs.mean), mul(1 - beta1, gradient));
  const meanSquare = add(mul(beta2, inputs.square), mul(1 - beta2, square(gradient)));
  const change = div(mul(rate, mean), add(sqrt(meanSquare), epsilon));
  const kept = decay === 0 ? inputs.parameters : mul(1 - decay, inputs.parameters);
  return [sub(kept, change), mean, meanSquare];
}
