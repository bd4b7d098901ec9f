/** Layer normalisation against hand-worked numbers, its invariants and finite differences. */

import { beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from '../../backends.ts';
import { valueAndGradients } from '../../tape.ts';
import { fromValues, readValues, type Tensor, tidy } from '../../tensor.ts';
import { halfSquaredError } from '../scoreLosses/scoreLosses.ts';
import { layerNorm } from './layerNorm.ts';

beforeAll(() => selectBackend('cpu'));

describe('forward', () => {
  test('gives the hand-worked outputs', () => {
    // The row has mean 3 and variance 14; its places are 4 and 2 below, on it, and 6 above.
    const y = normalised([-1, 1, 3, 9], [1, 2, 3, 4, 0, 0.5, -1, 10]);
    const variance = (16 + 4 + 0 + 36) / 4;
    const rate = 1 / Math.sqrt(variance + 1e-5);
    expectClose(y, [-4 * rate, -4 * rate + 0.5, -1, 24 * rate + 10]);
  });

  test('without scale and shift each row has mean 0 and deviation 1', () => {
    const rows = [3, -1, 4, 1, -5, 9, 200, 600, 500, 300, 500, 800];
    const y = normalised(rows, [...Array(6).fill(1), ...Array(6).fill(0)]);
    for (const row of [y.slice(0, 6), y.slice(6)]) {
      expect(row.reduce((sum, value) => sum + value, 0) / 6).toBeCloseTo(0, 5);
      expect(row.reduce((sum, value) => sum + value ** 2, 0) / 6).toBeCloseTo(1, 5);
    }
  });

  test('a row of equal numbers gives the shift, not a division by zero', () => {
    expectClose(normalised([7, 7, 7, 7], [1, 2, 3, 4, 0.1, 0.2, 0.3, 0.4]), [0.1, 0.2, 0.3, 0.4]);
  });

  test('no row knows of another', () => {
    const scaleShift = [1, 2, 3, 0, 0.5, 1];
    const alone = normalised([1, 2, 4], scaleShift);
    expect(normalised([1, 2, 4, 100, -3, 8], scaleShift).slice(0, 3)).toEqual(alone);
  });
});

describe('gradients', () => {
  const x = [0.4, -1.2, 0.9, 2.1, 0.3, -0.7, 1.4, -0.2];
  const scaleShift = [1, 0.5, -2, 1.5, 0.1, 0, -0.3, 0.2];
  const targets = [1, 0, -1, 0.5, 0.2, 2, 0, -1];

  const evaluate = (rows: readonly number[], parameters: readonly number[]) =>
    tidy(() => {
      const given = [matrix(rows, 4), matrix(parameters, 4)] as const;
      const loss = () => halfSquaredError(layerNorm(...given), matrix(targets, 4));
      const { value, gradients } = valueAndGradients(given, loss);
      return { value: readValues(value)[0] ?? Number.NaN, gradients: gradients.map(readValues) };
    });

  test('agree with central finite differences', () => {
    const { gradients } = evaluate(x, scaleShift);
    const moved = (values: readonly number[], j: number, by: number) =>
      values.map((value, i) => (i === j ? value + by : value));
    for (const j of x.keys()) {
      const at = (by: number) => evaluate(moved(x, j, by), scaleShift).value;
      expect(gradients[0]?.[j]).toBeCloseTo((at(0.005) - at(-0.005)) / 0.01, 3);
    }
    for (const j of scaleShift.keys()) {
      const at = (by: number) => evaluate(x, moved(scaleShift, j, by)).value;
      expect(gradients[1]?.[j]).toBeCloseTo((at(0.005) - at(-0.005)) / 0.01, 3);
    }
  });

  test('at a row stand upright on what changes nothing: moving or stretching the whole row', () => {
    const [atX] = evaluate(x, scaleShift).gradients;
    for (const start of [0, 4]) {
      const row = x.slice(start, start + 4);
      const gradient = [...(atX ?? [])].slice(start, start + 4);
      const mean = row.reduce((sum, value) => sum + value, 0) / 4;
      expect(gradient.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 5);
      const along = gradient.reduce((sum, one, i) => sum + one * ((row[i] ?? 0) - mean), 0);
      expect(along).toBeCloseTo(0, 4);
    }
  });
});

function normalised(rows: readonly number[], scaleShift: readonly number[]): number[] {
  const width = scaleShift.length / 2;
  return tidy(() => [...readValues(layerNorm(matrix(rows, width), matrix(scaleShift, width)))]);
}

function matrix(values: readonly number[], columns: number): Tensor {
  return fromValues(Float32Array.from(values), [values.length / columns, columns]);
}

function expectClose(values: readonly number[], expected: readonly number[]): void {
  expect(values).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(values[i]).toBeCloseTo(value, 5);
}
