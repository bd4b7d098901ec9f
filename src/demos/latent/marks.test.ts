/** The planes' marks lie where they should. */

import { expect, test } from 'vitest';
import { latent } from '../gan-points/noiseFigure.ts';
import { areas, inSquare, labelPlaces, line, marksByClass, outOfSquare } from './marks.ts';

test('places go into the square and come back, and stop at its edge', () => {
  expect(inSquare([0, 0], 3)).toEqual([200, 200]);
  expect(inSquare([3, 3], 3)).toEqual([400, 0]);
  expect(outOfSquare(inSquare([-1.5, 0.75], 3), 3)).toEqual([-1.5, 0.75]);
  expect(outOfSquare([900, -50], 1)).toEqual([1, 1]);
});

test('a line goes through its places; none has no path', () => {
  const ends = [
    [-3, 3],
    [3, 0],
  ] as const;
  expect(line(ends, 3)).toBe('M0 0L400 200');
  expect(line([], 3)).toBe('');
});

test('a class has one path of dots, and what lands on none is crossed', () => {
  const places = [[0, 0] as const, [3, 0] as const, [0, 3] as const];
  const paths = marksByClass(places, [1, -1, 1], 3);
  expect(paths.get(1)).toBe('M200 200h0M200 0h0');
  expect(paths.get(-1)).toBe('M398 198l4 4m0 -4l-4 4');
});

test('the areas of a map cover the square once', () => {
  const { side } = latent;
  const classes = Array.from({ length: side ** 2 }, (_, i) => (i % 7 === 0 ? -1 : i % 3));
  let covered = 0;
  for (const path of areas(classes).values())
    for (const [, x = 0, y = 0, right = 0, down = 0] of path.matchAll(
      /M([\d.]+) ([\d.]+)H([\d.]+)V([\d.]+)H/g,
    ))
      covered += (Number(right) - Number(x)) * (Number(down) - Number(y));
  expect(covered).toBeCloseTo(400 ** 2, 0);
});

test('the first row of the map lies at the bottom', () => {
  const { side } = latent;
  const classes = Array.from({ length: side ** 2 }, (_, i) => (i < side ? 0 : 1));
  expect(areas(classes).get(0)).toMatch(/^M0 396.7H400V400H0z$/);
});

test('a region’s number stands inside the region; a speck gets none', () => {
  const { side } = latent;
  const classes: number[] = Array.from({ length: side ** 2 }, (_, i) => (i % side < 20 ? 2 : -1));
  classes[side ** 2 - 1] = 5;
  const labels = labelPlaces(classes);
  expect([...labels.keys()]).toEqual([2]);
  expect(labels.get(2)?.[0]).toBeLessThan(135);
});
