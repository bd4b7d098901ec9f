/** Variety and repeats against values worked out by hand. */

import { expect, test } from 'vitest';
import { distinctShare, repeatedAt, repeatShare } from './variety.ts';

const [a, b, c] = [0, 1, 2];

test('distinct-n is the share of different n-grams, over all texts', () => {
  // a b a b: alone a, b of 4; in pairs ab, ba of 3; in threes aba, bab of 2.
  const text = [a, b, a, b];
  expect([1, 2, 3].map((n) => distinctShare([text], n))).toEqual([2 / 4, 2 / 3, 1]);
  // The same text twice has no new n-grams; the pair across the seam (b a) is not counted.
  expect([1, 2, 3].map((n) => distinctShare([text, text], n))).toEqual([2 / 8, 2 / 6, 2 / 4]);
  expect(
    distinctShare(
      [
        [a, b],
        [c, c],
      ],
      2,
    ),
  ).toBe(1);
});

test('tokens of two digits are not taken for two tokens', () => {
  expect(distinctShare([[1, 12, 11, 2]], 2)).toBe(1);
});

test('texts that are too short have no n-grams', () => {
  expect(distinctShare([[a], []], 2)).toBe(0);
  expect(repeatShare([[a], []], 2)).toBe(0);
});

test('a repeat is an n-gram that stood in the same text before', () => {
  // a b c a b: of ab, bc, ca, ab the last one.
  expect(repeatShare([[a, b, c, a, b]], 2)).toBe(1 / 4);
  expect(repeatedAt([a, b, c, a, b], 2)).toEqual([false, false, false, true, true]);
  expect(
    repeatShare(
      [
        [a, b],
        [a, b],
      ],
      2,
    ),
  ).toBe(0);
  expect(repeatedAt([a, a, a], 2)).toEqual([false, true, true]);
});
