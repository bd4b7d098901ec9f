/** Words as tokens: where text is cut, and what becomes of unknown words. */

import { expect, test } from 'vitest';
import { learnWords, splitWords, WordTokenizer } from './words.ts';

test.each([
  ['The cat (mine) sat.', ['The', ' cat', ' (', 'mine', ')', ' sat', '.']],
  ['don’t won\'t "go"', ['don’t', " won't", ' "', 'go', '"']],
  ['one\n\ntwo  three\t4', ['one', '\n', '\n', 'two', ' ', ' three', '\t', '4']],
  ['猫が座る。', ['猫', 'が', '座', 'る', '。']],
  ['ไก่', ['ไ', 'ก่']],
  ['القطة، هنا', ['القطة', '،', ' هنا']],
  ['नमस्ते दुनिया', ['नमस्ते', ' दुनिया']],
  ['می‌خواهم', ['می‌خواهم']],
  ['e\u0301te\u0301 ❤\ufe0f', ['e\u0301te\u0301', ' ❤\ufe0f']],
])('%j is cut into words, marks and white space', (text, expected) => {
  expect(splitWords(text)).toEqual(expected);
});

test('the vocabulary is the two unknown tokens and then the words, the most frequent first', () => {
  expect(learnWords('a b b\nb').vocabulary).toEqual(['�', '␣�', '␣b', 'a', '↵', 'b']);
  expect(learnWords('a b b\nb', { largest: 1 }).vocabulary).toEqual(['�', '␣�', '␣b']);
});

test('an unknown word keeps its place and its space', () => {
  const tokenizer = learnWords('The cat sat.');
  const ids = tokenizer.encode('Dogs sat. A cat sat.');
  expect(tokenizer.decode(ids)).toBe('� sat. � cat sat.');
  expect(tokenizer.encode(tokenizer.decode(ids))).toEqual(ids);
});

test('a vocabulary names no word twice, and not the unknown one', () => {
  expect(() => new WordTokenizer(['a', 'a'])).toThrow('invalid words; expected each once: a|a');
  expect(() => new WordTokenizer(['�'])).toThrow('invalid words; expected each once: �');
});
