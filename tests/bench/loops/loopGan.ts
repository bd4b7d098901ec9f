/** A GAN of two such perceptrons, with the log loss (Goodfellow et al. 2014). */

import { type GanSize, ganAdam } from '../models.ts';
import { type AdamSettings, LoopNetwork } from './loopNetwork.ts';

/** Two networks and what trains them. */
export class LoopGan {
  private readonly generator: LoopNetwork;
  private readonly discriminator: LoopNetwork;
  private readonly rows: number;
  private readonly adam: AdamSettings;
  /** [2 · rows, dimensions]: real rows, then generated ones. */
  private readonly both: Float32Array;
  /** [2 · rows, 1] */
  private readonly gradientAtScores: Float32Array;

  constructor({ configuration, batch, learningRate }: GanSize) {
    this.rows = batch;
    this.adam = { ...ganAdam, learningRate };
    this.generator = new LoopNetwork(configuration.generator, batch);
    this.discriminator = new LoopNetwork(configuration.discriminator, 2 * batch);
    this.both = new Float32Array(2 * batch * configuration.discriminator.inputs);
    this.gradientAtScores = new Float32Array(2 * batch);
  }

  /** Bytes of all arrays. */
  get bytes(): number {
    const own = this.both.byteLength + this.gradientAtScores.byteLength;
    return own + this.generator.bytes + this.discriminator.bytes;
  }

  /** Real data should score high, generated data low. */
  updateDiscriminator(real: Float32Array, noise: Float32Array): void {
    const { rows, both } = this;
    const generated = this.generator.forward(noise, rows);
    both.set(real);
    both.set(generated.subarray(0, real.length), real.length);
    const scores = this.discriminator.forward(both, 2 * rows);
    for (let i = 0; i < 2 * rows; i++)
      this.gradientAtScores[i] = (sigmoid(scores[i] as number) - (i < rows ? 1 : 0)) / (2 * rows);
    this.discriminator.backward(this.gradientAtScores, { needsLayers: true });
    this.discriminator.update(this.adam);
  }

  /** Generated data should score high: the non-saturating form. */
  updateGenerator(noise: Float32Array): void {
    const { rows } = this;
    const scores = this.discriminator.forward(this.generator.forward(noise, rows), rows);
    for (let i = 0; i < rows; i++)
      this.gradientAtScores[i] = (sigmoid(scores[i] as number) - 1) / rows;
    const atData = this.discriminator.backward(this.gradientAtScores, { needsLayers: false });
    this.generator.backward(atData, { needsLayers: true });
    this.generator.update(this.adam);
  }
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
