/** How texts are prepared, on a few lines made by hand. */

import { describe, expect, test } from 'vitest';
import { preparedBook } from './book.ts';
import { preparedNames } from './names.ts';
import { rhymeClasses } from './rhymes.ts';
import { preparedVerses } from './verses.ts';

describe('names', () => {
  const lists = ['Anna\nErvIn\nKim\nZoë\nAnn-Marie\n', "Kim\nD'Arcy\nBen2\nPiggy\nbo\n"];

  test('stand once, with plain letters and capitals where a name has them', () => {
    expect(preparedNames(lists).split('\n').sort()).toEqual([
      '',
      'Ann-Marie',
      'Anna',
      "D'Arcy",
      'Kim',
    ]);
  });

  test('stand in the same order at every build, whatever the order of the lists', () => {
    expect(preparedNames(lists.toReversed())).toBe(preparedNames(lists));
  });
});

test('poems are parted by one blank line', () => {
  const prepared = preparedVerses(['One.\nTwo.\n\nThree.\n', '\nFour.\n \nFive.']);
  const poems = prepared.trimEnd().split('\n\n');
  expect(poems.sort()).toEqual(['Five.', 'Four.', 'One.\nTwo.', 'Three.']);
  expect(prepared).toMatch(/\.\n$/);
});

describe('the book', () => {
  const prepared = (text: string) => preparedBook((number) => (number === 1 ? text : ''));

  test('has one line a paragraph, and no footnotes', () => {
    const text = 'CHAPTER 1. Loomings.\n\nCall me\n  Ishmael.*\n\n*A footnote.\n\n';
    expect(prepared(text)).toBe('CHAPTER 1. Loomings.\nCall me Ishmael.\n');
  });

  test.each([
    ['“It’s _so_,” he said', '"It\'s so," he said'],
    ['ago—never mind—having', 'ago - never mind - having'],
    ['"Well, I—" said he', '"Well, I -" said he'],
    ['"—and so on"', '"- and so on"'],
    ['"Is it—"', '"Is it -"'],
    ['he cried—"Look!"', 'he cried - "Look!"'],
    ['no more—', 'no more -'],
  ])('is plain: %s', (written, plain) => {
    expect(prepared(written)).toBe(`${plain}\n`);
  });

  test('is without paragraphs that hold a slur', () => {
    expect(prepared('One.\n\nThe Squaw Tistig.\n\nTwo.')).toBe('One.\nTwo.\n');
  });
});

describe('rhymes', () => {
  const dictionary = [
    'export const dictionary = {',
    '  "cat": "K AE1 T",',
    '  "flat": "F L AE1 T",',
    '  "read": "R IY1 D",',
    '  "read(2)": "R EH1 D",',
    '  "red": "R EH1 D",',
    '  "seed": "S IY1 D",',
    '  "sky": "S K AY1",',
    '  "butterfly": "B AH1 T ER0 F L AY2",',
    '  "month": "M AH1 N TH",',
    '  "the": "DH AH0"',
    '};',
  ].join('\n');

  test('are words with the same sounds from the last stressed vowel on', () => {
    const text = 'The cat read: flat red sky! A seed, a butterfly, a month, a plonk.';
    expect(rhymeClasses(dictionary, [text])).toBe(
      'cat flat\nread seed\nread red\nsky butterfly\nmonth\nthe\n',
    );
  });

  test('of other texts are there for words that come up often', () => {
    expect(rhymeClasses(dictionary, ['cat', 'flat flat flat red red'])).toBe('cat flat\n');
  });
});
