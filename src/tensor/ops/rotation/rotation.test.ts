/** The rotation against hand-worked numbers: what it turns, by how much, and what it leaves. */

import { beforeAll, expect, test } from 'vitest';
import { selectBackend } from '../../backends.ts';
import { fromValues, readValues, tidy } from '../../tensor.ts';
import { rotate } from './rotation.ts';

beforeAll(() => selectBackend('cpu'));

test('a pair turns by as much as its place, and values stay', () => {
  // One head of one pair: queries (1, 0), keys (0, 2), values (3, 4) at places 0, 1, 2.
  const row = [1, 0, 0, 2, 3, 4];
  const turned = rotated([...row, ...row, ...row], { time: 3, heads: 1 });
  const expected = [0, 1, 2].flatMap((angle) => [
    ...[Math.cos(angle), Math.sin(angle)],
    ...[-2 * Math.sin(angle), 2 * Math.cos(angle)],
    ...[3, 4],
  ]);
  for (const [i, value] of expected.entries()) expect(turned[i]).toBeCloseTo(value, 6);
});

test('the second pair of four turns a hundred times as slowly, in each head alike', () => {
  const row = [1, 0, 1, 0, 1, 0, 1, 0];
  const turned = rotated([...Array(24).fill(0), ...row, ...row, ...row], { time: 2, heads: 2 });
  const head = [Math.cos(1), Math.sin(1), Math.cos(0.01), Math.sin(0.01)];
  const expected = [...head, ...head, ...head, ...head, ...row];
  for (const [i, value] of expected.entries()) expect(turned[24 + i]).toBeCloseTo(value, 6);
});

test('the product of a query and a key tells only how far apart they are', () => {
  const row = [0.3, -1.2, 0.7, 0.4, 1.1, -0.6, 0.2, 0.9, 0, 0, 0, 0];
  const turned = rotated(Array(6).fill(row).flat(), { time: 6, heads: 1 });
  const score = (from: number, to: number) =>
    [0, 1, 2, 3].reduce(
      (sum, i) => sum + (turned[12 * from + i] ?? 0) * (turned[12 * to + 4 + i] ?? 0),
      0,
    );
  for (const place of [3, 4, 5]) expect(score(place, place - 2)).toBeCloseTo(score(2, 0), 5);
  expect(Math.abs(score(2, 0) - score(1, 0))).toBeGreaterThan(0.01);
});

test('heads of odd width, and rows that are no whole sequences, are refused', () => {
  expect(() => rotated(Array(9).fill(0), { time: 1, heads: 1 })).toThrow('invalid rotation');
  expect(() => rotated(Array(36).fill(0), { time: 2, heads: 1, columns: 12 })).toThrow(
    'invalid rotation; expected [batch · 2, 3 · 1 · even width]: [3,12]',
  );
});

function rotated(
  values: readonly number[],
  {
    time,
    heads,
    columns = values.length / time,
  }: { time: number; heads: number; columns?: number },
): number[] {
  return tidy(() => {
    const qkv = fromValues(Float32Array.from(values), [values.length / columns, columns]);
    return [...readValues(rotate(qkv, { time, heads }))];
  });
}
