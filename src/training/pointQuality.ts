/** How good generated points are: distances between samples, and what of a shape they cover. */

import { nearestPart, type PointShape } from '#data/pointShapes.ts';

/** What a sample of generated points is worth. Every number is 0 or more. */
export interface PointQuality {
  /** Sliced Wasserstein-1 distance to real data, in the plane's units; 0 is perfect. */
  readonly wasserstein: number;
  /** Jensen–Shannon divergence on a 30 × 30 grid, in bits; from 0 (the same) to 1 (nothing in common). */
  readonly jensenShannon: number;
  /** How many of the shape's parts hold at least a fifth of the points that they should. */
  readonly partsCovered: number;
  /** How many parts the shape has. */
  readonly partsTotal: number;
  /** The share of points within three standard deviations of the shape. */
  readonly onShape: number;
  /** 1 minus the total variation distance between the shares of the parts and their true shares. */
  readonly evenness: number;
  /** How near the width of the blur is to the true one: 1 is exact, ½ is half or double. */
  readonly spread: number;
  /** How far the points reach around their own middle, as a share of how far real data does: near 0 is one spot. */
  readonly reach: number;
}

const slices = 16;
const gridSide = 30;
const gridExtent = 1.5;

/** A yardstick for one shape, made from `reference`, a large sample of the real thing (x, y, x, y …). */
export class PointJudge {
  private readonly shape: PointShape;
  private readonly shadows: Float32Array[];
  private readonly histogram: Float64Array;
  private readonly blur: number;
  private readonly reach: number;

  constructor(shape: PointShape, reference: Float32Array) {
    this.shape = shape;
    this.shadows = Array.from({ length: slices }, (_, s) => sortedShadow(reference, s));
    this.histogram = gridHistogram(reference);
    this.blur = blurOf(tally(shape, reference));
    this.reach = reachOf(reference);
  }

  /**
   * Judges generated points (x, y, x, y …). Below 10,000 of them the grid measure is biased upwards.
   * Yields every few milliseconds.
   */
  *judge(points: Float32Array): Generator<void, PointQuality> {
    const found = emptyTally(this.shape);
    for (let i = 0; i < points.length; i += 4000) {
      tally(this.shape, points.subarray(i, i + 4000), found);
      yield;
    }
    let gap = 0;
    for (const [s, shadow] of this.shadows.entries()) {
      gap += meanGap(shadow, sortedShadow(points, s)) / slices;
      yield;
    }
    return {
      ...this.coverage(found),
      reach: reachOf(points) / this.reach,
      wasserstein: gap,
      jensenShannon: jensenShannon(this.histogram, gridHistogram(points)),
    };
  }

  private coverage(found: Tally): Coverage & Pick<PointQuality, 'spread'> {
    const ratio = blurOf(found) / this.blur;
    return {
      ...coverageOf(this.shape, found),
      spread: ratio === 0 ? 0 : Math.min(ratio, 1 / ratio),
    };
  }
}

/** What of a shape is covered. */
export type Coverage = Pick<PointQuality, 'partsCovered' | 'partsTotal' | 'onShape' | 'evenness'>;

/** What of the shape these points cover (x, y, x, y …), without a sample of the real thing. */
export function coverage(shape: PointShape, points: Float32Array): Coverage {
  return coverageOf(shape, tally(shape, points));
}

/** The share of all points that lands on each part of the shape; what is left of 1 lands on none. */
export function partShares(shape: PointShape, points: Float32Array): number[] {
  const { counts, all } = tally(shape, points);
  return Array.from(counts, (count) => count / all);
}

/** The part of the shape on which a point lies, within three standard deviations of its blur; -1 for none. */
export function landing(shape: PointShape, x: number, y: number): number {
  return shape.distance(x, y) <= 3 * shape.spread ? nearestPart(shape, x, y) : -1;
}

function coverageOf({ parts }: PointShape, found: Tally): Coverage {
  const shares = parts.map((_, i) => (found.counts[i] ?? 0) / Math.max(1, found.on));
  const onShape = found.on / found.all;
  const apart =
    parts.reduce((sum, part, i) => sum + Math.abs((shares[i] ?? 0) - part.share), 0) / 2;
  return {
    partsCovered: parts.filter((part, i) => (shares[i] ?? 0) * onShape >= part.share / 5).length,
    partsTotal: parts.length,
    onShape,
    evenness: found.on === 0 ? 0 : 1 - apart,
  };
}

/** Points counted by the part that they are nearest to, if they lie on the shape at all. */
interface Tally {
  readonly counts: Float64Array;
  all: number;
  on: number;
  squaredDistances: number;
}

function emptyTally(shape: PointShape): Tally {
  return { counts: new Float64Array(shape.parts.length), all: 0, on: 0, squaredDistances: 0 };
}

function tally(shape: PointShape, points: Float32Array, found = emptyTally(shape)): Tally {
  for (let i = 0; i < points.length; i += 2) {
    const [x = Number.NaN, y = Number.NaN] = [points[i], points[i + 1]];
    const part = landing(shape, x, y);
    found.all++;
    if (part < 0) continue;
    found.counts[part] = (found.counts[part] ?? 0) + 1;
    found.squaredDistances += shape.distance(x, y) ** 2;
    found.on++;
  }
  return found;
}

/** The root mean square distance of the points on the shape from its middle. */
function blurOf({ on, squaredDistances }: Tally): number {
  return on === 0 ? 0 : Math.sqrt(squaredDistances / on);
}

/** The root mean square distance of points from their own mean. */
function reachOf(points: Float32Array): number {
  const sums = [0, 0];
  let squares = 0;
  for (const [i, value] of points.entries()) {
    sums[i % 2] = (sums[i % 2] ?? 0) + value;
    squares += value ** 2;
  }
  const count = points.length / 2;
  const [sumX = 0, sumY = 0] = sums;
  return Math.sqrt(Math.max(0, squares / count - (sumX / count) ** 2 - (sumY / count) ** 2));
}

/** The one-dimensional Wasserstein-1 distance between two sorted samples, by 500 quantiles (Bonneel et al. 2015). */
function meanGap(a: Float32Array, b: Float32Array): number {
  const quantiles = 500;
  let sum = 0;
  for (let q = 0; q < quantiles; q++) {
    const share = (q + 0.5) / quantiles;
    sum += Math.abs(
      (a[Math.floor(share * a.length)] ?? 0) - (b[Math.floor(share * b.length)] ?? 0),
    );
  }
  return sum / quantiles;
}

/** The points' shadow on direction `slice` of 16, sorted. */
function sortedShadow(points: Float32Array, slice: number): Float32Array {
  const [across, up] = [Math.cos((Math.PI * slice) / slices), Math.sin((Math.PI * slice) / slices)];
  const shadow = new Float32Array(points.length / 2);
  for (let i = 0; i < shadow.length; i++)
    shadow[i] = across * (points[2 * i] ?? 0) + up * (points[2 * i + 1] ?? 0);
  return shadow.sort();
}

/** The share of points in each cell; the last entry is for those off the grid, so that all mass is counted. */
function gridHistogram(points: Float32Array): Float64Array {
  const shares = new Float64Array(gridSide ** 2 + 1);
  const one = 2 / points.length;
  for (let i = 0; i < points.length; i += 2) {
    const column = cell(points[i]);
    const row = cell(points[i + 1]);
    const isInside = column >= 0 && column < gridSide && row >= 0 && row < gridSide;
    const index = isInside ? row * gridSide + column : gridSide ** 2;
    shares[index] = (shares[index] ?? 0) + one;
  }
  return shares;
}

function cell(value = Number.NaN): number {
  return Math.floor(((value + gridExtent) / (2 * gridExtent)) * gridSide);
}

/** In bits (Lin 1991): 0 for equal distributions, 1 for disjoint ones. */
function jensenShannon(p: Float64Array, q: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += toMiddle(p[i], q[i]) + toMiddle(q[i], p[i]);
  return Math.max(0, sum / 2);
}

function toMiddle(p = 0, q = 0): number {
  return p === 0 ? 0 : p * Math.log2((2 * p) / (p + q));
}
