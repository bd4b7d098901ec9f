/** The seeded generator: repeatable, independent streams, and the distributions that it promises. */

import { describe, expect, test } from 'vitest';
import { Random, shuffled } from './random.ts';

const draws = 100_000;

describe('seeds', () => {
  test('the same seed gives the same numbers', () => {
    expect(firstTen(new Random(42, 3))).toEqual(firstTen(new Random(42, 3)));
  });

  test.each([
    ['the next seed', new Random(43)],
    ['the opposite seed', new Random(-42)],
    ['a seed that differs only above 32 bits', new Random(42 + 2 ** 32)],
    ['another stream', new Random(42, 1)],
  ])('%s gives other numbers', (_, other) => {
    const apart = firstTen(other).map((value, i) => value !== firstTen(new Random(42))[i]);
    expect(apart).toEqual(Array(10).fill(true));
  });

  test('neighbouring seeds are uncorrelated from their first number on', () => {
    const firsts = Float64Array.from({ length: draws }, (_, seed) => new Random(seed).uniform());
    expect(correlation(firsts.subarray(1), firsts.subarray(0, -1))).toBeLessThan(
      5 / Math.sqrt(draws),
    );
    expect(errorsOfMean(firsts, 1 / 2, Math.sqrt(1 / 12))).toBeLessThan(5);
  });

  test('two streams of one seed are uncorrelated', () => {
    const [data, noise] = [1, 2].map((stream) => numbers(new Random(7, stream), 'uniform'));
    expect(correlation(data, noise)).toBeLessThan(5 / Math.sqrt(draws));
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY])('the seed %s is refused', (seed) => {
    expect(() => new Random(seed)).toThrow(`invalid seed; expected a whole number: ${seed}`);
  });
});

describe('distributions', () => {
  const uniform = numbers(new Random(1), 'uniform');
  const normal = numbers(new Random(2), 'normal');

  test('uniform numbers lie in [0, 1)', () => {
    expect(uniform.every((value) => value >= 0 && value < 1)).toBe(true);
  });

  test('uniform numbers have mean 1/2 and variance 1/12', () => {
    expect(errorsOfMean(uniform, 1 / 2, Math.sqrt(1 / 12))).toBeLessThan(5);
    // The fourth central moment of the uniform distribution is 1/80.
    const squares = uniform.map((value) => (value - 1 / 2) ** 2);
    expect(errorsOfMean(squares, 1 / 12, Math.sqrt(1 / 80 - 1 / 144))).toBeLessThan(5);
  });

  test('normal numbers have mean 0, variance 1, skewness 0 and kurtosis 3', () => {
    // The standard deviation of z to the power n is √(E[z²ⁿ] − E[zⁿ]²), with the moments 1, 3, 15 and 105.
    expect(errorsOfMean(normal, 0, 1)).toBeLessThan(5);
    expect(errorsOfMean(powers(normal, 2), 1, Math.sqrt(2))).toBeLessThan(5);
    expect(errorsOfMean(powers(normal, 3), 0, Math.sqrt(15))).toBeLessThan(5);
    expect(errorsOfMean(powers(normal, 4), 3, Math.sqrt(96))).toBeLessThan(5);
  });

  test('successive normal numbers are uncorrelated', () => {
    expect(correlation(normal.subarray(1), normal.subarray(0, -1))).toBeLessThan(
      5 / Math.sqrt(draws),
    );
  });

  test('integers below 6 are 0 to 5, each as often as the others', () => {
    const random = new Random(3);
    const counts = new Map<number, number>();
    for (let i = 0; i < draws; i++) {
      const face = random.integer(6);
      counts.set(face, (counts.get(face) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    const deviation = Math.sqrt((draws * 5) / 36);
    for (const count of counts.values()) {
      expect(Math.abs(count - draws / 6)).toBeLessThan(5 * deviation);
    }
  });

  test('an integer below 1 is 0', () => expect(new Random(4).integer(1)).toBe(0));
});

test('a restored state goes on with the same numbers', () => {
  const random = new Random(9);
  firstTen(random);
  const state = random.state();
  const onward = [random.uniform(), random.normal(), random.integer(1000)];
  const other = new Random(10);
  other.restore(state);
  expect([other.uniform(), other.normal(), other.integer(1000)]).toEqual(onward);
});

test('a saved state is not moved by later draws', () => {
  const random = new Random(9);
  const state = random.state();
  const copy = structuredClone(state);
  random.uniform();
  expect(state).toEqual(copy);
});

describe('shuffled', () => {
  test('keeps every value and leaves the given list as it is', () => {
    const values = [1, 2, 3, 4, 5, 5];
    expect(shuffled(values, new Random(1)).sort()).toEqual(values);
    expect(values).toEqual([1, 2, 3, 4, 5, 5]);
  });

  test('gives every order as often as any other', () => {
    const random = new Random(2);
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = shuffled(['a', 'b', 'c'], random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    // Five standard deviations of a count that is 1,000 on average.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(145);
    expect(counts.size).toBe(6);
  });
});

function firstTen(random: Random): number[] {
  return Array.from({ length: 10 }, () => random.uniform());
}

function numbers(random: Random, kind: 'uniform' | 'normal'): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: draws }, () => random[kind]());
}

function powers(values: Float64Array, exponent: number): Float64Array<ArrayBuffer> {
  return values.map((value) => value ** exponent);
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How many standard errors the sample's mean is from the true one. */
function errorsOfMean(values: Float64Array, truth: number, deviation: number): number {
  return Math.abs(mean(values) - truth) / (deviation / Math.sqrt(values.length));
}

/** The size of the correlation; its standard error is 1/√n when there is none. */
function correlation(a = new Float64Array(), b = new Float64Array()): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const covariance = mean(a.map((value, i) => (value - meanA) * ((b[i] ?? 0) - meanB)));
  const variance = (values: Float64Array, middle: number) =>
    mean(values.map((value) => (value - middle) ** 2));
  return Math.abs(covariance) / Math.sqrt(variance(a, meanA) * variance(b, meanB));
}
