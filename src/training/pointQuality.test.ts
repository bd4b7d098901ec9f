/** The judge of generated points: what a perfect sample gets, what failures get, and hand-worked numbers. */

import { describe, expect, test } from 'vitest';
import { type PointShape, pointShape, samplePoints, shapeNames } from '#data/pointShapes.ts';
import { Random } from '#data/random.ts';
import { PointJudge, type PointQuality } from './pointQuality.ts';

const [judgedSize, referenceSize] = [10_000, 40_000];

describe.each(shapeNames)('%s', (name) => {
  const shape = pointShape(name);
  const judge = new PointJudge(shape, samplePoints(shape, new Random(1), referenceSize));

  test('a perfect generator is as good as can be', () => {
    const quality = finish(judge, samplePoints(shape, new Random(2), judgedSize));
    expect(quality.wasserstein).toBeLessThan(0.03);
    expect(quality.jensenShannon).toBeLessThan(0.02);
    expect(quality.partsCovered).toBe(shape.parts.length);
    expect(quality.onShape).toBeGreaterThan(0.97);
    expect(quality.evenness).toBeGreaterThan(0.95);
    expect(quality.spread).toBeGreaterThan(0.95);
    expect(quality.reach).toBeGreaterThan(0.97);
    expect(quality.reach).toBeLessThan(1.03);
  });

  // The line "a perfect forger" in the demo's curve stands at 0.01.
  test('perfect samples are about 0.01 away on average', () => {
    const distances = [2, 3, 4, 5, 6].map(
      (seed) => finish(judge, samplePoints(shape, new Random(seed), judgedSize)).wasserstein,
    );
    const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
    expect(mean).toBeGreaterThan(0.01 / 2);
    expect(mean).toBeLessThan(0.01 * 1.5);
  });

  test('a generator that has collapsed to one spot of the shape is bad at all but lying on it', () => {
    const { x, y } = shape.parts[0] ?? { x: 0, y: 0 };
    const quality = finish(judge, repeated(x, y, judgedSize));
    expect(quality.wasserstein).toBeGreaterThan(0.4);
    expect(quality.jensenShannon).toBeGreaterThan(0.8);
    expect(quality.partsCovered).toBe(1);
    expect(quality.onShape).toBe(1);
    expect(quality.evenness).toBeCloseTo(shape.parts[0]?.share ?? 0, 6);
    expect(quality.spread).toBeLessThan(0.01);
    expect(quality.reach).toBeLessThan(0.01);
  });

  test('one that has collapsed beside the shape is bad at everything', () => {
    const quality = finish(judge, repeated(1.45, -1.45, judgedSize));
    expect(quality.wasserstein).toBeGreaterThan(0.4);
    expect(quality).toMatchObject({ partsCovered: 0, onShape: 0, evenness: 0, spread: 0 });
    expect(quality.jensenShannon).toBeGreaterThan(0.99);
    expect(quality.reach).toBeLessThan(0.01);
  });

  test('points far outside the grid count', () => {
    const quality = finish(judge, repeated(10, 10, judgedSize));
    expect(quality.jensenShannon).toBeGreaterThan(0.98);
    expect(quality.jensenShannon).toBeLessThanOrEqual(1);
    expect(quality.wasserstein).toBeGreaterThan(5);
    expect(quality.onShape).toBe(0);
  });
});

describe('hand-worked numbers', () => {
  const ring = pointShape('ring');
  const reference = samplePoints(ring, new Random(1), judgedSize);
  const judge = new PointJudge(ring, reference);

  test('the reference itself is perfect to the last digit', () => {
    const quality = finish(judge, reference);
    expect(quality).toMatchObject({ wasserstein: 0, jensenShannon: 0, spread: 1, reach: 1 });
  });

  test.each([0, Math.PI / 2, 1])('moved by 0.5 in direction %f, it is 0.5 · 2/π away', (angle) => {
    const [dx, dy] = [0.5 * Math.cos(angle), 0.5 * Math.sin(angle)];
    const { wasserstein, reach } = finish(judge, moved(reference, dx, dy));
    expect(Math.abs(wasserstein - (0.5 * 2) / Math.PI)).toBeLessThan(0.003);
    expect(reach).toBeCloseTo(1, 5);
  });

  test('half of it thrown far away is 0.311 bits away', () => {
    // Against p, the mixture is ½p on the grid and ½ outside: ½·log₂(4/3) + ½·(½·log₂(2/3) + ½).
    const half = Float32Array.of(...reference.subarray(0, 8000), ...repeated(9, 9, 4000));
    const small = new PointJudge(ring, reference.slice(0, 8000));
    const expected = Math.log2(4 / 3) / 2 + (Math.log2(2 / 3) / 2 + 1 / 2) / 2;
    expect(finish(small, half).jensenShannon).toBeCloseTo(expected, 9);
  });

  test('one of eight clusters missing costs an eighth of evenness', () => {
    const quality = finish(judge, withCluster(ring, 0));
    expect(quality.partsCovered).toBe(7);
    expect(quality.evenness).toBeCloseTo(7 / 8, 2);
    expect(quality.onShape).toBeGreaterThan(0.98);
  });

  test('a cluster is covered from a fifth of its points on', () => {
    expect(finish(judge, withCluster(ring, 0.15)).partsCovered).toBe(7);
    expect(finish(judge, withCluster(ring, 0.3)).partsCovered).toBe(8);
  });

  test('half the blur is half the spread, half the size is half the reach', () => {
    const narrow = ring.spread / 2;
    const points = new Float32Array(2 * judgedSize);
    const random = new Random(2);
    for (let i = 0; i < points.length; i += 2) {
      const part = ring.parts[random.integer(8)] ?? { x: 0, y: 0 };
      points[i] = part.x + narrow * random.normal();
      points[i + 1] = part.y + narrow * random.normal();
    }
    // The true blur is cut off at three spreads, which takes 2.6 % of it away.
    expect(finish(judge, points).spread).toBeCloseTo(0.5 / 0.974, 2);
    const shrunk = reference.map((value) => value / 2);
    expect(finish(judge, shrunk).reach).toBeCloseTo(0.5, 5);
  });
});

test('no number is ever NaN, whatever the finite points', () => {
  const shape = pointShape('line');
  const judge = new PointJudge(shape, samplePoints(shape, new Random(1), 2000));
  const samples = [
    repeated(0, 0, 1),
    repeated(0, 0, 500),
    repeated(-1.5, 1.5, 500),
    repeated(1e6, -1e6, 500),
    Float32Array.of(...repeated(0, 0, 100), ...repeated(7, -7, 100)),
  ];
  for (const points of samples) {
    const values = Object.values(finish(judge, points));
    expect(values.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
  }
});

function finish(judge: PointJudge, points: Float32Array): PointQuality {
  const judging = judge.judge(points);
  for (;;) {
    const { done, value } = judging.next();
    if (done) return value;
  }
}

function repeated(x: number, y: number, count: number): Float32Array {
  return Float32Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? x : y));
}

function moved(points: Float32Array, dx: number, dy: number): Float32Array {
  return points.map((value, i) => value + (i % 2 === 0 ? dx : dy));
}

/** A sample of the ring whose first cluster has only this share of its points. */
function withCluster(shape: PointShape, share: number): Float32Array {
  const { x, y } = shape.parts[0] ?? { x: 0, y: 0 };
  const points = samplePoints(shape, new Random(5), judgedSize);
  const kept: number[] = [];
  let seen = 0;
  for (let i = 0; i < points.length; i += 2) {
    const [px = 0, py = 0] = [points[i], points[i + 1]];
    const isFirst = Math.hypot(px - x, py - y) < 0.38; // half the way to the next cluster
    if (isFirst && Math.floor(++seen * share) === Math.floor((seen - 1) * share)) continue;
    kept.push(px, py);
  }
  return Float32Array.from(kept);
}
