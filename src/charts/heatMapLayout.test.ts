import { expect, test } from 'vitest';
import { cellAt, heatMapLayout } from './heatMapLayout.ts';

const letters = (count: number) => Array.from({ length: count }, () => 'e');

test('cells are square and fill the width', () => {
  const { cellWidth, cellHeight, left, width } = heatMapLayout({ rows: 20, columns: 20 });
  expect(cellHeight).toBe(cellWidth);
  expect(left + 20 * cellWidth).toBeCloseTo(width - 1);
});

test('many rows are made flat rather than the map taller than 400 units', () => {
  const { height, cellHeight } = heatMapLayout({ rows: 256, columns: 64 });
  expect(cellHeight).toBeLessThan(2);
  expect(height).toBeLessThan(403);
});

test('a few rows of very many columns are still tall enough to be pointed at', () => {
  expect(heatMapLayout({ rows: 1, columns: 300 }).cellHeight).toBe(10);
});

test('labels are shown up to 40 of them, and their rows stay apart', () => {
  const forty = heatMapLayout({ rows: 40, columns: 40, rowLabels: letters(40) });
  expect(forty.rowLabels).toHaveLength(40);
  expect(forty.cellHeight).toBeGreaterThanOrEqual(10);
  expect(heatMapLayout({ rows: 41, columns: 9, rowLabels: letters(41) }).rowLabels).toEqual([]);
});

test('column labels stand upright as soon as they are wider than their columns', () => {
  const columnLabels = ['one', 'two', 'three'];
  const wide = heatMapLayout({ rows: 3, columns: 3, columnLabels });
  const narrow = heatMapLayout({
    rows: 3,
    columns: 30,
    columnLabels: columnLabels.concat(letters(27)),
  });
  expect(wide.isUpright).toBe(false);
  expect(narrow.isUpright).toBe(true);
  expect(narrow.top).toBeGreaterThan(5 * 6);
});

test('long labels are cut, those of the east get the room they need', () => {
  const long = heatMapLayout({ rows: 1, columns: 1, rowLabels: ['abcdefghijklmnopqr'] });
  expect(long.rowLabels).toEqual(['abcdefghijklm…']);
  const latin = heatMapLayout({ rows: 1, columns: 1, rowLabels: ['abc'] });
  const chinese = heatMapLayout({ rows: 1, columns: 1, rowLabels: ['从前有'] });
  expect(chinese.left).toBeGreaterThan(latin.left + 10);
});

test('a place on the drawing is a cell of the matrix, or none', () => {
  const size = { rows: 2, columns: 3 };
  const layout = heatMapLayout({ ...size, rowLabels: ['a', 'b'] });
  const at = (row: number, column: number) =>
    [
      (layout.left + (column + 0.5) * layout.cellWidth) / layout.width,
      (layout.top + (row + 0.5) * layout.cellHeight) / layout.height,
    ] as const;
  expect(cellAt(layout, size, at(1, 2))).toEqual({ row: 1, column: 2 });
  expect(cellAt(layout, size, at(0, 0))).toEqual({ row: 0, column: 0 });
  expect(cellAt(layout, size, at(0, -1))).toBeNull();
  expect(cellAt(layout, size, at(2, 0))).toBeNull();
});
