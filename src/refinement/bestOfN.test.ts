/** Best of n against hand-worked numbers, every subset counted, and its bound. */

import { describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import {
  bestOfDivergence,
  divergenceBound,
  expectedAtBest,
  jointScores,
  placeOfBest,
  sharesBeaten,
} from './bestOfN.ts';

describe('the expected best', () => {
  test('of two among 1, 2, 3 is 8/3, of one their mean, of all the highest', () => {
    const scores = [2, 1, 3];
    expect(expectedAtBest(scores, scores, 1)).toBeCloseTo(2, 12);
    expect(expectedAtBest(scores, scores, 2)).toBeCloseTo((2 + 3 + 3) / 3, 12);
    expect(expectedAtBest(scores, scores, 3)).toBeCloseTo(3, 12);
  });

  test('of a rule of yes and no is the chance that one of n keeps it', () => {
    const scores = [0, 1, 0, 0];
    expect(expectedAtBest(scores, scores, 2)).toBeCloseTo(1 / 2, 12);
    expect(expectedAtBest(scores, scores, 3)).toBeCloseTo(3 / 4, 12);
  });

  test('is the mean over all subsets, equals sharing the pick', () => {
    const random = new Random(3);
    const scores = Array.from({ length: 9 }, () => random.integer(4));
    const values = Array.from({ length: 9 }, () => random.uniform());
    for (const n of [1, 2, 4, 7, 9])
      expect(expectedAtBest(scores, values, n)).toBeCloseTo(bruteForce(scores, values, n), 10);
  });

  test('refuses an n that the pool does not hold', () => {
    expect(() => expectedAtBest([1, 2], [1, 2], 3)).toThrow('from 1 to 2: 3');
    expect(() => expectedAtBest([1, 2], [1, 2], 0)).toThrow('invalid n');
  });
});

describe('the divergence', () => {
  test('of one is none, of two ln 2 − 1/2 at most', () => {
    expect(divergenceBound(1)).toBe(0);
    expect(divergenceBound(2)).toBeCloseTo(Math.log(2) - 1 / 2, 12);
    expect(bestOfDivergence([5, 7, 9], 1)).toBeCloseTo(0, 12);
  });

  test('for a rule that half of all texts keep goes to ln 2', () => {
    const scores = [0, 1];
    const [kept, broken] = [3 / 4, 1 / 4];
    const byHand = kept * Math.log(2 * kept) + broken * Math.log(2 * broken);
    expect(bestOfDivergence(scores, 2)).toBeCloseTo(byHand, 12);
    expect(bestOfDivergence(scores, 64)).toBeCloseTo(Math.LN2, 6);
  });

  test('never passes its bound, and comes near it where no two texts are equally good', () => {
    const random = new Random(4);
    for (const levels of [2, 3, 10, 1_000_000]) {
      const scores = Array.from({ length: 2000 }, () => random.integer(levels));
      for (const n of [2, 4, 16, 64]) {
        const found = bestOfDivergence(scores, n);
        expect(found).toBeLessThanOrEqual(divergenceBound(n) + 1e-12);
        if (levels > 1000) expect(divergenceBound(n) - found).toBeLessThan(0.05);
      }
    }
  });
});

describe('several rules', () => {
  test('are the mean of the shares beaten, ties counting half', () => {
    expect(sharesBeaten([0, 1, 0, 1])).toEqual([1 / 4, 3 / 4, 1 / 4, 3 / 4]);
    expect(
      jointScores([
        [0, 1, 0, 1],
        [-1, -2, -3, -4],
      ]),
    ).toEqual([(1 / 4 + 7 / 8) / 2, (3 / 4 + 5 / 8) / 2, (1 / 4 + 3 / 8) / 2, (3 / 4 + 1 / 8) / 2]);
  });

  test('of equals the first is picked, of none none', () => {
    expect(placeOfBest([])).toBe(-1);
    expect(placeOfBest([1, 4, 4])).toBe(1);
  });
});

/** Every subset of that size, one by one. */
function bruteForce(scores: readonly number[], values: readonly number[], n: number): number {
  let sum = 0;
  let subsets = 0;
  for (let bits = 0; bits < 2 ** scores.length; bits++) {
    const drawn = scores.map((_, i) => i).filter((i) => (bits >> i) & 1);
    if (drawn.length !== n) continue;
    const top = Math.max(...drawn.map((i) => scores[i] ?? 0));
    const best = drawn.filter((i) => scores[i] === top);
    sum += best.reduce((all, i) => all + (values[i] ?? 0), 0) / best.length;
    subsets++;
  }
  return sum / subsets;
}
