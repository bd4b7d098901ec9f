/** What is to be known of the texts before they are read. */

import { expect, test } from 'vitest';
import { type TextSetId, textSet, textSets } from './texts.ts';

test('every text is found by its name, which it has alone', () => {
  for (const set of textSets) expect(textSet(set.id)).toBe(set);
  expect(new Set(textSets.map(({ id }) => id)).size).toBe(textSets.length);
});

test('a text that does not exist is a mistake', () => {
  expect(() => textSet('songs' as TextSetId)).toThrow(
    'invalid id; expected names, tales, verses, book, own: songs',
  );
});
