/** A drawn number falls where it should. */

import { expect, test } from 'vitest';
import { byChance, tokenAt } from './dice.ts';

const chances = Float32Array.of(0.125, 0.5, 0, 0.375);

test('the likeliest token comes first on the way from 0 to 1', () => {
  expect(byChance(chances)).toEqual([1, 3, 0, 2]);
});

test.each([
  [0, 1],
  [0.4999, 1],
  [0.5, 3],
  [0.8749, 3],
  [0.875, 0],
  [0.9999, 0],
])('%d falls into the share of token %i', (drawn, token) => {
  expect(tokenAt(drawn, byChance(chances), chances)).toBe(token);
});

test('what rounding leaves at the end goes to the likeliest', () => {
  expect(tokenAt(0.99999, [0, 1], Float32Array.of(0.5, 0.4999))).toBe(0);
});
