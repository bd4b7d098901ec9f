/** What a table remembers and shows: followers of contexts, and how few of all contexts there were. */

import { describe, expect, test } from 'vitest';
import { NgramTable } from './ngram.ts';
import { NgramCounts } from './ngramCounts.ts';

const [a, b, c] = [0, 1, 2];

describe('counts', () => {
  const table = learned([a, b, a, c, a, b, a, a], { order: 3 });

  test('say what came after a context, the most frequent first', () => {
    expect(table.counts([a], 2)).toEqual([
      { token: b, count: 2 },
      { token: a, count: 1 },
      { token: c, count: 1 },
    ]);
    expect(table.counts([c, b, a], 2)).toEqual(table.counts([a], 2));
    expect(table.counts([b, a])).toEqual([
      { token: a, count: 1 },
      { token: c, count: 1 },
    ]);
  });

  test('are none after a context that was never seen, though a shorter one was', () => {
    expect(table.counts([c, b])).toEqual([]);
  });
});

describe('sparsity', () => {
  test('counts contexts and what came after them', () => {
    // "ababc": after a: b; after b: a, c; c has nothing after it.
    const table = learned([a, b, a, b, c], { order: 2 });
    expect(table.sparsity()).toEqual({ contexts: 2, share: 2 / 3, entries: 3 });
    expect(table.sparsity(1)).toEqual({ contexts: 1, share: 1, entries: 3 });
  });
});

test('how many stretches occurred once and twice is kept up to date', () => {
  const text = [a, b, a, b, a, b, c];
  const counts = new NgramCounts({ longest: 1, vocabulary: 3 });
  text.forEach((_, place) => {
    counts.learn(text, place);
  });
  // a and b three times, c once; "ab" three times, "ba" twice, "bc" once.
  expect([counts.once, counts.twice]).toEqual([
    [1, 1],
    [0, 1],
  ]);
});

function learned(text: readonly number[], { order }: { readonly order: number }): NgramTable {
  const table = new NgramTable({ order, vocabulary: 3 });
  table.learn(text);
  return table;
}
