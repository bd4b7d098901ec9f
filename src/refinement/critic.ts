/**
 * A GAN's discriminator after training, as a refiner: what it holds for generated is thrown away, or the noise is moved to
 * where it believes more. Where the discriminator is the best there can be, D/(1 − D) is the density of real data over that
 * of generated data (Goodfellow et al. 2014, proposition 1), and both bring out real data exactly.
 */

import type { Random } from '#data/random.ts';
import type { Gan, GanLoss } from '#models/gan.ts';
import { negatedMean } from '#tensor/ops/scoreLosses/scoreLosses.ts';
import { valueAndGradients } from '#tensor/tape.ts';
import { fromValues, readValues, tidy } from '#tensor/tensor.ts';

/** ln D/(1 − D) of a score, within ±20: the score itself where it is a logit, that of the belief elsewhere. */
export function logOdds(score: number, loss: GanLoss): number {
  switch (loss) {
    case 'log':
      return bounded(score);
    case 'leastSquares':
      return bounded(Math.log(Math.max(0, score) / Math.max(0, 1 - score)));
    case 'hinge':
      return bounded(Math.log(Math.max(0, 1 + score) / Math.max(0, 1 - score)));
    default:
      return loss satisfies never;
  }
}

function bounded(odds: number): number {
  return Math.min(20, Math.max(-20, odds));
}

/**
 * The chance that a point is kept (Azadi et al. 2019, equations 5 and 8): with `leniency` 0 exactly D/(1 − D) over its
 * maximum. A higher leniency keeps more, of what is doubted too. A point that is believed more than the maximum that was
 * estimated is kept.
 * @param odds ln D/(1 − D) of the point @param highest the highest that was met, the estimate of the maximum
 */
export function keepingChance(odds: number, highest: number, leniency = 0): number {
  const below = odds - highest;
  if (below >= 0) return 1;
  return 1 / (1 + Math.exp(-(below - Math.log(-Math.expm1(below)) + leniency)));
}

/** How noise is moved. */
export interface UphillOptions {
  readonly noiseKind: 'gaussian' | 'uniform';
  /** ε: half of it times the slope is added at each step. */
  readonly stepSize: number;
  /** Multiplies the random push of each step: 1 is Langevin dynamics, 0 only climbs. */
  readonly push: number;
}

/**
 * One step of each row of noise uphill on ln D/(1 − D) of its point plus the noise's own log-density, z + ε/2 · slope +
 * √ε · push · n (discriminator-driven latent sampling, Che et al. 2020, algorithm 1). Uniform noise stays within its square.
 * Its scores are taken for log-odds, which those of the log loss are.
 * @param noise [rows, columns], flattened
 */
export function uphill(
  gan: Gan,
  noise: Float32Array,
  { noiseKind, stepSize, push }: UphillOptions,
  random: Random,
): Float32Array {
  const slope = slopeOfOdds(gan, noise);
  return noise.map((z, i) => {
    const pull = noiseKind === 'gaussian' ? -z : 0;
    const moved =
      z +
      (stepSize / 2) * ((slope[i] ?? 0) + pull) +
      Math.sqrt(stepSize) * push * (push === 0 ? 0 : random.normal());
    return noiseKind === 'uniform' ? Math.min(1, Math.max(-1, moved)) : moved;
  });
}

/** The slope of each point's score in its own noise: [rows · columns]. */
export function slopeOfOdds(gan: Gan, noise: Float32Array): Float32Array {
  const columns = gan.generator.architecture.inputs;
  const rows = noise.length / columns;
  return tidy(() => {
    const given = fromValues(noise, [rows, columns]);
    const { gradients } = valueAndGradients([given], () =>
      negatedMean(gan.score(gan.generate(given))),
    );
    // The loss is the mean with its sign turned.
    return readValues(gradients[0] ?? given).map((value) => -rows * value);
  });
}
