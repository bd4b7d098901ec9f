/** Shannon's bounds against numbers worked out by hand. */

import { describe, expect, test } from 'vitest';
import { entropyBounds, guessShares, mean, type Round } from './score.ts';

const found = (...guesses: number[]): Round[] =>
  guesses.map((count) => ({ guesses: count, isGivenUp: false }));
const shown = (wrong: number): Round => ({ guesses: wrong, isGivenUp: true });

describe('the shares of guess numbers', () => {
  test('are how many letters of all were found at each guess', () => {
    expect(guessShares(found(1, 1, 2, 1, 4, 1, 1, 2), 5)).toEqual([5 / 8, 2 / 8, 0, 1 / 8, 0]);
  });

  test('a letter given up counts in equal parts for all guesses that were left', () => {
    expect(guessShares([shown(0)], 4)).toEqual([1 / 4, 1 / 4, 1 / 4, 1 / 4]);
    expect(guessShares([...found(1), shown(2)], 4)).toEqual([1 / 2, 0, 1 / 4, 1 / 4]);
  });

  test('a letter given up when only one guess was left counts for that one', () => {
    expect(guessShares([shown(3)], 4)).toEqual([0, 0, 0, 1]);
    expect(guessShares([shown(4)], 4).reduce((sum, share) => sum + share)).toBe(1);
  });
});

describe('the bounds', () => {
  test('are 0 bits when every first guess is right', () => {
    expect(entropyBounds(guessShares(found(1, 1, 1, 1, 1, 1, 1, 1), 27))).toEqual({
      lower: 0,
      upper: 0,
    });
  });

  test('are 1 and 1 when one half takes one guess and the other two', () => {
    // −2 · ½ log₂ ½ = 1; 1 (½ − ½) log₂ 1 + 2 (½ − 0) log₂ 2 = 1.
    expect(entropyBounds(guessShares(found(1, 2), 27))).toEqual({ lower: 1, upper: 1 });
  });

  test('are 1.25 and 1.75 for the shares ½, ¼, ⅛, ⅛', () => {
    // Upper: ½ · 1 + ¼ · 2 + 2 · ⅛ · 3 = 1.75. Lower: 2 (¼ − ⅛) · 1 + 3 · 0 + 4 · ⅛ · 2 = 1.25.
    const { lower, upper } = entropyBounds([1 / 2, 1 / 4, 1 / 8, 1 / 8]);
    expect(upper).toBeCloseTo(1.75, 12);
    expect(lower).toBeCloseTo(1.25, 12);
  });

  test('giving everything up is as uncertain as guessing blindly', () => {
    const { lower, upper } = entropyBounds(guessShares([shown(0), shown(0)], 32));
    expect(upper).toBeCloseTo(5, 12);
    expect(lower).toBeCloseTo(5, 12);
  });

  test('do not depend on which guess paid, only on how often each did', () => {
    expect(entropyBounds([1 / 4, 0, 3 / 4])).toEqual(entropyBounds([3 / 4, 1 / 4]));
  });

  test('the lower one is never above the upper one', () => {
    for (const guesses of [[1], [2, 2, 9], [5, 1, 1, 3, 2, 2, 2, 7], [1, 2, 3, 4, 5, 6, 7, 8]]) {
      const { lower, upper } = entropyBounds(guessShares(found(...guesses), 30));
      expect(lower).toBeLessThanOrEqual(upper + 1e-12);
    }
  });
});

test('the mean of nothing is 0', () => {
  expect([mean([]), mean([1, 2, 6])]).toEqual([0, 3]);
});
