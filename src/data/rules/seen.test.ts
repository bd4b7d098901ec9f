/** What occurs in a text, worked out by hand. */

import { expect, test } from 'vitest';
import { differentLetterPairs, letterPairsIn, usualLengths, wordPairsIn, wordsIn } from './seen.ts';

test('words are in small letters and keep their apostrophes', () => {
  expect(wordsIn('Don’t "stop" at 3, O\'Neil!')).toEqual(['don’t', 'stop', 'at', '3', "o'neil"]);
  expect(wordsIn('猫坐在 the mat 上。')).toEqual(['the', 'mat']);
});

test('pairs of letters do not cross a space or a mark', () => {
  expect(letterPairsIn('Tom, no')).toEqual(['to', 'om', 'no']);
  expect(letterPairsIn('猫坐。上')).toEqual(['猫坐']);
  expect(differentLetterPairs('Tom, tom-tom')).toEqual(new Set(['to', 'om']));
});

test('pairs of words have one space between them and nothing else', () => {
  expect(wordPairsIn('The old man, the sea\nof  Rye is')).toEqual([
    'the old',
    'old man',
    'the sea',
    'rye is',
  ]);
  expect(wordPairsIn('a 猫 b')).toEqual([]);
});

test('the usual lengths are those of the middle 98 %', () => {
  const lengths = Array.from({ length: 200 }, (_, i) => i);
  expect(usualLengths(lengths)).toEqual({ least: 2, most: 197 });
  expect(usualLengths(lengths.slice(0, 20))).toEqual({ least: 0, most: 19 });
  expect(usualLengths(lengths.slice(0, 19))).toBeNull();
});
