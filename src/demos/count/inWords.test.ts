/** Counts in sentences that a reader meets. */

import { describe, expect, test } from 'vitest';
import type { Followers, Page } from './answers.ts';
import {
  cellSentence,
  followersSentence,
  lengthInWords,
  pageTitle,
  percent,
  quoted,
  roughly,
  sparsitySentence,
  throwSentence,
} from './inWords.ts';

test.each([
  [0, '0 %'],
  [1, '100 %'],
  [0.998, '99.8 %'],
  [0.294, '29 %'],
  [0.0163, '1.6 %'],
  [0.00004, '0.004 %'],
  [1 / 4.6e9, 'one in 4.6 billion'],
])('the share %d is %s', (share, words) => {
  expect(percent(share)).toBe(words);
});

test('large numbers are named, others are written out', () => {
  expect([roughly(287_496), roughly(75_015_000_000_000)]).toEqual(['287,496', '75 trillion']);
});

test('a space counts among letters, and parts words', () => {
  expect(quoted('t h', 'letters')).toBe('“t␣h”');
  expect(quoted(' the old', 'words')).toBe('“the old”');
  expect(quoted('\n', 'words')).toBe('“↵”');
  expect(quoted(' ', 'words')).toBe('“␣”');
  expect(quoted('.\nThe', 'words')).toBe('“.↵The”');
});

test('an order looks back on one token fewer', () => {
  expect([2, 4].map((order) => lengthInWords(order, 'letters'))).toEqual([
    'one letter',
    'three letters',
  ]);
});

describe('sparsity', () => {
  const size = { order: 4, vocabulary: 66, read: 63_453, contexts: 4683, entries: 13_569 };

  test('is told in numbers', () => {
    expect(sparsitySentence(size, 0.979, 'letters')).toBe(
      'Of the 287,496 contexts of three letters that could occur, the text read so far has 4,683 (1.6 %), with 13,569 entries that are not empty. Of the contexts in unseen text, the table knows 98 %.',
    );
  });

  test('means nothing at order 1, which is said', () => {
    expect(sparsitySentence({ ...size, order: 1, entries: 65 }, 1, 'letters')).toBe(
      'A table of order 1 has one context, the empty one: each letter is drawn by how often it comes at all, and the text read so far has 65 different ones.',
    );
  });
});

describe('what followed', () => {
  const page: Page = { older: '', rows: ['t'], columns: ['h'], counts: [1204], totals: [4131] };
  const shown: Followers = {
    asked: 'xq',
    unknown: [],
    chain: [
      { context: 'xq', total: 45 },
      { context: 'q', total: 48 },
      { context: '', total: 9000 },
    ],
    followers: [{ token: 'u', count: 45 }],
    others: 0,
    page,
  };
  const say = (patch: Partial<Followers>) => followersSentence({ ...shown, ...patch }, 'letters');
  const seen = (...totals: readonly number[]) =>
    shown.chain.map(({ context }, i) => ({ context, total: totals[i] ?? 0 }));

  test('is told of the whole context', () => {
    expect(say({})).toBe('After “xq”, which came up 45 times, came');
    expect(say({ chain: seen(1, 48, 9000) })).toBe('After “xq”, which came up once, came');
    expect(say({ asked: '', chain: [{ context: '', total: 9000 }] })).toBe(
      'Of 9,000 letters, there were',
    );
  });

  test('of a context never seen, it is told what the table falls back on', () => {
    expect(say({ chain: seen(0, 48, 9000) })).toBe(
      '“xq” has not come up in what was read. The table falls back on “q”, which came up 48 times:',
    );
    expect(say({ unknown: ['x', 'q', 'x'], chain: seen(0, 0, 9000) })).toBe(
      '“x” and “q” do not occur in what the table counts. The table falls back on no context at all, only on how often each of 9,000 letters came:',
    );
  });

  test('of nothing read, nothing is told', () => {
    expect(say({ chain: seen(0, 0, 0) })).toBe(
      'Nothing has been read yet, so there is nothing to show: press Train.',
    );
  });
});

describe('a page', () => {
  const page: Page = {
    older: 't',
    rows: ['h', 'q'],
    columns: ['e', ' '],
    counts: [913, 0, 0, 0],
    totals: [1312, 0],
  };

  test('reads its cells', () => {
    const read = (row: number, column: number) => cellSentence(page, { row, column }, 'letters');
    expect(read(0, 0)).toBe('“e” came after “th” 913 times of 1,312: 70 %.');
    expect(read(0, 1)).toBe('“␣” never came after “th”, which came up 1,312 times.');
    expect(read(1, 0)).toBe('“tq” has not come up yet.');
  });

  test('has a title', () => {
    expect(pageTitle(page, 'letters')).toBe('What came after “t” and one more letter');
    expect(pageTitle({ ...page, older: '' }, 'words')).toBe('What came after each word');
    expect(pageTitle({ ...page, older: '', rows: [''] }, 'words')).toBe('How often each word came');
  });
});

describe('a throw', () => {
  const shares = [
    ['h', 0.31],
    ['e', 0.21],
  ] as const;

  test('is told with the share that it fell into', () => {
    expect(throwSentence({ drawn: 0.374, token: 'e', shares }, 'letters')).toBe(
      '0.374 was drawn, which falls into the share of “e”, from 0.31 to 0.52.',
    );
  });

  test('may fall beyond the likeliest', () => {
    expect(throwSentence({ drawn: 0.9997, token: 'q', shares }, 'letters')).toBe(
      '0.999 was drawn: beyond the likeliest, in the small share of “q”.',
    );
  });
});
