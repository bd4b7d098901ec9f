/** The optimiser of one network: which rule, and what it remembers between steps. */

import { type AdamSettings, adam, gradientDescent, type Rates } from '#tensor/ops/adam/adam.ts';
import { fromValues, keep, readValues, type Tensor, tidy } from '#tensor/tensor.ts';

/** Adam, or plain stochastic gradient descent. */
export type OptimizerKind = 'adam' | 'sgd';

/** A model whose parameters lie in one packed vector; what is set is kept, and the old one freed. */
export interface Parameterized {
  parameters: Tensor;
}

/** An optimiser's memory as plain numbers, for a checkpoint. */
export interface OptimizerState {
  readonly step: number;
  readonly mean: Float32Array;
  readonly square: Float32Array;
}

/** What Adam is set to beside its rates, which may change from step to step. */
export type Momenta = Omit<AdamSettings, keyof Rates>;

/** GANs want little momentum: Radford et al. 2015, section 3. The paper's epsilon is 1e-8; half-float devices need more. */
export const ganMomenta: Momenta = { beta1: 0.5, beta2: 0.999, epsilon: 1e-7 };

/** Applies gradients to a network's parameters. Owns two vectors as long as the parameters: call `dispose`. */
export class Optimizer {
  private readonly momenta: Momenta;
  private step = 0;
  private mean: Tensor;
  private square: Tensor;

  constructor(size: number, momenta: Momenta) {
    this.momenta = momenta;
    this.mean = fromValues(new Float32Array(size));
    this.square = fromValues(new Float32Array(size));
  }

  /** Moves the network against the gradients (one for each of its layers, in their order). */
  apply(
    network: Parameterized,
    gradients: readonly Tensor[],
    { kind, ...rates }: OptimizerSettings,
  ): void {
    this.step++;
    if (kind === 'sgd') {
      network.parameters = tidy(() => gradientDescent(network.parameters, gradients, rates));
      return;
    }
    const state = { parameters: network.parameters, mean: this.mean, square: this.square };
    const next = tidy(() => adam(state, gradients, this.step, { ...this.momenta, ...rates }));
    network.parameters = next.parameters;
    this.replaceMemory(next.mean, next.square);
  }

  /** The memory now. */
  state(): OptimizerState {
    return { step: this.step, mean: readValues(this.mean), square: readValues(this.square) };
  }

  /** Goes back to a saved memory. */
  restore({ step, mean, square }: OptimizerState): void {
    this.step = step;
    this.replaceMemory(fromValues(mean), fromValues(square));
  }

  /** Frees the memory. */
  dispose(): void {
    this.mean.dispose();
    this.square.dispose();
  }

  private replaceMemory(mean: Tensor, square: Tensor): void {
    this.dispose();
    this.mean = keep(mean);
    this.square = keep(square);
  }
}

/** How one step is to be taken. */
export interface OptimizerSettings extends Rates {
  readonly kind: OptimizerKind;
}
