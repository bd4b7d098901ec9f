import { expect, test } from 'vitest';
import { linesOf, mayBreakBetween } from './textLines.ts';

const tokens = (texts: string) => Array.from(texts, (text) => ({ text }));

test('a token that is or ends in a line break ends its line', () => {
  expect(linesOf(tokens('ab↵c'))).toEqual([[0, 1, 2], [3]]);
  expect(linesOf([{ text: '.↵' }, { text: 'It' }])).toEqual([[0], [1]]);
});

test('a line break at the end opens no empty line, several in a row keep their empty lines', () => {
  expect(linesOf(tokens('a↵'))).toEqual([[0, 1]]);
  expect(linesOf(tokens('a↵↵b'))).toEqual([[0, 1], [2], [3]]);
});

test('no tokens are one empty line', () => {
  expect(linesOf([])).toEqual([[]]);
});

test('a line may break at spaces, wherever they stand in the tokens', () => {
  expect(mayBreakBetween('The', '␣fox')).toBe(true);
  expect(mayBreakBetween('The␣', 'fox')).toBe(true);
  expect(mayBreakBetween('␣', 'f')).toBe(true);
});

test('a line breaks neither inside a word nor before a space on its own', () => {
  expect(mayBreakBetween('pre', 'post')).toBe(false);
  expect(mayBreakBetween('e', '␣')).toBe(false);
  expect(mayBreakBetween(undefined, '␣fox')).toBe(false);
});
