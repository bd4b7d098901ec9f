/** Next-token training: show the model a stretch of text, and let each place guess what comes. */

import type { Batch } from '#data/corpus.ts';
import type { Random } from '#data/random.ts';
import type { TokenModel } from '#models/tokenModel.ts';
import { createTokenModel, type TokenModelConfiguration } from '#models/tokenModels.ts';
import { valueAndGradients } from '#tensor/tape.ts';
import { fromValues, readValues, type Tensor, tidy } from '#tensor/tensor.ts';
import {
  type Momenta,
  Optimizer,
  type OptimizerSettings,
  type OptimizerState,
} from './optimizer.ts';

/** A model's parameters and its optimiser's memory as plain numbers. */
export interface TokenCheckpoint {
  readonly parameters: Float32Array;
  readonly optimizer: OptimizerState;
}

const momenta: Momenta = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8 };

/** A model of tokens with the optimiser that trains it. Owns tensors: call `dispose`. */
export class TokenTraining {
  readonly model: TokenModel;
  private readonly optimizer: Optimizer;

  constructor(configuration: TokenModelConfiguration, random: Random) {
    this.model = createTokenModel(configuration, random);
    this.optimizer = new Optimizer(this.model.parameters.size, momenta);
  }

  /** One training step on a batch. */
  step(batch: Batch, settings: OptimizerSettings): void {
    tidy(() => this.optimizer.apply(this.model, this.gradients(batch), settings));
  }

  /** Mean surprise at a batch's targets, in nats; nothing is learned. */
  loss(batch: Batch): number {
    return tidy(() => readValues(this.model.loss(batch))[0] ?? Number.NaN);
  }

  /** The slope of that loss in each parameter, where the parameters lie: [parameters]; nothing is learned. */
  gradient(batch: Batch): Float32Array {
    const slopes = new Float32Array(this.model.parameters.size);
    tidy(() => {
      let offset = 0;
      for (const one of this.gradients(batch)) {
        slopes.set(readValues(one), offset);
        offset += one.size;
      }
    });
    return slopes;
  }

  /** Everything that training has changed. */
  checkpoint(): TokenCheckpoint {
    return { parameters: readValues(this.model.parameters), optimizer: this.optimizer.state() };
  }

  /** Goes back to a checkpoint of the same configuration. Throws when it is of another size. */
  restore({ parameters, optimizer }: TokenCheckpoint): void {
    const { size } = this.model.parameters;
    if (parameters.length !== size)
      throw new Error(`invalid checkpoint; expected ${size} parameters: ${parameters.length}`);
    this.model.parameters = fromValues(parameters);
    this.optimizer.restore(optimizer);
  }

  /** Frees the model and the optimiser. */
  dispose(): void {
    this.model.dispose();
    this.optimizer.dispose();
  }

  /** One for each matrix, in their order. */
  private gradients(batch: Batch): Tensor[] {
    const layers = this.model.layers();
    return valueAndGradients(layers, () => this.model.loss(batch, layers)).gradients;
  }
}
