/** The stretches of held-out text that are to be guessed. */

import { describe, expect, test } from 'vitest';
import { learnCharacters } from '#data/tokenizers/characters.ts';
import { learnWords } from '#data/tokenizers/words.ts';
import { type HeldOutText, lengths, passagesOf, piecesOf, placeOf } from './passages.ts';

const total = lengths.shown + lengths.hidden;

function letters(heldOut: string, known = heldOut): HeldOutText {
  const tokenizer = learnCharacters(known);
  return { tokenizer, text: { training: known, heldOut }, heldOut: tokenizer.encode(heldOut) };
}

const textAt = (material: HeldOutText, start: number, end: number) =>
  piecesOf(material).slice(start, end).join('');

describe('where they begin', () => {
  test('at a poem’s beginning, where there are poems', () => {
    const poem = `A line of a poem that is about as long as most of them are\nand another\n\n`;
    const material = letters(poem.repeat(20));
    const passages = passagesOf(material);
    expect(passages).toHaveLength(19); // the first poem has no mark before it
    for (const { start, end } of passages)
      expect(textAt(material, start, end)).toBe(poem.slice(0, total));
  });

  test('at a line’s, where there are lines; at a word’s, where there are not enough', () => {
    const line = 'One line of sixty-six letters or a few more, which is long enough.\n';
    const lines = letters(`\n${line.repeat(10)}`);
    expect(passagesOf(lines).every(({ start }) => start % line.length === 1)).toBe(true);
    const words = letters(`${'ten words '.repeat(100)}\nand a line`);
    for (const { start } of passagesOf(words))
      expect(textAt(words, start - 1, start + 1)).toMatch(/^\s\S$/);
  });

  test('anywhere, in a text without spaces', () => {
    const passages = passagesOf(letters('春夏秋冬'.repeat(50)));
    expect(passages.map(({ start }) => start)).toEqual([0, total, 2 * total]);
  });

  test('none overlaps another, and each is whole', () => {
    const passages = passagesOf(letters(`${'a word or two '.repeat(120)}`));
    for (const [i, { start, hidden, end }] of passages.entries()) {
      expect([hidden - start, end - hidden]).toEqual([lengths.shown, lengths.hidden]);
      expect(start).toBeGreaterThanOrEqual(passages[i - 1]?.end ?? 0);
    }
  });

  test('not where most of it is unknown to the tokenizer, if there is anything else', () => {
    const [known, unknown] = ['plain words '.repeat(20), '龍虎 鳥魚 '.repeat(40)];
    const material = letters(`${known}${unknown}${known}`, known);
    for (const { hidden, end } of passagesOf(material)) {
      const own = material.heldOut.slice(hidden, end).filter((token) => token !== 0);
      expect(own.length).toBeGreaterThanOrEqual(lengths.hidden / 2);
    }
    expect(passagesOf(letters(unknown, known)).length).toBeGreaterThan(0);
  });
});

test('a text that is too short for a whole passage is one, with something to be guessed', () => {
  expect(passagesOf(letters('too short'))).toEqual([{ start: 0, hidden: 3, end: 9 }]);
  expect(passagesOf(letters('ab'))).toEqual([{ start: 0, hidden: 1, end: 2 }]);
});

test('pieces are what is written, even where the token says “unknown”', () => {
  expect(piecesOf(letters('a龍b', 'ab'))).toEqual(['a', '龍', 'b']);
  const tokenizer = learnWords('the dog');
  const text = { training: 'the dog', heldOut: 'the odd dog' };
  const heldOut = tokenizer.encode(text.heldOut);
  expect(piecesOf({ tokenizer, text, heldOut })).toEqual(['the', ' odd', ' dog']);
  // When the end of what was learned was put before it, the tokens alone tell.
  const longer = Int32Array.of(...tokenizer.encode('dog'), ...heldOut);
  expect(piecesOf({ tokenizer, text, heldOut: longer })).toHaveLength(longer.length);
});

test.each([1, 2, 3, 7, 26, 59, 200])(
  'of %i passages each comes before any comes again',
  (count) => {
    const places = Array.from({ length: count }, (_, index) => placeOf(index, count));
    expect(new Set(places).size).toBe(count);
    expect(placeOf(0, count)).toBe(0);
    expect(placeOf(count + 1, count)).toBe(placeOf(1, count));
  },
);
