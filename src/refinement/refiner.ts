/** Moves a trained model on: by any loss, within a reach. */

import { Random } from '#data/random.ts';
import type { PlacedMatrix } from '#models/matrices.ts';
import type { TokenModel } from '#models/tokenModel.ts';
import { valueAndGradients } from '#tensor/tape.ts';
import { fromValues, readValues, type Tensor, tidy } from '#tensor/tensor.ts';
import {
  type Momenta,
  Optimizer,
  type OptimizerSettings,
  type OptimizerState,
} from '#training/optimizer.ts';
import { type Part, partOf, type Reach } from './reach.ts';

/** What refining has changed, as plain numbers. */
export interface RefinerCheckpoint {
  /** The part's vector, or all parameters. */
  readonly vector: Float32Array;
  readonly optimizer: OptimizerState;
}

const momenta: Momenta = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8 };

/** What a refiner is told of its model. */
export interface RefinerOptions {
  readonly reach: Reach;
  readonly matrices: readonly PlacedMatrix[];
  /** For the low-rank factors. */
  readonly seed: number;
}

/** Refines a model that somebody else owns. Owns an optimiser: call `dispose`. */
export class Refiner {
  private readonly model: TokenModel;
  private readonly part: Part | null;
  private readonly optimizer: Optimizer;
  private vector: Float32Array;

  constructor(model: TokenModel, { reach, matrices, seed }: RefinerOptions) {
    const base = readValues(model.parameters);
    this.model = model;
    this.part = reach.kind === 'all' ? null : partOf(reach, matrices, base, new Random(seed, 0));
    this.vector = this.part?.start.slice() ?? new Float32Array();
    this.optimizer = new Optimizer(this.size, momenta);
  }

  /** How many numbers it can move. */
  get size(): number {
    return this.part?.start.length ?? this.model.parameters.size;
  }

  /** One step down a loss of the model's matrices; the loss before it, in the loss's own unit. */
  step(loss: (layers: readonly Tensor[]) => Tensor, settings: OptimizerSettings): number {
    return tidy(() => {
      const { model, part } = this;
      const layers = model.layers();
      const moved = part ? part.moves.flatMap((i) => layers[i] ?? []) : layers;
      const { value, gradients } = valueAndGradients(moved, () => loss(layers));
      if (part) this.movePart(part, gradients, settings);
      else this.optimizer.apply(model, gradients, settings);
      return readValues(value)[0] ?? Number.NaN;
    });
  }

  /** Everything that refining has changed. */
  checkpoint(): RefinerCheckpoint {
    const vector = this.part ? this.vector.slice() : readValues(this.model.parameters);
    return { vector, optimizer: this.optimizer.state() };
  }

  /** Goes back to a checkpoint of the same reach. Throws when it is of another size. */
  restore({ vector, optimizer }: RefinerCheckpoint): void {
    if (vector.length !== this.size)
      throw new Error(`invalid checkpoint; expected ${this.size} numbers: ${vector.length}`);
    this.optimizer.restore(optimizer);
    this.take(vector.slice());
  }

  /** Frees the optimiser. */
  dispose(): void {
    this.optimizer.dispose();
  }

  private movePart(part: Part, gradients: readonly Tensor[], settings: OptimizerSettings): void {
    const slope = part.gradient(this.vector, gradients.map(readValues));
    const moving = { parameters: fromValues(this.vector) };
    this.optimizer.apply(moving, [fromValues(slope)], settings);
    this.take(readValues(moving.parameters));
  }

  private take(vector: Float32Array): void {
    this.vector = vector;
    this.model.parameters = fromValues(this.part?.parameters(vector) ?? vector);
  }
}
