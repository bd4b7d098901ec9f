/** From values to places on a chart, and which values are written beside it. */

import { max, nice, ticks } from 'd3-array';

/** The upright axis from 0: its upper end, and the values written beside it. */
export interface ValueAxis {
  readonly to: number;
  readonly ticks: readonly number[];
}

/** An axis from 0 up to a round value that none passes; what is not finite counts for nothing. */
export function valueAxis(values: readonly number[]): ValueAxis {
  const highest = max(values.filter((value) => Number.isFinite(value) && value > 0)) ?? 1;
  const [, to] = nice(0, highest, 3);
  return { to, ticks: ticks(0, to, 3) };
}

/**
 * From one stretch onto another, to a tenth of a unit.
 * (d3-scale does this too, but brings 9 KB of colour interpolation and date formats along.)
 */
export function linear(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): Scale {
  return (value) => Math.round(10 * (start + ((value - from) / (to - from)) * (end - start))) / 10;
}

/** A chart's size, the edges of what is plotted in it, and how far from them words stand. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly floor: number;
  readonly gap: number;
}

/** A scale from a value to a place on the chart. */
export type Scale = (value: number) => number;

/** A path from point to point: `12 4L13 6…`, without the first letter. */
export function wayThrough(
  points: readonly (readonly [number, number])[],
  x: Scale,
  y: Scale,
): string {
  return points.map(([u, v]) => `${x(u)} ${y(v)}`).join('L');
}
