/** Byte-pair encoding: hand-worked merges, the encoding that follows from them, and work in short stretches. */

import { describe, expect, test } from 'vitest';
import { BytePairTokenizer } from './bytePair.ts';
import { type Merge, trainBytePairs } from './bytePairTraining.ts';
import type { Pair } from './tokenizer.ts';

/** The example of Sennrich et al. 2016, algorithm 1, without its end-of-word mark. */
const example = [
  ...Array(5).fill('low'),
  ...Array(2).fill('lower'),
  ...Array(6).fill('newest'),
  ...Array(3).fill('widest'),
].join('\n');

describe('training', () => {
  test('merges the pairs of the paper’s example in the order worked out by hand', () => {
    const { merges } = train(example, 8);
    expect(merges.map(({ shows, count }) => [shows, count])).toEqual([
      ['es', 9], // as often as "st", of earlier tokens
      ['est', 9],
      ['lo', 7],
      ['low', 7],
      ['ew', 6],
      ['new', 6],
      ['newest', 6],
      ['dest', 3],
    ]);
    expect(merges.map(({ id }) => id)).toEqual([256, 257, 258, 259, 260, 261, 262, 263]);
    expect(merges[1]?.pair).toEqual([256, 't'.charCodeAt(0)]);
  });

  test('stops when no pair occurs twice', () => {
    const { merges, tokenizer } = train('abcab', 100);
    expect(merges.map(({ shows }) => shows)).toEqual(['ab']);
    expect(tokenizer.vocabulary.length).toBe(257);
  });

  test('learns nothing from an empty text', () => {
    expect(train('', 10).merges).toEqual([]);
  });

  test('never merges across a space’s left side', () => {
    const { merges } = train('to be or not to be '.repeat(20), 100);
    for (const { shows } of merges) expect(shows).toMatch(/^(␣?[^␣]+|␣+)$/);
  });

  test('counts each pair as it stands in the text when it is merged', () => {
    const text = 'she sells sea shells by the sea shore, banana aaaa aaa\n'.repeat(3);
    const { merges } = train(text, 200);
    for (const [i, { pair, count }] of merges.entries()) {
      const before = new BytePairTokenizer(merges.slice(0, i).map((merge) => merge.pair));
      // Runs are encoded one by one, as pairs across two of them do not count.
      const counted = (text.match(/ ?[a-z]+| ?,|\n/g) ?? []).map((run) =>
        occurrences(before.encode(run), pair),
      );
      expect(counted.reduce((sum, one) => sum + one, 0)).toBe(count);
    }
  });

  test('yields many times on the way through a long text', () => {
    const words = Array.from({ length: 5000 }, (_, i) => `w${i}`).join(' ');
    expect(train(words, 3).yields).toBeGreaterThan(15);
  });

  test.each([-1, 0.5])('%s merges are refused', (merges) => {
    expect(() => train('a', merges)).toThrow(
      `invalid merges; expected a whole number from 0: ${merges}`,
    );
  });
});

describe('encoding', () => {
  const { tokenizer } = train(example, 8);

  test('applies the merges in the order in which they were learned', () => {
    expect(shown(tokenizer, 'lowest')).toEqual(['low', 'est']);
    expect(shown(tokenizer, 'slow news')).toEqual(['s', 'low', '␣', 'new', 's']);
  });

  test('falls back to the bytes of UTF-8 for what it has not seen', () => {
    expect([...tokenizer.encode('é🦉')]).toEqual([0xc3, 0xa9, 0xf0, 0x9f, 0xa6, 0x89]);
    expect(shown(tokenizer, 'é')).toEqual(['⟨C3⟩', '⟨A9⟩']);
  });

  test('a token that cuts a character in two shows the whole ones and the bytes of the other', () => {
    const text = '。が。が。が。き。ぎ';
    const vocabulary = train(text, 20).tokenizer.vocabulary.slice(256);
    expect(vocabulary).toContain('。');
    expect(vocabulary.some((token) => /^。⟨E3⟩/.test(token) || /⟨81⟩$/.test(token))).toBe(true);
  });

  test('a lone surrogate comes back as the replacement character', () => {
    expect(tokenizer.decode(tokenizer.encode('a\uD83Eb'))).toBe('a�b');
  });

  test('bytes that are no text are read as replacement characters', () => {
    expect(tokenizer.decode([0x61, 0xff, 0x62])).toBe('a�b');
  });

  test('a pair may only name tokens that were there before it', () => {
    expect(() => new BytePairTokenizer([[97, 256]])).toThrow(
      'invalid token; expected 0 to 255: 256',
    );
  });
});

interface Trained {
  readonly merges: readonly Merge[];
  readonly tokenizer: BytePairTokenizer;
  readonly yields: number;
}

function train(text: string, count: number): Trained {
  const merges: Merge[] = [];
  const training = trainBytePairs(text, { merges: count });
  for (let yields = 0; ; yields++) {
    const { done, value } = training.next();
    if (done) return { merges, tokenizer: value, yields };
    if (value) merges.push(value);
  }
}

function shown(tokenizer: BytePairTokenizer, text: string): (string | undefined)[] {
  return Array.from(tokenizer.encode(text), (id) => tokenizer.vocabulary[id]);
}

function occurrences(tokens: Int32Array, [left, right]: Pair): number {
  return tokens.filter((token, i) => token === left && tokens[i + 1] === right).length;
}
