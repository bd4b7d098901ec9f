/** What goes through a tokenizer comes back: for random text of every script, and after a checkpoint. */

import { describe, expect, test } from 'vitest';
import { Random } from '../random.ts';
import { trainBytePairs } from './bytePairTraining.ts';
import { learnCharacters } from './characters.ts';
import { restoredTokenizer } from './restored.ts';
import type { SavedTokenizer, Tokenizer } from './tokenizer.ts';
import { learnWords, splitWords } from './words.ts';

const learned =
  'The cat sat on the mat, and the dog didn’t. القطة على السجادة. 猫坐在垫子上。 👩‍🚀 naïve\n';

const tokenizers: Record<Tokenizer['kind'], (text: string) => Tokenizer> = {
  characters: (text) => learnCharacters(text, { largest: 10_000 }),
  words: (text) => learnWords(text, { largest: 10_000 }),
  bytePairs: (text) => trained(text.repeat(2), 60),
};

describe.each(Object.entries(tokenizers))('%s', (kind, make) => {
  test('give back any text that they learned from', () => {
    for (const text of [
      ...randomTexts(100),
      learned,
      '',
      ' ',
      '\n\n  \n',
      '\r\n',
      '\uFEFFa',
      'a\0b',
    ]) {
      const tokenizer = make(text);
      expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
    }
  });

  test('give ids within the vocabulary for any text at all', () => {
    const tokenizer = make(learned);
    for (const text of [...randomTexts(100), 'lone \uD800 and \uDC00']) {
      for (const id of tokenizer.encode(text)) expect(tokenizer.vocabulary[id]).toBeDefined();
    }
  });

  test('show every token as something that can be seen', () => {
    for (const text of randomTexts(50)) {
      for (const shown of make(text).vocabulary) expect(shown).toMatch(/[^\s\p{C}]/u);
    }
  });

  test('come back from a checkpoint as they were', () => {
    const tokenizer = make(learned);
    const saved = JSON.parse(JSON.stringify(tokenizer)) as SavedTokenizer;
    const restored = restoredTokenizer(saved);
    expect(restored.kind).toBe(kind);
    expect(restored.vocabulary).toEqual(tokenizer.vocabulary);
    expect(restored.encode(learned)).toEqual(tokenizer.encode(learned));
    expect(restored.toJSON()).toEqual(saved);
  });

  test('refuse to decode what is no token', () => {
    const tokenizer = make(learned);
    const size = tokenizer.vocabulary.length;
    for (const id of [-1, size])
      expect(() => tokenizer.decode([id])).toThrow(
        `invalid token; expected 0 to ${size - 1}: ${id}`,
      );
  });
});

test('byte pairs give back any well-formed text, whatever they learned from', () => {
  const tokenizer = trained(learned.repeat(3), 100);
  for (const text of randomTexts(1000)) expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
});

test('words, joined, are the text', () => {
  for (const text of randomTexts(1000)) expect(splitWords(text).join('')).toBe(text);
});

function trained(text: string, merges: number): Tokenizer {
  const training = trainBytePairs(text, { merges });
  for (;;) {
    const { done, value } = training.next();
    if (done) return value;
  }
}

/** Well-formed texts of up to sixty code points from all over Unicode, common and treacherous ones above all. */
function randomTexts(count: number): string[] {
  const random = new Random(11);
  return Array.from({ length: count }, () =>
    Array.from({ length: random.integer(60) }, () => randomCharacter(random)).join(''),
  );
}

function randomCharacter(random: Random): string {
  const [low, high] = ranges[random.integer(ranges.length)] ?? [0, 0];
  return String.fromCodePoint(low + random.integer(high - low + 1));
}

const ranges: readonly (readonly [number, number])[] = [
  [0x00, 0x7f],
  [0x20, 0x20],
  [0x61, 0x66], // few letters, so that pairs recur
  [0x09, 0x0d],
  [0x80, 0x24f],
  [0x300, 0x36f], // accents
  [0x600, 0x6ff], // Arabic
  [0x900, 0xeff], // India to Thailand
  [0x2000, 0x206f], // spaces, joiners, directions
  [0x3000, 0x30ff], // kana
  [0x4e00, 0x9fff], // Han
  [0xac00, 0xd7a3], // Hangul
  [0xe000, 0xfffd],
  [0xfe00, 0xfe0f], // variations
  [0xfeff, 0xfeff], // mark of byte order
  [0x1f1e6, 0x1f1ff], // flags
  [0x1f300, 0x1faff], // emoji
  [0x10000, 0x10ffff],
];
