/** The discriminator as a refiner, where everything is known: exact densities, exact slopes. */

import { beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { Gan } from '#models/gan.ts';
import { selectBackend } from '#tensor/backends.ts';
import { fromValues, readValues, tensorCount, tidy } from '#tensor/tensor.ts';
import { keepingChance, logOdds, slopeOfOdds, uphill } from './critic.ts';

beforeAll(() => selectBackend('simd'));

describe('the chance to be kept', () => {
  test('is D/(1 − D) over its maximum, 1 at the maximum and beyond', () => {
    for (const odds of [-6, -2, -0.5, 0, 1.4])
      expect(keepingChance(odds, 1.5)).toBeCloseTo(Math.exp(odds - 1.5), 10);
    expect(keepingChance(1.5, 1.5)).toBe(1);
    expect(keepingChance(3, 1.5)).toBe(1);
  });

  test('grows with leniency, in odds by its power of e', () => {
    const strict = keepingChance(0, 2);
    const lenient = keepingChance(0, 2, 3);
    expect(lenient / (1 - lenient)).toBeCloseTo((Math.exp(3) * strict) / (1 - strict), 8);
  });

  test('by the best discriminator brings out real data', () => {
    // Generated: both places alike; real: nine in ten at the first. D = real / (real + generated).
    const odds = [0.9, 0.1].map((real) => logOdds(Math.log(real / 0.5), 'log'));
    const highest = Math.max(...odds);
    const kept = odds.map((one) => 0.5 * keepingChance(one, highest));
    expect((kept[0] ?? 0) / ((kept[0] ?? 0) + (kept[1] ?? 0))).toBeCloseTo(0.9, 10);
  });

  test('a belief of one half has odds of 1 under every loss, and certainty has bounds', () => {
    expect([logOdds(0, 'log'), logOdds(0.5, 'leastSquares'), logOdds(0, 'hinge')]).toEqual([
      0, 0, 0,
    ]);
    expect([logOdds(2, 'leastSquares'), logOdds(-3, 'hinge')]).toEqual([20, -20]);
  });
});

describe('uphill', () => {
  test('the slope is that of finite differences', () => {
    const gan = ganOf([6]);
    const noise = Float32Array.of(0.3, -0.7, 1.1, 0.2);
    const slope = slopeOfOdds(gan, noise);
    const scoreAt = (row: number, moved: Float32Array) =>
      tidy(() => readValues(gan.score(gan.generate(fromValues(moved, [2, 2])))))[row] ?? 0;
    for (let i = 0; i < 4; i++) {
      const at = (by: number) => scoreAt(i >> 1, noise.with(i, (noise[i] ?? 0) + by));
      expect(slope[i]).toBeCloseTo((at(0.01) - at(-0.01)) / 0.02, 2);
    }
    gan.dispose();
  });

  test('without a push goes half a step along slope and density, and uniform noise stays within', () => {
    const gan = ganOf([]);
    const noise = Float32Array.of(0.5, -0.9);
    const slope = slopeOfOdds(gan, noise);
    const moved = (noiseKind: 'gaussian' | 'uniform', stepSize: number) =>
      uphill(gan, noise, { noiseKind, stepSize, push: 0 }, new Random(1));
    const one = moved('gaussian', 0.1);
    for (const i of [0, 1])
      expect(one[i]).toBeCloseTo((noise[i] ?? 0) + 0.05 * ((slope[i] ?? 0) - (noise[i] ?? 0)), 5);
    expect(Math.max(...moved('uniform', 1000).map(Math.abs))).toBe(1);
    gan.dispose();
  });

  test('with its push draws from the noise’s density tilted by the odds', () => {
    // Both linear: the slope is the same everywhere, so the noise becomes normal around it.
    const gan = ganOf([]);
    const random = new Random(7);
    let noise: Float32Array = Float32Array.from({ length: 2 * 4000 }, () => random.normal());
    const slope = slopeOfOdds(gan, noise.slice(0, 2));
    for (let step = 0; step < 60; step++)
      noise = uphill(gan, noise, { noiseKind: 'gaussian', stepSize: 0.1, push: 1 }, random);
    for (const column of [0, 1]) {
      const values = noise.filter((_, i) => i % 2 === column);
      const mean = values.reduce((sum, z) => sum + z, 0) / values.length;
      const variance = values.reduce((sum, z) => sum + (z - mean) ** 2, 0) / values.length;
      expect(Math.abs(mean - (slope[column] ?? 0))).toBeLessThan(0.12);
      expect(Math.abs(variance - 1)).toBeLessThan(0.12);
    }
    gan.dispose();
  });

  test('no tensor is left behind', () => {
    const gan = ganOf([4]);
    const before = tensorCount();
    slopeOfOdds(gan, Float32Array.of(1, 2));
    expect(tensorCount()).toBe(before);
    gan.dispose();
  });
});

function ganOf(hidden: readonly number[]): Gan {
  const activation = 'leakyRelu';
  const random = new Random(2);
  const gan = new Gan(
    {
      loss: 'log',
      generator: { inputs: 2, outputs: 2, hidden, activation },
      discriminator: { inputs: 2, outputs: 1, hidden, activation },
    },
    random,
  );
  return gan;
}
