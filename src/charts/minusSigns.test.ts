import { expect, test } from 'vitest';
import { heatMapLayout } from './heatMapLayout.ts';
import { minusSigns } from './minusSigns.ts';

test('each cell clearly below zero gets a sign at its middle', () => {
  const layout = heatMapLayout({ rows: 1, columns: 4 });
  const values = [1, -1, -0.01, -0.5];
  const path = minusSigns({ values, rows: 1, columns: 4, most: 1, layout });
  expect(path).toBe('M59 21h4M139 21h4');
});

test('cells too small for a sign get none', () => {
  const layout = heatMapLayout({ rows: 64, columns: 64 });
  const values = new Float32Array(64 * 64).fill(-1);
  expect(minusSigns({ values, rows: 64, columns: 64, most: 1, layout })).toBe('');
});
