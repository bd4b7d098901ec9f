/** How a text is cut into windows: hand-worked ones, and what holds for all. */

import { expect, test } from 'vitest';
import { readingWindows } from './readingWindows.ts';

const letters = Int32Array.of(9, 1, 2, 3, 4, 5, 6, 7);

test('a text that fits the context is one window, without its last token', () => {
  const { tokens, time, guessedAt } = readingWindows(letters, {
    opening: 1,
    context: 8,
    newline: null,
  });
  expect([...tokens]).toEqual([9, 1, 2, 3, 4, 5, 6]);
  expect(time).toBe(7);
  expect([...guessedAt]).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('a longer one is read in windows half a context apart, the last one filled up', () => {
  const { tokens, time, guessedAt } = readingWindows(letters, {
    opening: 1,
    context: 4,
    newline: null,
  });
  expect(time).toBe(4);
  expect([...tokens]).toEqual([9, 1, 2, 3, /**/ 2, 3, 4, 5, /**/ 4, 5, 6, 0]);
  // 1 to 4 by the first window, 5 and 6 by the second, 7 by the third.
  expect([...guessedAt]).toEqual([0, 1, 2, 3, 6, 7, 10]);
});

test('where lines stand for themselves, each is read from its own beginning', () => {
  const lines = Int32Array.of(0, 1, 2, 0, 3, 0, 4, 5, 6);
  const { tokens, time, guessedAt } = readingWindows(lines, { opening: 1, context: 8, newline: 0 });
  expect(time).toBe(3);
  expect([...tokens]).toEqual([0, 1, 2, /**/ 0, 3, 0, /**/ 0, 4, 5]);
  expect([...guessedAt]).toEqual([0, 1, 2, 3, 4, 6, 7, 8]);
});

test.each([
  [1, 1, null],
  [2, 5, null],
  [2, 8, 7],
  [1, 3, 7],
])(
  'opening %i, context %i, line break %s: each token is guessed from the one before it, with half a context or all there is',
  (opening, context, newline) => {
    const text = Int32Array.from({ length: 60 }, (_, i) => (i * i) % 11);
    const { tokens, time, guessedAt } = readingWindows(text, { opening, context, newline });
    expect(time).toBeLessThanOrEqual(context);
    for (const [i, place] of guessedAt.entries()) {
      const target = opening + i;
      const before = (place % time) + 1;
      expect(tokens.slice(place + 1 - before, place + 1)).toEqual(
        text.slice(target - before, target),
      );
      const line = newline === null ? -1 : text.lastIndexOf(newline, target - 1);
      const most = Math.min(context, target - Math.max(0, line));
      expect(before).toBeGreaterThanOrEqual(Math.min(most, Math.floor(context / 2)));
    }
  },
);

test('without an opening, or with nothing after it, nothing can be guessed', () => {
  expect(() => readingWindows(letters, { opening: 0, context: 4, newline: null })).toThrow('text');
  expect(() => readingWindows(letters, { opening: 8, context: 4, newline: null })).toThrow('text');
});
