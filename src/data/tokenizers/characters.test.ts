/** Characters as tokens: what is known, and what becomes of the rest. */

import { describe, expect, test } from 'vitest';
import { CharacterTokenizer, learnCharacters } from './characters.ts';

describe('the vocabulary', () => {
  test('is the unknown character and then the known ones in the order of their code points', () => {
    expect(learnCharacters('ba c\nb').vocabulary).toEqual(['�', '↵', '␣', 'a', 'b', 'c']);
  });

  test('keeps the most frequent characters, and of equals those met first', () => {
    expect(learnCharacters('aaabbcd', { largest: 3 }).vocabulary).toEqual(['�', 'a', 'b', 'c']);
  });

  test('shows accents and joiners on their own so that they can be seen', () => {
    expect(learnCharacters('\u0301\u200d\ufe0f').vocabulary).toEqual([
      '�',
      '◌\u0301',
      'U+200D',
      'U+FE0F',
    ]);
  });

  test('has no room for what is no character', () => {
    expect(learnCharacters('a\uD800\uFFFD').vocabulary).toEqual(['�', 'a']);
  });

  test('holds 256 known characters unless told otherwise', () => {
    const text = String.fromCodePoint(...Array.from({ length: 400 }, (_, i) => 0x4e00 + i));
    expect(learnCharacters(text).vocabulary.length).toBe(257);
  });

  test.each([0, 1.5])('cannot be %s characters large', (largest) => {
    expect(() => learnCharacters('a', { largest })).toThrow(
      `invalid largest; expected a whole number from 1: ${largest}`,
    );
  });

  test('names no character twice', () => {
    expect(() => new CharacterTokenizer(['a', 'a'])).toThrow(
      'invalid characters; expected each once: aa',
    );
  });
});

test('a character outside the Basic Multilingual Plane is one token', () => {
  const tokenizer = learnCharacters('🦉a');
  expect([...tokenizer.encode('a🦉a')]).toEqual([1, 2, 1]);
});

test('what is unknown becomes token 0 and is read as the replacement character', () => {
  const tokenizer = learnCharacters('ab');
  const ids = tokenizer.encode('a🦉b\uD800\uFFFD');
  expect([...ids]).toEqual([1, 0, 2, 0, 0]);
  expect(tokenizer.decode(ids)).toBe('a�b��');
});
