/** Truncated noise follows the distribution that it says, and stays what it was within the limit. */

import { describe, expect, test } from 'vitest';
import { truncatedNoise } from './truncatedNoise.ts';

const count = 20_000;
/** What a sample of that size exceeds once in a thousand times (Kolmogorov 1933). */
const critical = 1.95 / Math.sqrt(count);

describe.each([0.1, 0.5, 1, 2, 3, Number.POSITIVE_INFINITY])('within %f', (limit) => {
  const noise = truncatedNoise({ kind: 'gaussian', count, limit, seed: 4 });

  test('no number lies beyond', () => {
    expect(noise.every((number) => Math.abs(number) <= limit)).toBe(true);
  });

  test('the numbers follow the normal distribution between the limits (Kolmogorov and Smirnov)', () => {
    const below = phi(-limit);
    const share = (number: number) => (phi(number) - below) / (1 - 2 * below);
    expect(gapTo(noise, share)).toBeLessThan(critical);
  });
});

test('a truncated sample is not taken for an untruncated one', () => {
  const noise = truncatedNoise({ kind: 'gaussian', count, limit: 2, seed: 4 });
  expect(gapTo(noise, phi)).toBeGreaterThan(critical);
});

test('uniform noise within a half lies evenly between −½ and ½', () => {
  const noise = truncatedNoise({ kind: 'uniform', count, limit: 0.5, seed: 4 });
  expect(gapTo(noise, (number) => number + 0.5)).toBeLessThan(critical);
});

test('the same seed repeats, another does not, and numbers within the limit stay under a tighter one', () => {
  const all = { kind: 'gaussian', count: 500, seed: 4 } as const;
  const loose = truncatedNoise({ ...all, limit: 2 });
  expect(truncatedNoise({ ...all, limit: 2 })).toEqual(loose);
  expect(truncatedNoise({ ...all, limit: 2, seed: 5 })).not.toEqual(loose);
  const tight = truncatedNoise({ ...all, limit: 1 });
  const within = loose.map((number, i) => (Math.abs(number) <= 1 ? number : (tight[i] ?? 0)));
  expect(tight).toEqual(within);
});

test('a limit of 0 is refused', () => {
  const noise = { kind: 'gaussian', count: 1, limit: 0, seed: 1 } as const;
  expect(() => truncatedNoise(noise)).toThrow('above 0');
});

/** The largest gap between a sample's distribution and another's. */
function gapTo(sample: Float32Array, share: (number: number) => number): number {
  return sample.toSorted().reduce((gap, number, i) => {
    const expected = share(number);
    return Math.max(gap, Math.abs(expected - i / count), Math.abs(expected - (i + 1) / count));
  }, 0);
}

/** The normal distribution function, by its series (Abramowitz and Stegun 26.2.10). */
function phi(x: number): number {
  if (Math.abs(x) > 6) return x < 0 ? 0 : 1;
  let term = x;
  let sum = x;
  for (let n = 1; n < 100; n++) {
    term *= (-x * x) / (2 * n);
    sum += term / (2 * n + 1);
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}
