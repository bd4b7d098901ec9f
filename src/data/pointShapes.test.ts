/** The shapes that a GAN can learn: their samples lie where their parts, their distance and their bounds say. */

import { describe, expect, test } from 'vitest';
import {
  drawnShape,
  nearestPart,
  type PointShape,
  pointShape,
  samplePoints,
  shapeNames,
} from './pointShapes.ts';
import { Random } from './random.ts';

const count = 20_000;

describe.each(shapeNames)('%s', (name) => {
  const shape = pointShape(name);
  const points = samplePoints(shape, new Random(1), count);

  test('its shares add up to 1', () => {
    expect(shape.parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  test('all samples lie within 1.5 of the middle', () => {
    const outside = points.filter((value) => !(Math.abs(value) <= 1.5));
    expect(outside).toHaveLength(0);
  });

  test('at least 95 % of samples lie within three spreads of the shape', () => {
    expect(shareWithin(shape, points, 3 * shape.spread)).toBeGreaterThanOrEqual(0.95);
  });

  test('the blur is as wide as its spread says', () => {
    // In one direction of the two a curve's points may slide along it; a cluster's may not.
    const squares = eachPoint(points, (x, y) => shape.distance(x, y) ** 2);
    const mean = squares.reduce((sum, value) => sum + value, 0) / count;
    const directions = shape.kind === 'clusters' ? 2 : 1;
    expect(Math.sqrt(mean / directions) / shape.spread).toBeGreaterThan(0.95);
    expect(Math.sqrt(mean / directions) / shape.spread).toBeLessThan(1.1);
  });

  test('each part gets its share of the samples', () => {
    const counts = new Float64Array(shape.parts.length);
    for (const part of eachPoint(points, (x, y) => nearestPart(shape, x, y))) {
      counts[part] = (counts[part] ?? 0) + 1;
    }
    for (const [i, { share }] of shape.parts.entries()) {
      const deviation = Math.sqrt(count * share * (1 - share));
      expect(Math.abs((counts[i] ?? 0) - count * share)).toBeLessThan(5 * deviation);
    }
  });

  test('its parts lie on it, and each is the nearest part to itself', () => {
    for (const [i, { x, y }] of shape.parts.entries()) {
      expect(shape.distance(x, y)).toBeLessThan(1e-9);
      expect(nearestPart(shape, x, y)).toBe(i);
    }
  });

  test('the same seed samples the same points', () => {
    expect(samplePoints(shape, new Random(1), 50)).toEqual(points.slice(0, 100));
  });
});

describe('distance', () => {
  test('is the distance to the nearest centre for clusters', () => {
    expect(pointShape('ring').distance(1, 0)).toBeCloseTo(0, 12);
    expect(pointShape('ring').distance(0, 0)).toBeCloseTo(1, 12);
    expect(pointShape('grid').distance(1.1 + 0.3, 1.1 + 0.4)).toBeCloseTo(0.5, 12);
    expect(pointShape('blobs').distance(0, 0.75)).toBeCloseTo(0, 12);
  });

  test('is the distance to the segment for a line, beyond its ends too', () => {
    const line = pointShape('line');
    expect(line.distance(0.5, 0.35)).toBeCloseTo(0, 12);
    const length = Math.hypot(1, 0.7);
    expect(line.distance((-0.7 * 0.2) / length, (1 * 0.2) / length)).toBeCloseTo(0.2, 12);
    expect(line.distance(1 + (1 * 0.3) / length, 0.7 + (0.7 * 0.3) / length)).toBeCloseTo(0.3, 12);
  });

  // The arcs are polylines: between two of 64 corners a chord is r(1 − cos(α/2)) inside the arc.
  test('is 0 on the circle, up to its chords', () => {
    const circle = pointShape('circle');
    expect(circle.distance(1, 0)).toBeCloseTo(0, 12);
    expect(circle.distance(0, 0)).toBeCloseTo(Math.cos(Math.PI / 64), 12);
    for (const angle of angles(200)) {
      expect(circle.distance(Math.cos(angle), Math.sin(angle))).toBeLessThan(1.3e-3);
    }
  });

  test('is 0 on both moons', () => {
    const moons = pointShape('moons');
    for (const angle of angles(200)) {
      const side = angle < Math.PI ? -1 : 1; // the left moon is the upper half
      const [x, y] = [0.42 * side + 0.8 * Math.cos(angle), 0.2 * side + 0.8 * Math.sin(angle)];
      expect(moons.distance(x, y)).toBeLessThan(3e-4);
    }
  });

  test('is 0 on the spiral', () => {
    const spiral = pointShape('spiral');
    for (let share = 0; share <= 1; share += 1 / 96) {
      const [angle, radius] = [1 + 3.4 * Math.PI * share, 0.15 + share];
      expect(spiral.distance(radius * Math.cos(angle), radius * Math.sin(angle))).toBeLessThan(
        1e-9,
      );
    }
  });
});

describe('drawings', () => {
  test('a drawing without strokes is refused', () => {
    expect(() => drawnShape([])).toThrow('invalid drawing; expected at least one stroke: none');
  });

  test('a stroke of one point is one spot', () => {
    const dot = drawnShape([[[0.5, -0.5]]]);
    const points = samplePoints(dot, new Random(1), 1000);
    expect(dot.distance(0.5, -0.5)).toBe(0);
    expect(dot.distance(0.5, 0)).toBe(0.5);
    expect(dot.parts.every(({ x, y }) => x === 0.5 && y === -0.5)).toBe(true);
    expect(points.every(Number.isFinite)).toBe(true);
    expect(shareWithin(dot, points, 3 * dot.spread)).toBeGreaterThan(0.95);
  });

  test('dots that are all strokes of one point each get points', () => {
    const two = drawnShape([[[-1, 0]], [[1, 0]]]);
    const points = samplePoints(two, new Random(1), 1000);
    const onLeft = eachPoint(points, (x) => x < 0).filter(Boolean).length;
    expect(onLeft).toBeGreaterThan(300);
    expect(onLeft).toBeLessThan(700);
  });

  test('points are spread by length, not by stroke', () => {
    const strokes = drawnShape([
      [
        [-1, -1],
        [-1, 1],
      ],
      [
        [1, 0],
        [1, 1],
      ],
    ]);
    const points = samplePoints(strokes, new Random(1), count);
    const onLeft = eachPoint(points, (x) => x < 0).filter(Boolean).length;
    expect(Math.abs(onLeft - (2 / 3) * count)).toBeLessThan(5 * Math.sqrt((2 / 9) * count));
  });
});

function eachPoint<T>(points: Float32Array, of: (x: number, y: number) => T): T[] {
  return Array.from({ length: points.length / 2 }, (_, i) =>
    of(points[2 * i] ?? Number.NaN, points[2 * i + 1] ?? Number.NaN),
  );
}

function shareWithin(shape: PointShape, points: Float32Array, reach: number): number {
  const within = eachPoint(points, (x, y) => shape.distance(x, y) <= reach);
  return within.filter(Boolean).length / within.length;
}

function angles(pieces: number): number[] {
  return Array.from({ length: pieces }, (_, i) => (2 * Math.PI * i) / pieces);
}
