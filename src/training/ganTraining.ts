/** Adversarial training: in each step the critic looks at both kinds of data, then the forger answers. */

import type { Random } from '#data/random.ts';
import { Gan, type GanConfiguration, type GanLoss } from '#models/gan.ts';
import type { Network } from '#models/network.ts';
import { valueAndGradients } from '#tensor/tape.ts';
import { fromValues, keep, readValues, type Tensor, tidy } from '#tensor/tensor.ts';
import { ganMomenta, Optimizer, type OptimizerSettings, type OptimizerState } from './optimizer.ts';

/** What may change while a GAN trains. */
export interface GanTrainingSettings {
  readonly loss: GanLoss;
  readonly batchSize: number;
  readonly generator: OptimizerSettings & { readonly updates: number };
  readonly discriminator: OptimizerSettings & { readonly updates: number };
}

/** Where batches come from: each call gives fresh rows, [rows, dimensions] flattened. */
export interface BatchSource {
  readonly real: (rows: number) => Float32Array;
  readonly noise: (rows: number) => Float32Array;
}

/** Both networks' parameters and their optimisers' memories as plain numbers. */
export interface GanCheckpoint {
  readonly generator: NetworkCheckpoint;
  readonly discriminator: NetworkCheckpoint;
}

/** One network's parameters and its optimiser's memory. */
export interface NetworkCheckpoint {
  readonly parameters: Float32Array;
  readonly optimizer: OptimizerState;
}

/** What the discriminator's scores of a batch are compared with. */
interface Targets {
  readonly rows: number;
  /** [rows, 1] */
  readonly ones: Tensor;
  /** [2 · rows, 1]: a 1 for each real row, then a 0 for each generated one. */
  readonly realThenGenerated: Tensor;
}

/** A GAN with the two optimisers that train it. Owns tensors: call `dispose`. */
export class GanTraining {
  readonly gan: Gan;
  private readonly optimizers: { readonly generator: Optimizer; readonly discriminator: Optimizer };
  private readonly source: BatchSource;
  private targets: Targets | null = null;

  constructor(configuration: GanConfiguration, source: BatchSource, random: Random) {
    this.gan = new Gan(configuration, random);
    this.source = source;
    this.optimizers = {
      generator: new Optimizer(this.gan.generator.parameters.size, ganMomenta),
      discriminator: new Optimizer(this.gan.discriminator.parameters.size, ganMomenta),
    };
  }

  /** One training step: the discriminator's updates, then the generator's (algorithm 1 of Goodfellow et al. 2014). */
  step(settings: GanTrainingSettings): void {
    this.gan.loss = settings.loss;
    const targets = this.targetsFor(settings.batchSize);
    for (let i = 0; i < settings.discriminator.updates; i++)
      this.updateDiscriminator(settings, targets);
    for (let i = 0; i < settings.generator.updates; i++) this.updateGenerator(settings, targets);
  }

  /** Everything that training has changed. */
  checkpoint(): GanCheckpoint {
    return { generator: this.save('generator'), discriminator: this.save('discriminator') };
  }

  /** Goes back to a checkpoint of the same architecture. */
  restore(checkpoint: GanCheckpoint): void {
    for (const name of ['generator', 'discriminator'] as const) {
      this.gan[name].parameters = fromValues(checkpoint[name].parameters);
      this.optimizers[name].restore(checkpoint[name].optimizer);
    }
  }

  /** Frees the networks and the optimisers. */
  dispose(): void {
    this.gan.dispose();
    this.optimizers.generator.dispose();
    this.optimizers.discriminator.dispose();
    this.forgetTargets();
  }

  private updateDiscriminator(
    { batchSize, discriminator }: GanTrainingSettings,
    { realThenGenerated }: Targets,
  ): void {
    const { gan } = this;
    tidy(() => {
      const real = fromValues(this.source.real(batchSize), [
        batchSize,
        gan.discriminator.architecture.inputs,
      ]);
      const generated = gan.generate(this.noise(batchSize)); // off the tape: the generator stands still
      const layers = gan.discriminator.layers();
      const { gradients } = valueAndGradients(layers, () =>
        gan.discriminatorLoss(real, generated, realThenGenerated, layers),
      );
      this.optimizers.discriminator.apply(gan.discriminator, gradients, discriminator);
    });
  }

  private updateGenerator({ batchSize, generator }: GanTrainingSettings, { ones }: Targets): void {
    const { gan } = this;
    tidy(() => {
      const layers = gan.generator.layers();
      const { gradients } = valueAndGradients(layers, () =>
        gan.generatorLoss(this.noise(batchSize), ones, layers),
      );
      this.optimizers.generator.apply(gan.generator, gradients, generator);
    });
  }

  /** The targets of a batch of that size, made once. */
  private targetsFor(rows: number): Targets {
    if (this.targets?.rows === rows) return this.targets;
    this.forgetTargets();
    this.targets = {
      rows,
      ones: keep(column(rows, 1)),
      realThenGenerated: keep(column(rows, 1, 0)),
    };
    return this.targets;
  }

  private forgetTargets(): void {
    this.targets?.ones.dispose();
    this.targets?.realThenGenerated.dispose();
    this.targets = null;
  }

  private noise(rows: number): Tensor {
    return fromValues(this.source.noise(rows), [rows, this.gan.generator.architecture.inputs]);
  }

  private save(name: 'generator' | 'discriminator'): NetworkCheckpoint {
    const network: Network = this.gan[name];
    return { parameters: readValues(network.parameters), optimizer: this.optimizers[name].state() };
  }
}

/** `rows` rows of each value, one below the other: [rows · values, 1]. */
function column(rows: number, ...values: readonly number[]): Tensor {
  const all = new Float32Array(rows * values.length);
  for (const [i, value] of values.entries()) all.fill(value, i * rows, (i + 1) * rows);
  return fromValues(all, [all.length, 1]);
}
