import { expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { jensenShannon } from './divergence.ts';

test('a coin and a coin that always shows heads are 0.3113 bits apart', () => {
  // The mean is (3/4, 1/4): ½·(½·log₂ ⅔ + ½·log₂ 2) + ½·log₂ 4⁄3 = 1 − ¾·log₂ 3 + … = 0.311278 bits.
  expect(jensenShannon([0.5, 0.5], [1, 0])).toBeCloseTo(1.5 - 0.75 * Math.log2(3), 12);
  expect(jensenShannon([0.5, 0.5], [1, 0])).toBeCloseTo(0.311278, 6);
});

test('the same is 0 bits apart, what has nothing in common 1', () => {
  expect(jensenShannon([0.2, 0.3, 0.5], [0.2, 0.3, 0.5])).toBe(0);
  expect(jensenShannon([0.4, 0.6, 0, 0], [0, 0, 0.9, 0.1])).toBeCloseTo(1, 12);
});

test('it is the same from either side, and its root keeps to the triangle', () => {
  const random = new Random(3);
  const draw = () => {
    const weights = Array.from({ length: 6 }, () => random.uniform() ** 4);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  };
  for (let i = 0; i < 200; i++) {
    const [a, b, c] = [draw(), draw(), draw()];
    expect(jensenShannon(a, b)).toBeCloseTo(jensenShannon(b, a), 12);
    const root = (p: number[], q: number[]) => Math.sqrt(jensenShannon(p, q));
    expect(root(a, c)).toBeLessThanOrEqual(root(a, b) + root(b, c) + 1e-12);
  }
});

test('distributions over different tokens cannot be compared', () => {
  expect(() => jensenShannon([1], [0.5, 0.5])).toThrow('expected one length');
});
