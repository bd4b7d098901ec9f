import { expect, test } from 'vitest';
import { linear, valueAxis, wayThrough } from './axes.ts';

test('an axis begins at 0 and ends at a round value that none passes', () => {
  expect(valueAxis([0.4, 5.31, 2])).toEqual({ to: 6, ticks: [0, 2, 4, 6] });
  expect(valueAxis([0.01, 0.0012])).toEqual({ to: 0.01, ticks: [0, 0.005, 0.01] });
});

test('with nothing to show, or only zeros, it is one long', () => {
  expect(valueAxis([])).toEqual({ to: 1, ticks: [0, 0.5, 1] });
  expect(valueAxis([0, 0])).toMatchObject({ to: 1 });
});

test('values that ran away leave the others readable', () => {
  expect(valueAxis([1, Number.NaN, Number.POSITIVE_INFINITY])).toMatchObject({ to: 1 });
});

test('a scale is linear, may run backwards, and rounds to tenths', () => {
  const upwards = linear([0, 6], [148, 10]);
  expect(upwards(0)).toBe(148);
  expect(upwards(6)).toBe(10);
  expect(upwards(1)).toBe(125);
  expect(linear([1, 4], [0, 10])(2)).toBe(3.3);
});

test('a way goes through its points in their order, each in its own scale', () => {
  const [double, negative] = [linear([0, 1], [0, 2]), linear([0, 1], [0, -1])];
  const points = [
    [3, 1],
    [1, 2],
  ] as const;
  expect(wayThrough(points, double, negative)).toBe('6 -1L2 -2');
  expect(wayThrough([], double, negative)).toBe('');
});
