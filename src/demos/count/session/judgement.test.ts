/** Judgements of unseen text, worked out by hand. */

import { expect, test } from 'vitest';
import { type Judgement, judge } from './judgement.ts';
import { ReadTables } from './readTables.ts';

// After 0 came 1 twice and 2 once, after 1 and 2 always 0.
const text = Int32Array.of(0, 1, 0, 1, 0, 2, 0);

test('the mean surprise, what was ruled out, and the contexts known', () => {
  // Judged is the last token of 0 1 0 1 0: it comes after 1, which is known and always leads to 0.
  const { surprises, ...shares } = judged(2, [0, 1, 0, 1, 0]);
  expect(surprises[0]).toBeCloseTo(Math.log(7 / 4), 12);
  expect([surprises[1], shares]).toEqual([0, { impossible: 0, known: 1 }]);
  // After 2 came no 1: ruled out. The context 2 2 never came up, 2 alone did.
  expect(judged(2, [0, 0, 0, 2, 1])).toMatchObject({ impossible: 1, known: 1 });
  expect(judged(3, [0, 0, 2, 2, 0])).toMatchObject({ impossible: 0, known: 0 });
});

test('a text shorter than the longest context is judged from its second token on', () => {
  expect(judged(2, [1, 0]).surprises[1]).toBe(0);
  expect(judged(5, [1, 0]).known).toBe(1);
});

test('no more than 2,000 places are judged, spread over the whole text', () => {
  const long = Array.from({ length: 9000 }, (_, i) => (i < 6000 ? i % 2 : 2 * (i % 2)));
  // Two thirds are 0 1 0 1 …, one third 0 2 0 2 …: half of all places hold a 0, a third a 1, a sixth a 2.
  const expected = (Math.log(7 / 4) * 3 + Math.log(7 / 2) * 2 + Math.log(7)) / 6;
  expect(judged(1, long).surprises[0]).toBeCloseTo(expected, 2);
});

function judged(order: number, heldOut: readonly number[]): Judgement {
  const tables = new ReadTables(text, { order, vocabulary: 3, discount: 0 });
  const judging = judge(tables.after(text.length), Int32Array.from(heldOut));
  for (;;) {
    const { done, value } = judging.next();
    if (done) return value;
  }
}
