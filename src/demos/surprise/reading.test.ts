/** What is told about a reading: hand-worked readings, word for word. */

import { describe, expect, test } from 'vitest';
import {
  depthOf,
  mostSurprising,
  type Reading,
  type ReadToken,
  readingOf,
  tellMean,
  tellToken,
  tellUnknown,
} from './reading.ts';

const half = Math.log(2);

describe('the reading of an answer', () => {
  const look = {
    arrays: {
      nats: Float32Array.of(1, 3, 8),
      chances: Float32Array.of(0.5, 0.25, 0.125),
      unknown: Float32Array.of(0, 0, 1),
      blind: Float32Array.of(4),
    },
    texts: { pieces: '["a"," b","?"]', expected: '["a"," c","a"]' },
  };

  test('has each token with what was expected, and a mean that leaves out the unknown', () => {
    const { tokens, mean, blind } = readingOf(look);
    expect(tokens[1]).toEqual({
      piece: ' b',
      nats: 3,
      expected: ' c',
      chance: 0.25,
      isUnknown: false,
    });
    expect(tokens.map(({ isUnknown }) => isUnknown)).toEqual([false, false, true]);
    expect([mean, blind]).toEqual([2, 4]);
  });

  test('has no mean when nothing is known', () => {
    const unknown = Float32Array.of(1, 1, 1);
    expect(readingOf({ ...look, arrays: { ...look.arrays, unknown } }).mean).toBeNull();
  });
});

test('grounds are as deep as the surprise, and deepest from a blind guess on', () => {
  const reading = of([token('a', { nats: 2 }), token('b', { nats: 4 }), token('c', { nats: 9 })]);
  expect(reading.tokens.map((one) => depthOf(one, reading))).toEqual([0.5, 1, 1]);
});

describe('the most surprising token', () => {
  test('is neither the first nor an unknown one', () => {
    const tokens = [token('a', { nats: 9 }), token('b', { nats: 1 }), token('c', { nats: 2 })];
    expect(mostSurprising(of(tokens))).toBe(2);
    expect(mostSurprising(of([...tokens, token('d', { nats: 7, isUnknown: true })]))).toBe(2);
  });

  test('is the first where there is nothing else', () => {
    expect(mostSurprising(of([token('a', {})]))).toBe(0);
    expect(
      mostSurprising(of([token('a', { isUnknown: true }), token('b', { isUnknown: true })])),
    ).toBe(0);
    expect(mostSurprising(of([]))).toBe(0);
  });
});

describe('a token is told', () => {
  const words = [' the', ' red', ' ball', '.'].map((piece) =>
    token(piece, { expected: piece, chance: 0.5 }),
  );

  test('with what stands before it, when it was expected', () => {
    expect(tellToken(of(words), 2)).toBe(
      'After “the red”, “ball” surprised it by 0.7 nats (it gave it 50\u00a0%). It had expected just that.',
    );
  });

  test('with what had been expected instead', () => {
    const reading = of([...words, token(' Tom', { nats: 9, expected: ' She', chance: 0.999 })]);
    expect(tellToken(reading, 4)).toBe(
      'After “red ball.”, “Tom” surprised it by 9.0 nats (it gave it less than 0.1\u00a0%). It had expected “She” (over 99\u00a0%).',
    );
  });

  test('at the beginning, and where nothing was expected', () => {
    const reading = of([token('Mia', { nats: 3, expected: '"', chance: 0.02 })]);
    expect(tellToken(reading, 0)).toBe(
      'At the very beginning, “Mia” surprised it by 3.0 nats (it gave it 5.0\u00a0%). It had expected nothing in particular; likeliest was “"”, at 2.0\u00a0%.',
    );
  });

  test('with white space made visible', () => {
    const letters = [...'by the\nI'].map((piece) => token(piece, { expected: '\n', chance: 0.5 }));
    expect(tellToken(of(letters), 6)).toContain('After “by the”, “↵” surprised');
    expect(tellToken(of(letters), 7)).toContain('After “by the↵”, “I” surprised');
    expect(tellToken(of(letters), 3)).toContain('After “by␣”, “t” surprised');
    expect(tellToken(of(letters), 2)).toContain('“␣” surprised');
    expect(tellToken(of(letters), 3)).toContain('expected “↵” (50');
  });

  test('after whole words, if they are not too long', () => {
    const letters = [...'wondering down to wash'].map((piece) => token(piece, {}));
    expect(tellToken(of(letters), 21)).toContain('After “down to was”');
    const word = [...'一二三四五六七八九十'.repeat(3)].map((piece) => token(piece, {}));
    expect(tellToken(of(word), 29)).toMatch(/After “….{20}”/);
  });

  test('when it is unknown, and when the unknown was expected', () => {
    const [unknown, known] = [
      token('龙', { isUnknown: true }),
      token('a', { nats: 5, expected: '\uFFFD', chance: 0.3 }),
    ];
    expect(tellToken(of([unknown, known]), 0)).toContain(
      '“龙” is nothing that it has a token for. It sees “unknown”, and had given that 50\u00a0%.',
    );
    expect(tellToken(of([unknown, known]), 1)).toContain('It had expected something unknown (30');
  });

  test('as nothing, where there is none', () => {
    expect(tellToken(of([]), 0)).toBe('');
  });
});

test.each([
  [0.5, 'as unsure as picking among 1.6 words'],
  [Math.log(202), 'no better than a blind guess among its 202 words'],
  [Math.log(202) + 0.04, 'no better than a blind guess among its 202 words'],
  [10, 'worse than a blind guess among its 202 words, which is surprised by 5.3'],
  [null, 'It has no token for any of this.'],
])('a mean of %s nats is told: %s', (mean, told) => {
  expect(tellMean({ tokens: [], mean, blind: Math.log(202) }, 'words')).toBe(told);
});

describe('what is unknown', () => {
  test('is not told where all is known', () => {
    expect(tellUnknown(of([token('a', {})]), 'signs')).toBeNull();
  });

  test('is counted, and named once each', () => {
    const unknown = ['龙', '龙', ' ', 'x', 'y', 'z'].map((piece) =>
      token(piece, { isUnknown: true }),
    );
    expect(tellUnknown(of([...unknown, token('a', {})]), 'signs')).toBe(
      '6 signs are none of this model’s (“龙” “␣” “x” “y” …): it knows them only as “unknown”. The mean leaves them out.',
    );
    expect(tellUnknown(of(unknown.slice(0, 1)), 'words')).toBe(
      '1 word is none of this model’s (“龙”): it knows it only as “unknown”. The mean leaves it out.',
    );
  });
});

function token(piece: string, patch: Partial<ReadToken>): ReadToken {
  return { piece, nats: half, expected: 'e', chance: 0.5, isUnknown: false, ...patch };
}

function of(tokens: readonly ReadToken[]): Reading {
  return { tokens, mean: 1, blind: 4 };
}
