/** Where a heat map's cells and labels lie, in units of its drawing (about pixels on a phone). */

import type { Cell } from './keys.ts';

/** What is to be laid out; labels are left out where there are too many to be read. */
export interface HeatMapParts {
  readonly rows: number;
  readonly columns: number;
  readonly rowLabels?: readonly string[] | undefined;
  readonly columnLabels?: readonly string[] | undefined;
}

/** The drawing's size, the matrix's corner and one cell's size. */
export interface HeatMapLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly rowLabels: readonly string[];
  readonly columnLabels: readonly string[];
  /** Column labels stand upright when they are too long for their columns. */
  readonly isUpright: boolean;
}

const width = 360;
const tallest = 400;
const largestCell = 40;
const mostLabels = 40;
const fewRows = 8;
const longestLabel = 14;
const labelHeight = 10;
/** How wide letters are in the mono font at that height; those of the east, and our signs for space, are about square. */
const letterWidth = 6.1;
const wideLetterWidth = 10;
const isWide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}␣↵⇥]/u;

/** Cells are square, unless that makes the map taller than it is wide or its row labels run into one another. */
export function heatMapLayout({ rows, columns, ...labels }: HeatMapParts): HeatMapLayout {
  const rowLabels = legible(labels.rowLabels, rows);
  const columnLabels = legible(labels.columnLabels, columns);
  const left = rowLabels.length > 0 ? 6 + longest(rowLabels) : 1;
  const room = width - left - 1;
  const cellWidth = Math.min(largestCell, room / Math.max(1, columns));
  const isUpright = longest(columnLabels) > Math.max(cellWidth, labelHeight);
  const labelRoom = isUpright ? longest(columnLabels) : labelHeight;
  const top = columnLabels.length > 0 ? 6 + labelRoom : 1;
  const least = rowLabels.length > 0 || rows <= fewRows ? labelHeight : 0;
  const cellHeight = Math.max(least, Math.min(cellWidth, tallest / Math.max(1, rows)));
  return {
    width,
    height: top + rows * cellHeight + 1,
    left,
    top,
    cellWidth,
    cellHeight,
    rowLabels,
    columnLabels,
    isUpright,
  };
}

/** The cell at this share of the drawing's width and height, each 0 … 1; null beside the matrix. */
export function cellAt(
  layout: HeatMapLayout,
  { rows, columns }: Pick<HeatMapParts, 'rows' | 'columns'>,
  [x, y]: readonly [number, number],
): Cell | null {
  const column = Math.floor((x * layout.width - layout.left) / layout.cellWidth);
  const row = Math.floor((y * layout.height - layout.top) / layout.cellHeight);
  return row >= 0 && column >= 0 && row < rows && column < columns ? { row, column } : null;
}

function legible(labels: readonly string[] | undefined, count: number): readonly string[] {
  return labels && count <= mostLabels ? labels.slice(0, count).map(shortened) : [];
}

function shortened(label: string): string {
  const letters = Array.from(label);
  return letters.length > longestLabel ? `${letters.slice(0, longestLabel - 1).join('')}…` : label;
}

function longest(labels: readonly string[]): number {
  return Math.max(0, ...labels.map(lengthOf));
}

function lengthOf(label: string): number {
  const widths = Array.from(label, (letter) =>
    isWide.test(letter) ? wideLetterWidth : letterWidth,
  );
  return widths.reduce((sum, width) => sum + width, 0);
}
