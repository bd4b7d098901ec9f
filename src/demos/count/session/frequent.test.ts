/** Frequent contexts, rows and columns, counted by hand. */

import { expect, test } from 'vitest';
import { frequentStretch, frequentTokens, pageTokens } from './frequent.ts';

// 0 1 0 2 0 1 0 3 0 1
const text = Int32Array.of(0, 1, 0, 2, 0, 1, 0, 3, 0, 1);
const size = { vocabulary: 5, most: 2, isPreferred: () => false };

test('the most frequent stretch is found among those that pass', () => {
  expect([...frequentStretch(text, 1, () => true)]).toEqual([0]);
  expect([...frequentStretch(text, 2, () => true)]).toEqual([0, 1]);
  expect([...frequentStretch(text, 1, (token) => token !== 0)]).toEqual([1]);
  expect([...frequentStretch(text, 1, () => false)]).toEqual([]);
});

test('a page has the most frequent endings as rows and what follows them as columns', () => {
  // After 0 comes 1 three times, 2 and 3 once; after those always 0, and 1 is the next in the text at large.
  expect(pageTokens(text, [0], size)).toEqual({ rows: [1, 2], columns: [0, 1] });
});

test('rows of a context that hardly ever occurs are filled up with what is frequent', () => {
  expect(pageTokens(text, [3], { ...size, most: 3 }).rows).toEqual([0, 1, 2]);
  expect(pageTokens(text, [4], size)).toEqual({ rows: [0, 1], columns: [0, 1] });
});

test('what is preferred goes before what is more frequent', () => {
  const isPreferred = (token: number) => token === 3;
  expect(frequentTokens(text, { ...size, isPreferred })).toEqual([3, 0]);
  expect(pageTokens(text, [0], { ...size, isPreferred }).rows).toEqual([1, 3]);
});
