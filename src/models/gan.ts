/** A generative adversarial network (Goodfellow et al. 2014): a forger and a critic, each the other's teacher. */

import type { Random } from '#data/random.ts';
import {
  binaryCrossEntropy,
  halfSquaredError,
  hinge,
  negatedMean,
} from '#tensor/ops/scoreLosses/scoreLosses.ts';
import { stack } from '#tensor/ops/views/views.ts';
import type { Tensor } from '#tensor/tensor.ts';
import { type Architecture, Network } from './network.ts';

/** What the two networks are scored by; each is named after its paper's loss. */
export type GanLoss = 'log' | 'leastSquares' | 'hinge';

/** Everything that fixes a GAN but its weights. */
export interface GanConfiguration {
  readonly generator: Architecture;
  readonly discriminator: Architecture;
  readonly loss: GanLoss;
}

/** The generator turns noise into data; the discriminator scores how real data looks. Owns tensors: call `dispose`. */
export class Gan {
  readonly generator: Network;
  readonly discriminator: Network;
  loss: GanLoss;

  constructor({ generator, discriminator, loss }: GanConfiguration, random: Random) {
    this.generator = new Network(generator, random);
    this.discriminator = new Network(discriminator, random);
    this.loss = loss;
  }

  /** Noise [rows, noise dimensions] in, data [rows, data dimensions] out. */
  generate(noise: Tensor, layers?: readonly Tensor[]): Tensor {
    return this.generator.forward(noise, layers);
  }

  /** Data [rows, data dimensions] in, scores [rows, 1] out: above 0 means "more likely real". */
  score(data: Tensor, layers?: readonly Tensor[]): Tensor {
    return this.discriminator.forward(data, layers);
  }

  /** The discriminator wants real data to score high and generated data low. `targets` is 1 for each real row, then 0. */
  discriminatorLoss(
    real: Tensor,
    generated: Tensor,
    targets: Tensor,
    layers?: readonly Tensor[],
  ): Tensor {
    const scores = this.score(stack(real, generated), layers); // [2 · rows, 1]
    switch (this.loss) {
      case 'log':
        return binaryCrossEntropy(scores, targets);
      case 'leastSquares':
        return halfSquaredError(scores, targets);
      case 'hinge':
        return hinge(scores, targets);
      default:
        return this.loss satisfies never;
    }
  }

  /** The generator wants its own data to score high. `ones` is a column of 1, a row for each row of noise. */
  generatorLoss(noise: Tensor, ones: Tensor, layers?: readonly Tensor[]): Tensor {
    const scores = this.score(this.generate(noise, layers)); // [rows, 1]
    return this.wishToBeReal(scores, ones);
  }

  /** The generator's loss as a function of scores: what the arrows in the figure descend. */
  wishToBeReal(scores: Tensor, ones: Tensor): Tensor {
    switch (this.loss) {
      case 'log':
        return binaryCrossEntropy(scores, ones); // the non-saturating form
      case 'leastSquares':
        return halfSquaredError(scores, ones);
      case 'hinge':
        return negatedMean(scores);
      default:
        return this.loss satisfies never;
    }
  }

  /** Frees both networks. */
  dispose(): void {
    this.generator.dispose();
    this.discriminator.dispose();
  }
}
