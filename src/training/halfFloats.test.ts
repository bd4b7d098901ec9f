/** Halves against the numbers that IEEE 754 gives them. */

import { expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { fromHalves, toHalves } from './halfFloats.ts';

test.each([
  [0, 0x0000],
  [-0, 0x8000],
  [1, 0x3c00],
  [-2, 0xc000],
  [1 / 3, 0x3555],
  [65_504, 0x7bff],
  [65_535, 0x7c00],
  [2 ** -14, 0x0400],
  [2 ** -24, 0x0001],
  [2 ** -25, 0x0000],
  [1 + 1 / 2048, 0x3c00],
  [1 + 3 / 2048, 0x3c02],
  [2 - 2 ** -12, 0x4000],
])('%d has the bits %d', (value, bits) => {
  expect(toHalves(Float32Array.of(value))[0]).toBe(bits);
});

test('every half comes back as it was', () => {
  const all = Uint16Array.from({ length: 0x10000 }, (_, bits) => bits);
  const numbers = all.filter((bits) => (bits & 0x7c00) !== 0x7c00);
  expect(toHalves(fromHalves(numbers))).toEqual(numbers);
});

test('what is lost is at most one part in 2,048', () => {
  const random = new Random(1);
  const values = Float32Array.from({ length: 2000 }, () => random.normal());
  const back = fromHalves(toHalves(values));
  for (const [i, value] of values.entries())
    expect(Math.abs((back[i] ?? 0) - value)).toBeLessThanOrEqual(Math.abs(value) / 2048 + 2 ** -25);
});
