/** Habits of heads, from attention that is written by hand. */

import { expect, test } from 'vitest';
import { headHabits } from './headHabits.ts';

test('means over all places but the first', () => {
  const attention = Float32Array.of(
    ...[1, 0, 0],
    ...[0.25, 0.75, 0],
    ...[0.5, 0.375, 0.125],
    // Another head: always one back.
    ...[1, 0, 0],
    ...[1, 0, 0],
    ...[0, 1, 0],
  );
  expect(headHabits(attention, Int32Array.of(4, 5, 6))).toEqual([
    {
      before: (0.25 + 0.375) / 2,
      first: (0.25 + 0.5) / 2,
      itself: (0.75 + 0.125) / 2,
      induction: null,
    },
    { before: 1, first: 0.5, itself: 0, induction: null },
  ]);
});

test('induction looks at what followed the last earlier occurrence', () => {
  // a b a a b: place 2 looks for what followed place 0, place 4 for what followed place 1; place 3 follows its own kind.
  const attention = new Float32Array(25);
  attention.set([1], 0);
  attention[2 * 5 + 1] = 0.5;
  attention[3 * 5 + 3] = 1;
  attention[4 * 5 + 2] = 0.25;
  const [habits] = headHabits(attention, Int32Array.of(7, 8, 7, 7, 8));
  expect(habits?.induction).toBe((0.5 + 0.25) / 2);
});

test('one token alone, or attention of another size, is refused', () => {
  expect(() => headHabits(Float32Array.of(1), Int32Array.of(1))).toThrow('invalid attention');
  expect(() => headHabits(new Float32Array(6), Int32Array.of(1, 2))).toThrow(
    'invalid attention; expected [heads, 2, 2] over two tokens or more: 6',
  );
});
