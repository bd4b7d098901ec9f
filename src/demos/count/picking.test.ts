/** Contexts as readers pick them. */

import { describe, expect, test } from 'vitest';
import type { Followers } from './answers.ts';
import {
  asShown,
  asTyped,
  contextAfter,
  contextAt,
  followersOnPage,
  rowContext,
} from './picking.ts';

const shown: Followers = {
  asked: 'th',
  unknown: [],
  chain: [
    { context: 'th', total: 30 },
    { context: 'h', total: 50 },
    { context: '', total: 900 },
  ],
  followers: [{ token: 'e', count: 20 }],
  others: 10,
  page: {
    older: 't',
    rows: ['h', 'o', 'q'],
    columns: ['e', ' ', 'n'],
    counts: [20, 7, 0, 0, 4, 6, 0, 0, 0],
    totals: [30, 11, 0],
  },
};

test('white space is seen in a field, and read again', () => {
  for (const context of ['t h', '\n\n', '\tx', 'the']) {
    expect(asTyped(asShown(context), 'characters')).toBe(context);
  }
  expect(asShown(' the old')).toBe('␣the␣old');
});

test('a small word begins with the space before it, a capital may begin a line', () => {
  expect(asTyped('the old', 'words')).toBe(' the old');
  expect(asTyped('The', 'words')).toBe('The');
  expect(asTyped('t', 'characters')).toBe('t');
});

test('a row’s context is what the page begins with, and the row’s token', () => {
  expect(rowContext(shown.page, 1)).toBe('to');
});

describe('a bar leads on', () => {
  test('a whole context gives up its oldest token', () => {
    expect(contextAfter(shown, 'e', 3)).toBe('he');
  });

  test('a context shorter than the order looks back keeps all of it', () => {
    expect(contextAfter(shown, 'e', 5)).toBe('the');
  });

  test('only as much is kept as fits into a link', () => {
    const long = 'x'.repeat(79);
    const chain = [long, 'x', ''].map((context) => ({ context, total: 1 }));
    expect(contextAfter({ ...shown, chain }, 'yz', 5)).toBe('xyz');
  });
});

test('a token of a passage ends the context that is picked', () => {
  const tokens = [...'abcd'];
  expect([2, 3, 4].map((order) => contextAt(tokens, 3, order))).toEqual(['d', 'cd', 'bcd']);
  expect(contextAt(tokens, 0, 4)).toBe('a');
});

describe('a page that was recorded', () => {
  test('knows what followed each of its contexts', () => {
    const own = followersOnPage(shown, 'to');
    expect(own?.followers).toEqual([
      { token: 'n', count: 6 },
      { token: ' ', count: 4 },
    ]);
    expect([own?.asked, own?.others, own?.chain[0]]).toEqual([
      'to',
      1,
      { context: 'to', total: 11 },
    ]);
    expect(own && contextAfter(own, 'n', 3)).toBe('on');
  });

  test('knows nothing of others, nor of those that have not come up', () => {
    expect(followersOnPage(shown, 'he')).toBeNull();
    expect(followersOnPage(shown, 'tq')).toBeNull();
  });
});
