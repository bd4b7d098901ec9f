/** Principal components of rows whose directions are known. */

import { expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { principalComponents } from './principalComponents.ts';

test('points on a cross lie along its arms, the longer first', () => {
  // Around (1, 1): ±5 along (3, 4) / 5, ±2.5 along (−4, 3) / 5.
  const values = Float32Array.of(4, 5, -2, -3, -1, 2.5, 3, -0.5);
  const { coordinates, shares } = principalComponents({ values, columns: 2 }, 2);
  const expected = [5, 0, -5, 0, 0, -2.5, 0, 2.5];
  for (const [i, value] of expected.entries()) expect(coordinates[i]).toBeCloseTo(value, 5);
  expect(shares[0]).toBeCloseTo(0.8, 6);
  expect(shares[1]).toBeCloseTo(0.2, 6);
});

test('rows that differ in one direction only have no second one', () => {
  const values = Float32Array.from(
    { length: 15 },
    (_, i) => Math.floor(i / 3) * ((i % 3) + 1) * 70,
  );
  const { coordinates, shares } = principalComponents({ values, columns: 3 }, 2);
  expect(shares[0]).toBeCloseTo(1, 6);
  expect(shares[1]).toBe(0);
  const length = 70 * Math.sqrt(14);
  for (const row of [0, 1, 2, 3, 4]) {
    expect(coordinates[2 * row]).toBeCloseTo((row - 2) * length, 2);
    expect(coordinates[2 * row + 1]).toBe(0);
  }
});

test('rows that are all alike are all in the middle', () => {
  const { coordinates, shares } = principalComponents(
    { values: new Float32Array(12).fill(3), columns: 4 },
    2,
  );
  expect([...coordinates]).toEqual([0, 0, 0, 0, 0, 0]);
  expect(shares).toEqual([0, 0]);
});

test('of many columns, what varies along the components adds up, and they do not go together', () => {
  const random = new Random(1);
  const [rows, columns] = [60, 24];
  const values = Float32Array.from(
    { length: rows * columns },
    (_, i) => random.normal() / (1 + (i % columns)),
  );
  const { coordinates, shares } = principalComponents({ values, columns }, columns);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
  for (let i = 1; i < columns; i++)
    expect(shares[i]).toBeLessThanOrEqual((shares[i - 1] ?? 0) + 1e-6);
  let product = 0;
  for (let row = 0; row < rows; row++)
    product += (coordinates[row * columns] ?? 0) * (coordinates[row * columns + 1] ?? 0);
  expect(Math.abs(product)).toBeLessThan(1e-3);
});

test('the same rows give the same picture', () => {
  const random = new Random(2);
  const values = Float32Array.from({ length: 65 * 64 }, () => 0.02 * random.normal());
  const once = principalComponents({ values, columns: 64 }, 2);
  expect(principalComponents({ values, columns: 64 }, 2)).toEqual(once);
});
