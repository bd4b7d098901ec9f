/** What picking comes to, on pools small enough to check by hand. */

import { expect, test } from 'vitest';
import type { Look } from '#engine/session.ts';
import { drawOf, gainsOf, poolOf, poolQuestions, poolSize, rules, rulesOn } from './pool.ts';

const none = Object.fromEntries(rules.map(({ id }) => [id, false])) as Parameters<
  typeof rulesOn
>[0];
const look: Look = {
  arrays: {
    tokens: Float32Array.of(4, 6, 8, 10),
    dog: Float32Array.of(0, 1, 0, 0),
    shorter: Float32Array.of(-4, -6, -8, -10),
  },
  texts: { texts: JSON.stringify(['a', 'b', 'c', 'd']) },
};
const pool = poolOf([look]);

test('the questions ask for every text of the pool once', () => {
  const places = poolQuestions({ diceSeed: 7 }).flatMap(({ from, count }) =>
    Array.from({ length: Number(count) }, (_, i) => Number(from) + i),
  );
  expect(places).toEqual(Array.from({ length: poolSize }, (_, i) => i));
});

test('a rule of yes and no is told as a share, one of degrees by how many texts the pick beats', () => {
  const dog = gainsOf(pool, rulesOn({ ...none, dog: true }));
  expect(dog.mean.map((share) => Math.round(100 * share))).toEqual([25, 50, 75, 100]);
  expect(dog.tokens).toBe(7);
  const shorter = gainsOf(pool, rulesOn({ ...none, shorter: true }));
  expect(shorter.mean[0]).toBeCloseTo(1 / 2, 12);
  expect(shorter.mean[3]).toBeCloseTo(7 / 8, 12);
  expect(shorter.divergence[0]).toBeCloseTo(0, 12);
  expect(shorter.divergence[1]).toBeLessThanOrEqual(shorter.bound[1] ?? 0);
});

test('two rules count alike', () => {
  const both = rulesOn({ ...none, dog: true, shorter: true });
  // The second text: beats 7/8 by its dog and 5/8 by its length, the first 3/8 and 7/8.
  expect(drawOf(pool, both, { n: 4, draw: 0 }).kept).toBe(1);
  expect(gainsOf(pool, both).byRule.map(({ rule }) => rule.id)).toEqual(['dog', 'shorter']);
});

test('draws follow one another through the pool and begin again; without a rule the first is kept', () => {
  const on = rulesOn({ ...none, dog: true });
  const texts = (draw: number) => drawOf(pool, on, { n: 2, draw }).texts.map(({ text }) => text);
  expect([0, 1, 2].map(texts)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['a', 'b'],
  ]);
  expect(drawOf(pool, on, { n: 2, draw: 0 }).kept).toBe(1);
  expect(drawOf(pool, [], { n: 2, draw: 0 }).kept).toBe(0);
});
