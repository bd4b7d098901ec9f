/** The n-gram table: hand-worked probabilities and entropies, smoothing, and the limits of what it has seen. */

import { describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { NgramTable, uniformSurprise } from './ngram.ts';

const [a, b, c] = [0, 1, 2];
const orders = [1, 2, 3, 4, 5];

describe('without smoothing', () => {
  const alternating = [a, b, a, b, a, b, a, b];

  test('“abababab” surprises a unigram table by ln 2 and a bigram table not at all', () => {
    expect(learned(alternating, { order: 1, discount: 0 }).surprise(alternating)).toBeCloseTo(
      Math.LN2,
      12,
    );
    expect(learned(alternating, { order: 2, discount: 0 }).surprise(alternating)).toBe(0);
  });

  test('“aabaab” has the entropies worked out by hand', () => {
    // The table learns "aabaab": a four times of six; after a: a, b, a, b; after b: a, once.
    // Scored are a b a a b: a unigram table gives ⅔ ⅓ ⅔ ⅔ ⅓, a bigram one ½ ½ 1 ½ ½,
    // a trigram one has only "a" before the first of them, and then knows the rest.
    const text = [a, a, b, a, a, b];
    const table = learned(text, { order: 3, discount: 0 });
    const unigram = -(3 * Math.log(2 / 3) + 2 * Math.log(1 / 3)) / 5;
    expect(table.surprise(text, 1)).toBeCloseTo(unigram, 12);
    expect(table.surprise(text, 2)).toBeCloseTo((4 * Math.LN2) / 5, 12);
    expect(table.surprise(text, 3)).toBeCloseTo(Math.LN2 / 5, 12);
  });

  test('a higher order is never more surprised by what it learned from', () => {
    const text = babble(3000);
    const table = learned(text, { order: 5, vocabulary: 10, discount: 0 });
    const surprises = orders.map((order) => table.surprise(text, order));
    for (let i = 1; i < 5; i++) expect(surprises[i]).toBeLessThanOrEqual(surprises[i - 1] ?? 0);
  });

  test('what is new is infinitely surprising', () => {
    expect(learned(alternating, { order: 2, discount: 0 }).surprise([a, c])).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  test('a context that was never seen is shortened until it was', () => {
    const table = learned([a, a, b], { order: 3, discount: 0 });
    expect(table.probabilities([c, a])).toEqual(table.probabilities([a]));
    expect(table.probabilities([c, c])).toEqual(table.probabilities([]));
    expect([...table.probabilities([a])]).toEqual([0.5, 0.5, 0]);
  });
});

describe('with smoothing', () => {
  test('a discount of ½ gives the probabilities worked out by hand', () => {
    // "aab", three tokens. Alone: a 2, b 1 of 3, two kinds; p(a) = 1.5/3 + (0.5 · 2/3)/3 = 11/18, p(b) = 5/18, p(c) = 2/18.
    // After a: a 1, b 1 of 2; p(a | a) = 0.5/2 + 0.5 · p(a) = 20/36, p(b | a) = 14/36, p(c | a) = 2/36.
    const table = learned([a, a, b], { order: 2, discount: 0.5 });
    expectClose(table.probabilities([]), [11 / 18, 5 / 18, 2 / 18]);
    expectClose(table.probabilities([a]), [20 / 36, 14 / 36, 2 / 36]);
    expectClose(table.probabilities([b]), [11 / 18, 5 / 18, 2 / 18]);
    expect(table.surprise([a, c])).toBeCloseTo(Math.log(18), 12);
  });

  test('the discount comes from how many stretches occurred once and twice', () => {
    // "aabcc": a and c twice, b once, so D = 1 / (1 + 2 · 2) = 0.2 and p(b) = 0.8/5 + (0.2 · 3/5)/3 = 0.2.
    expectClose(learned([a, a, b, c, c], { order: 1 }).probabilities([]), [0.4, 0.2, 0.4]);
    const given = learned([a, a, b, c, c], { order: 1, discount: 0.2 });
    expectClose(given.probabilities([]), [0.4, 0.2, 0.4]);
  });

  test('the discount stays within 0.1 and 0.9, so that neither the new nor the known gets nothing', () => {
    // All twice: 0 of n₁; all once: n₁ / n₁; and 1 / (1 + 2 · 10) is too little as well.
    const tens = Array.from({ length: 20 }, (_, i) => i >> 1);
    for (const [text, discount] of [
      [tens, 0.1],
      [[...tens, 10], 0.1],
      [[a, b, c], 0.9],
    ] as const) {
      const table = learned(text, { order: 1, vocabulary: 12 });
      const kinds = new Set(text).size;
      expect(table.probabilities([])[11]).toBeCloseTo((discount * kinds) / text.length / 12, 7);
    }
  });

  test.each(orders)('the probabilities of order %i add up to 1 after any context', (order) => {
    const text = babble(500);
    const table = learned(text, { order, vocabulary: 12 });
    for (const context of [[], [11], [11, 11, 11, 11], [0, 11], ...stretches(text, 6)]) {
      const chances = table.probabilities(context);
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 5);
      expect(chances.every((chance) => chance > 0)).toBe(true);
    }
  });

  test('surprise is the mean of −ln p over all tokens but the first', () => {
    const table = learned(babble(500), { order: 3, vocabulary: 12 });
    const text = babble(50, 9);
    const each = text
      .map((token, i) => -Math.log(table.probabilities(text.slice(0, i))[token] ?? 0))
      .slice(1);
    const mean = each.reduce((sum, one) => sum + one, 0) / each.length;
    expect(table.surprise(text)).toBeCloseTo(mean, 5);
  });

  test('on a held-out part, order 2 beats order 1, which beats guessing, and none is infinite', () => {
    const text = babble(4000);
    const table = learned(text.slice(0, 3600), { order: 5, vocabulary: 12 });
    const heldOut = [...text.slice(3600), 11];
    const [unigram = 0, bigram = 0] = orders.map((order) => table.surprise(heldOut, order));
    expect(unigram).toBeLessThan(uniformSurprise(12));
    expect(bigram).toBeLessThan(unigram);
    for (const order of orders) expect(table.surprise(heldOut, order)).toBeLessThan(10);
  });

  test('before it has learned anything every token is as likely', () => {
    const table = new NgramTable({ order: 3, vocabulary: 4 });
    expect([...table.probabilities([1, 2])]).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(table.surprise([0, 1, 2])).toBeCloseTo(uniformSurprise(4), 12);
  });
});

describe('a table of a high order', () => {
  const text = babble(300);

  test('answers for a lower order as a table of that order does', () => {
    const high = learned(text, { order: 5, vocabulary: 10 });
    for (const order of orders) {
      const low = learned(text, { order, vocabulary: 10 });
      expect(high.surprise(text, order)).toBe(low.surprise(text));
      expect(high.probabilities([1, 2, 3, 4], order)).toEqual(low.probabilities([1, 2, 3, 4]));
      expect(high.counts([1, 2, 3, 4], order)).toEqual(low.counts([1, 2, 3, 4]));
      expect(high.sparsity(order)).toEqual(low.sparsity());
    }
  });

  test('learns the same stretch by stretch as at once', () => {
    const once = learned(text, { order: 4, vocabulary: 10 });
    const slowly = new NgramTable({ order: 4, vocabulary: 10 });
    for (let from = 0; from < text.length; from += 7) slowly.learn(text, { from, to: from + 7 });
    expect(slowly.surprise(text)).toBe(once.surprise(text));
    expect(slowly.sparsity()).toEqual(once.sparsity());
  });
});

describe('sample', () => {
  const table = learned(babble(300), { order: 2, vocabulary: 10, discount: 0.5 });

  test('draws each token as often as its probability says', () => {
    const draws = 20_000;
    const random = new Random(4);
    const drawn = new Float64Array(10);
    for (let i = 0; i < draws; i++) add(drawn, table.sample([3], random));
    for (const [token, chance] of table.probabilities([3]).entries()) {
      const deviation = Math.sqrt(draws * chance * (1 - chance));
      expect(Math.abs((drawn[token] ?? 0) - draws * chance)).toBeLessThan(5 * deviation);
    }
  });

  test('never draws what has probability 0', () => {
    const sure = learned([b, b, b], { order: 1, discount: 0 });
    const random = new Random(5);
    for (let i = 0; i < 100; i++) expect(sure.sample([], random)).toBe(b);
  });
});

describe('invalid', () => {
  test.each([0, 7, 1.5])('order %s', (order) => {
    const message = `invalid order; expected 1 to 5: ${order}`;
    expect(() => new NgramTable({ order, vocabulary: 3 })).toThrow(message);
  });

  test('order above the table’s own', () => {
    const table = learned([a, b], { order: 2 });
    const asked = [
      () => table.sparsity(3),
      () => table.surprise([a, b], 3),
      () => table.counts([a, b], 3),
      () => table.probabilities([a, b], 3),
    ];
    for (const ask of asked) expect(ask).toThrow('invalid order; expected 1 to 2: 3');
  });

  test.each([-0.1, 1.1, Number.NaN])('discount %s', (discount) => {
    expect(() => new NgramTable({ order: 1, vocabulary: 3, discount })).toThrow(
      `invalid discount; expected 0 to 1: ${discount}`,
    );
  });

  test.each([-1, 3, 0.5])('token %s', (token) => {
    const table = new NgramTable({ order: 2, vocabulary: 3 });
    const message = `invalid token; expected 0 to 2: ${token}`;
    expect(() => table.learn([token])).toThrow(message);
    expect(() => table.surprise([a, token])).toThrow(message);
    expect(() => table.probabilities([token])).toThrow(message);
  });

  test('vocabulary, and a text of one token', () => {
    expect(() => new NgramTable({ order: 1, vocabulary: 0 })).toThrow(
      'invalid vocabulary; expected a whole number from 1: 0',
    );
    expect(() => learned([a], { order: 1 }).surprise([a])).toThrow(
      'invalid tokens; expected two or more: 1',
    );
  });
});

interface Options {
  readonly order: number;
  readonly vocabulary?: number;
  readonly discount?: number;
}

function learned(text: readonly number[], { vocabulary = 3, ...options }: Options): NgramTable {
  const table = new NgramTable({ vocabulary, ...options });
  table.learn(text);
  return table;
}

/** Tokens 0 to 9, each usually the one before it plus 1 or 2. */
function babble(length: number, seed = 1): number[] {
  const random = new Random(seed);
  let token = 0;
  return Array.from({ length }, () => {
    token = random.uniform() < 0.1 ? random.integer(10) : (token + 1 + random.integer(2)) % 10;
    return token;
  });
}

function stretches(text: readonly number[], length: number): number[][] {
  return text.slice(0, 50).map((_, i) => text.slice(i, i + length));
}

function expectClose(values: Float32Array, expected: readonly number[]): void {
  expect(values.length).toBe(expected.length);
  for (const [i, value] of values.entries()) expect(value).toBeCloseTo(expected[i] ?? 0, 6);
}

function add(counts: Float64Array, i: number): void {
  counts[i] = (counts[i] ?? 0) + 1;
}
