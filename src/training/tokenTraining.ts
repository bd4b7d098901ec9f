/** Next-token training: show the model a stretch of text, and let each place guess what comes. */

import type { Random } from '#data/random.ts';
import { Transformer, type TransformerConfiguration } from '#models/transformer.ts';
import { valueAndGradients } from '#tensor/tape.ts';
import { fromIntegers, readValues, type Tensor, tidy } from '#tensor/tensor.ts';
import { type Momenta, Optimizer } from './optimizer.ts';

/** Stretches of text: what is read, and, one place on, what comes next. */
export interface TokenBatch {
  /** [batch · time], each below the vocabulary */
  readonly tokens: Int32Array;
  /** [batch · time] */
  readonly targets: Int32Array;
  readonly time: number;
}

const momenta: Momenta = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8 };

/** A transformer with the optimiser that trains it. Owns tensors: call `dispose`. */
export class TokenTraining {
  readonly transformer: Transformer;
  private readonly optimizer: Optimizer;

  constructor(configuration: TransformerConfiguration, random: Random) {
    this.transformer = new Transformer(configuration, random);
    this.optimizer = new Optimizer(this.transformer.parameters.size, momenta);
  }

  /** One training step on a batch. */
  step(batch: TokenBatch, learningRate: number): void {
    const { transformer } = this;
    tidy(() => {
      const layers = transformer.layers();
      const { gradients } = valueAndGradients(layers, () => this.lossOn(batch, layers));
      this.optimizer.apply(transformer, gradients, { kind: 'adam', learningRate });
    });
  }

  /** Mean surprise at a batch's targets, in nats; nothing is learned. */
  loss(batch: TokenBatch): number {
    return tidy(() => readValues(this.lossOn(batch))[0] ?? Number.NaN);
  }

  /** Frees the model and the optimiser. */
  dispose(): void {
    this.transformer.dispose();
    this.optimizer.dispose();
  }

  private lossOn({ tokens, targets, time }: TokenBatch, layers?: readonly Tensor[]): Tensor {
    const options = layers ? { time, layers } : { time };
    return this.transformer.loss(fromIntegers(tokens), fromIntegers(targets), options);
  }
}
