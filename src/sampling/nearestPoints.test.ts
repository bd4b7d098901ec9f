/** The nearest points are those that sorting all of them by distance finds. */

import { expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { medianNearest, nearestPoints } from './nearestPoints.ts';

test('they are exact, with their distances, on 300 random cases', () => {
  const random = new Random(7);
  for (let round = 0; round < 300; round++) {
    const points = Float32Array.from({ length: 2 * (1 + random.integer(40)) }, () =>
      random.normal(),
    );
    const place = [random.normal(), random.normal()] as const;
    const all = Array.from({ length: points.length / 2 }, (_, index) => ({
      index,
      distance: Math.hypot(
        (points[2 * index] ?? 0) - place[0],
        (points[2 * index + 1] ?? 0) - place[1],
      ),
    })).sort((one, other) => one.distance - other.distance);
    const found = nearestPoints(points, place, 5);
    expect(found.map(({ index }) => index)).toEqual(all.slice(0, 5).map(({ index }) => index));
    for (const [i, { distance }] of found.entries())
      expect(distance).toBeCloseTo(all[i]?.distance ?? 0, 10);
  }
});

test('the median of the nearest distances, by hand', () => {
  const points = Float32Array.of(0, 0, 10, 0);
  expect(medianNearest(points, Float32Array.of(1, 0, 0, 3, 10, 7))).toBe(3);
  expect(medianNearest(points, Float32Array.of(1, 0, 0, 3, 10, 7, 10, 5))).toBe(4);
});
