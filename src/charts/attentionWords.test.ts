import { expect, test } from 'vitest';
import { attentionWords } from './attentionWords.ts';

/** Without the marks that only direction and line breaks need. */
function wordsOf(...parameters: Parameters<typeof attentionWords>): string {
  return attentionWords(...parameters)
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll('\u00a0', ' ');
}

test('names the three strongest weights, the strongest first, and what is left', () => {
  expect(wordsOf(['a', 'b', 'c', 'd', 'e'], [0.1, 0.4, 0.05, 0.2, 0.25], 4)).toBe(
    '“e” looks at “b” 40 %, itself 25 %, “d” 20 %; 15 % is left for 2 more.',
  );
});

test('the first token can only look at itself', () => {
  expect(wordsOf(['a', 'b'], [1, 0], 0)).toBe('“a” looks at itself 100 %.');
});

test('says how far back a token stands that occurs twice', () => {
  expect(wordsOf(['a', 'b', 'a', 'c'], [0.5, 0, 0.5, 0], 3)).toBe(
    '“c” looks at “a” (3 back) 50 %, “a” (1 back) 50 %; 0 % is left for 2 more.',
  );
});

test('says so when no weight is worth a number', () => {
  const tokens = Array.from({ length: 50 }, () => 'x');
  const even = tokens.map(() => 1 / 50);
  expect(wordsOf(tokens, even, 49)).toBe('“x” looks at each of 50 tokens, at none of them much.');
});

test('what lies ahead counts for nothing', () => {
  expect(wordsOf(['a', 'b', 'c'], [0.3, 0.7, 0.9], 1)).toBe('“b” looks at itself 70 %, “a” 30 %.');
});

test('isolates a token, so that Arabic letters do not turn the sentence around', () => {
  expect(attentionWords(['كان'], [1], 0)).toContain('“\u2068كان\u2069”');
});
