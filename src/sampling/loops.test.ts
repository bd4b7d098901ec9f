/** Loops against hand-worked texts and a brute-force search. */

import { expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { type Loop, loopOf } from './loops.ts';

test('a loop begins where its first round does', () => {
  expect(loopOf([9, 1, 2, 3, 1, 2, 3])).toEqual({ start: 1, period: 3 });
  expect(loopOf([9, 8, 1, 2, 1, 2, 1])).toEqual({ start: 2, period: 2 }); // two rounds and a half
  expect(loopOf([5, 5, 5, 5])).toEqual({ start: 0, period: 1 });
});

test('a text that does not come round twice has none', () => {
  expect(loopOf([])).toBeNull();
  expect(loopOf([1])).toBeNull();
  expect(loopOf([1, 2, 3, 1, 2])).toBeNull();
  expect(loopOf([1, 2, 1, 2, 3])).toBeNull(); // it has left the circle
});

test('on 1,000 random texts it finds what a brute-force search finds', () => {
  const random = new Random(1);
  for (let i = 0; i < 1000; i++) {
    const text = Array.from({ length: random.integer(16) }, () => random.integer(3));
    expect(loopOf(text), text.join(' ')).toEqual(byBruteForce(text));
  }
});

function byBruteForce(text: readonly number[]): Loop | null {
  for (let start = 0; start < text.length; start++)
    for (let period = 1; 2 * period <= text.length - start; period++) {
      const rest = text.slice(start);
      if (rest.every((token, i) => token === rest[i % period])) return { start, period };
    }
  return null;
}
