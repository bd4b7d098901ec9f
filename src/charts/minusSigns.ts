/** Signs on the cells below zero: a cue beside the hue. */

import type { HeatMapLayout } from './heatMapLayout.ts';

/** The matrix [rows × columns], its greatest absolute value, and where its cells lie. */
export interface SignedMatrix {
  readonly values: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
  readonly most: number;
  readonly layout: HeatMapLayout;
}

const leastCell = 10;
const leastShare = 0.05;
const length = 4;

/** One path of minus signs; empty where cells are too small to hold one. Values next to zero get none. */
export function minusSigns({ values, rows, columns, most, layout }: SignedMatrix): string {
  const { left, top, cellWidth, cellHeight } = layout;
  if (Math.min(cellWidth, cellHeight) < leastCell) return '';
  let path = '';
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (!((values[row * columns + column] ?? 0) < -leastShare * most)) continue;
      const x = left + (column + 0.5) * cellWidth - length / 2;
      const y = top + (row + 0.5) * cellHeight;
      path += `M${round(x)} ${round(y)}h${length}`;
    }
  return path;
}

function round(units: number): number {
  return Math.round(10 * units) / 10;
}
