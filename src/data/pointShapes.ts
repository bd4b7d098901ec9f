/** Shapes of points in the plane that a GAN can learn: each can be sampled without end and judged exactly. */

import type { Stroke } from './drawing.ts';
import type { Random } from './random.ts';

/** A place that a good generator must cover: a cluster, or one stretch of a curve. */
export interface Part {
  readonly x: number;
  readonly y: number;
  /** The share of the data that belongs to it; the shares of a shape add up to 1. */
  readonly share: number;
}

/** A shape of points: `sample` draws one, `parts` are what has to be covered. Everything lies within [-1.5, 1.5]². */
export interface PointShape {
  readonly kind: 'clusters' | 'curve';
  readonly parts: readonly Part[];
  /** Standard deviation of the Gaussian blur around each part or along the curve. */
  readonly spread: number;
  /** Writes one point into `out` at `offset` (x, then y). */
  readonly sample: (random: Random, out: Float32Array, offset: number) => void;
  /** Distance from a point to the nearest place of the blur-free shape. */
  readonly distance: (x: number, y: number) => number;
}

/** The names of the built-in shapes, in the order in which readers meet them. */
export const shapeNames = ['ring', 'grid', 'circle', 'moons', 'spiral', 'line', 'blobs'] as const;

/** A built-in shape's name. */
export type ShapeName = (typeof shapeNames)[number];

/** The built-in shape of that name. */
export function pointShape(name: ShapeName): PointShape {
  switch (name) {
    case 'ring':
      return clusters(onCircle(8, 1), 0.08);
    case 'grid':
      return clusters(onGrid(5, 0.55), 0.05);
    case 'blobs':
      return clusters(onCircle(3, 0.75, Math.PI / 2), 0.16);
    case 'circle':
      return curve([[...arc(0, 0, 1, 0, 2 * Math.PI)]], 0.05, 16);
    case 'moons':
      return curve(
        [[...arc(-0.42, -0.2, 0.8, 0, Math.PI)], [...arc(0.42, 0.2, 0.8, Math.PI, 2 * Math.PI)]],
        0.06,
        12,
      );
    case 'spiral':
      return curve([[...spiral()]], 0.05, 16);
    case 'line':
      return curve(
        [
          [
            [-1, -0.7],
            [1, 0.7],
          ],
        ],
        0.05,
        10,
      );
    default:
      return name satisfies never;
  }
}

/** The shape of a drawing: points spread evenly along its strokes. Throws when there is no stroke. */
export function drawnShape(strokes: readonly Stroke[]): PointShape {
  if (strokes.length === 0) throw new Error('invalid drawing; expected at least one stroke: none');
  return curve(strokes, 0.05, 16);
}

/** `count` points of the shape, as x, y, x, y … (a data set, once and for all). */
export function samplePoints(shape: PointShape, random: Random, count: number): Float32Array {
  const points = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) shape.sample(random, points, 2 * i);
  return points;
}

/** The index of the part nearest to a point. */
export function nearestPart({ parts }: PointShape, x: number, y: number): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    const squared = part ? (part.x - x) ** 2 + (part.y - y) ** 2 : least;
    if (squared < least) {
      least = squared;
      nearest = i;
    }
  }
  return nearest;
}

type Corner = readonly [number, number];

function clusters(centres: readonly Corner[], spread: number): PointShape {
  const parts = centres.map(([x, y]) => ({ x, y, share: 1 / centres.length }));
  return {
    kind: 'clusters',
    parts,
    spread,
    sample(random, out, offset) {
      const centre = parts[random.integer(parts.length)] ?? { x: 0, y: 0 };
      out[offset] = centre.x + spread * random.normal();
      out[offset + 1] = centre.y + spread * random.normal();
    },
    distance: (x, y) => Math.min(...parts.map((part) => Math.hypot(part.x - x, part.y - y))),
  };
}

/** A blurred polyline; its parts are `stretches` places spaced evenly along its length. */
function curve(strokes: readonly Stroke[], spread: number, stretches: number): PointShape {
  const segments = strokes.flatMap((stroke) =>
    stroke
      .map((corner, i) => segment(corner, stroke[i + 1] ?? corner))
      .slice(0, Math.max(1, stroke.length - 1)),
  );
  const total = segments.reduce((sum, { length }) => sum + length, 0);
  const at = (fraction: number): Corner => {
    // A drawing may be nothing but dots, which have no length to share out.
    if (total === 0) return segments[Math.floor(fraction * segments.length)]?.from ?? [0, 0];
    let left = fraction * total;
    for (const { from, to, length } of segments) {
      if (left <= length && length > 0) return mix(from, to, left / length);
      left -= length;
    }
    const last = segments.at(-1);
    return last ? last.to : [0, 0];
  };
  const parts = Array.from({ length: stretches }, (_, i) => {
    const [x, y] = at((i + 0.5) / stretches);
    return { x, y, share: 1 / stretches };
  });
  return {
    kind: 'curve',
    parts,
    spread,
    sample(random, out, offset) {
      const [x, y] = at(random.uniform());
      out[offset] = x + spread * random.normal();
      out[offset + 1] = y + spread * random.normal();
    },
    distance: (x, y) => Math.min(...segments.map((one) => distanceToSegment(one, x, y))),
  };
}

interface Segment {
  readonly from: Corner;
  readonly to: Corner;
  readonly length: number;
}

function segment(from: Corner, to: Corner): Segment {
  return { from, to, length: Math.hypot(to[0] - from[0], to[1] - from[1]) };
}

function distanceToSegment({ from, to, length }: Segment, x: number, y: number): number {
  const along =
    length === 0
      ? 0
      : ((x - from[0]) * (to[0] - from[0]) + (y - from[1]) * (to[1] - from[1])) / length ** 2;
  const [nearX, nearY] = mix(from, to, Math.min(1, Math.max(0, along)));
  return Math.hypot(x - nearX, y - nearY);
}

function mix(from: Corner, to: Corner, share: number): Corner {
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

function onCircle(count: number, radius: number, start = 0): Corner[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = start + (2 * Math.PI * i) / count;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

function onGrid(side: number, gap: number): Corner[] {
  const middle = (side - 1) / 2;
  return Array.from({ length: side * side }, (_, i) => [
    gap * ((i % side) - middle),
    gap * (Math.floor(i / side) - middle),
  ]);
}

function* arc(x: number, y: number, radius: number, from: number, to: number): Generator<Corner> {
  const pieces = 64;
  for (let i = 0; i <= pieces; i++) {
    const angle = from + ((to - from) * i) / pieces;
    yield [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  }
}

function* spiral(): Generator<Corner> {
  const pieces = 96;
  for (let i = 0; i <= pieces; i++) {
    const share = i / pieces;
    const angle = 1 + 3.4 * Math.PI * share;
    const radius = 0.15 + 1.0 * share;
    yield [radius * Math.cos(angle), radius * Math.sin(angle)];
  }
}
