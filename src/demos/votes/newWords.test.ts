/** Which words are new, whatever their case, and nothing of the text lost. */

import { expect, test } from 'vitest';
import { newWords } from './newWords.ts';

test('words that were not there are marked, whatever their case', () => {
  expect(newWords('The cat sat.', 'A dog sat: the dog!')).toEqual([
    { text: 'A', isNew: true },
    { text: ' ', isNew: false },
    { text: 'dog', isNew: true },
    { text: ' sat: the ', isNew: false },
    { text: 'dog', isNew: true },
    { text: '!', isNew: false },
  ]);
});

test('nothing is lost, and nothing is marked in the same text', () => {
  const text = '“Où est-il?” he asked —  twice.';
  expect(newWords(text, text)).toEqual([{ text, isNew: false }]);
  expect(
    newWords('', text)
      .map((one) => one.text)
      .join(''),
  ).toBe(text);
});
