import { expect, test } from 'vitest';
import { stackHeights } from './dotStacks.ts';

test('dots in one column stand on one another in their order, others on the ground', () => {
  expect(stackHeights([5, 20, 5.2, 4.9], 1)).toEqual([0, 0, 1 / 8, 2 / 8]);
  expect(stackHeights([], 1)).toEqual([]);
});

test('a high stack is pressed together, so that none leaves the row', () => {
  const heights = stackHeights(Array(40).fill(3), 1);
  expect(heights[39]).toBe(39 / 40);
  expect(new Set(heights).size).toBe(40);
});
