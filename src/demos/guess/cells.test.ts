/** Where lines of the board may break. */

import { expect, test } from 'vitest';
import { wordsOf } from './cells.ts';

const wordsIn = (pieces: string[]) => wordsOf(pieces).map((word) => word.map((i) => pieces[i]));

test('letters of a word stay together, with the space or the line break after them', () => {
  expect(wordsIn([...'a fox\nI'])).toEqual([['a', ' '], ['f', 'o', 'x', '\n'], ['I']]);
});

test('a word with its space begins a group, and a mark stays with the word before it', () => {
  expect(wordsIn(['bee', ' and', ' gave', '.', '\n', 'He'])).toEqual([
    ['bee'],
    [' and'],
    [' gave', '.', '\n'],
    ['He'],
  ]);
});

test('scripts without spaces may break before each letter', () => {
  expect(wordsIn([...'小猫。'])).toEqual([['小'], ['猫', '。']]);
});

test('of nothing there are no words', () => {
  expect(wordsOf([])).toEqual([]);
});
