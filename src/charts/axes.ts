/** From values to places on a chart, and which values are written beside it. */

import { max, nice, ticks } from 'd3-array';

/** The upright axis: its lower and upper end, and the values written beside it. */
export interface ValueAxis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

/** An axis from this value up to a round one that no value passes; what is not finite counts for nothing. */
export function valueAxis(values: readonly number[], from = 0): ValueAxis {
  const highest = max(values.filter((value) => Number.isFinite(value) && value > from)) ?? from + 1;
  const [, to] = nice(from, highest, 3);
  return { from, to, ticks: ticks(from, to, 3) };
}

/**
 * From one stretch onto another, to a tenth of a unit.
 * (d3-scale does this too, but brings 9 KB of colour interpolation and date formats along.)
 */
export function linear(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  return (value) => Math.round(10 * (start + ((value - from) / (to - from)) * (end - start))) / 10;
}
