/** What is written follows the table, and what is copied is found. */

import { expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { ReadTables } from './readTables.ts';
import { shareCopied, write } from './writing.ts';

test('a table that knows one way to go on goes that way', () => {
  const text = Int32Array.of(0, 1, 2, 0, 1, 2, 0);
  const table = new ReadTables(text, { order: 2, vocabulary: 3, discount: 0 }).after(7);
  const writing = { begun: Int32Array.of(0), count: 7 };
  expect([...ended(write(table, writing, new Random(1)))]).toEqual([1, 2, 0, 1, 2, 0, 1]);
});

test('of three stretches of three, two stand in the text', () => {
  expect(ended(shareCopied([...'thecatxyzc'], 3, 'the cat: catxthe'))).toBeCloseTo(2 / 3, 12);
  expect(ended(shareCopied([...'ab'], 3, 'ab'))).toBe(0);
});

function ended<T>(working: Generator<void, T>): T {
  for (;;) {
    const { done, value } = working.next();
    if (done) return value;
  }
}
