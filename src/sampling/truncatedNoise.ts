/** Noise whose numbers lie within a limit: the truncation trick (Brock, Donahue and Simonyan 2019). */

import { Random } from '#data/random.ts';

/** What noise is drawn from: the standard normal distribution, or evenly between −1 and 1. */
export type NoiseKind = 'gaussian' | 'uniform';

/** What is drawn. */
export interface TruncatedNoise {
  readonly kind: NoiseKind;
  readonly count: number;
  /** How far from 0 a number may lie; `Infinity` lets everything through. Must be above 0. */
  readonly limit: number;
  readonly seed: number;
}

/**
 * Numbers of noise, each drawn again until it lies within the limit. Each has a stream of chance of its own, so that under
 * another limit those that lie within it stay what they were.
 */
export function truncatedNoise({ kind, count, limit, seed }: TruncatedNoise): Float32Array {
  if (!(limit > 0)) throw new Error(`invalid limit; expected a number above 0: ${limit}`);
  return Float32Array.from({ length: count }, (_, i) => {
    const random = new Random(seed, firstStream + i);
    for (;;) {
      const number = kind === 'gaussian' ? random.normal() : 2 * random.uniform() - 1;
      if (Math.abs(number) <= limit) return number;
    }
  });
}

/** Beyond the streams of a run. */
const firstStream = 1000;
