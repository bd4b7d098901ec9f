/** Causal attention against hand-worked numbers, its invariants and finite differences. */

import { beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from '../../backends.ts';
import { valueAndGradients } from '../../tape.ts';
import { fromValues, readValues, type Tensor, tensorCount, tidy } from '../../tensor.ts';
import { halfSquaredError } from '../scoreLosses/scoreLosses.ts';
import { attention } from './attention.ts';

beforeAll(() => selectBackend('cpu'));

describe('hand-worked', () => {
  test('a place whose query fits one key three times as well takes three parts of four from it', () => {
    // One head of width 1: the second query, 1, meets the keys ln 3 and 0.
    const { output, weights } = attend([0, Math.log(3), 8, 1, 0, 4], { time: 2, heads: 1 });
    expectClose(weights, [1, 0, 0.75, 0.25]);
    expectClose(output, [8, 0.75 * 8 + 0.25 * 4]);
  });

  test('products of queries and keys are divided by the root of a head’s width', () => {
    // Width 4: the second place's score is 4 · 2 · (ln 3 / 4) = 2 ln 3, and half of that after division by 2.
    const key = Math.log(3) / 4;
    const first = [0, 0, 0, 0, key, key, key, key, 1, 0, 0, 0];
    const second = [2, 2, 2, 2, 0, 0, 0, 0, 0, 1, 0, 0];
    const { weights, output } = attend([...first, ...second], { time: 2, heads: 1 });
    expectClose(weights, [1, 0, 0.75, 0.25]);
    expectClose(output, [1, 0, 0, 0, 0.75, 0.25, 0, 0]);
  });

  test('each head attends by its own queries and keys, and its values stay in its own columns', () => {
    // Two heads of width 1; the second place of the first looks back, of the second at itself.
    const rows = [0, 0, 50, 0, 3, 30, 1, 1, 0, 50, 5, 50];
    const { output, weights } = attend(rows, { time: 2, heads: 2 });
    expectClose(weights, [1, 0, 1, 0, 1, 0, 0, 1]);
    expectClose(output, [3, 30, 3, 50]);
  });

  test('without any preference a place takes the mean of all places up to its own', () => {
    const { output } = attend([0, 0, 6, 0, 0, 2, 0, 0, 1], { time: 3, heads: 1 });
    expectClose(output, [6, 4, 3]);
  });
});

describe('invariants', () => {
  const rows = Array.from({ length: 2 * 3 * 12 }, (_, i) => Math.sin(7 * i));
  const shape = { time: 3, heads: 2, columns: 12 };

  test('each place’s weights sum to 1 and look at no later place', () => {
    const { weights } = attend(rows, shape);
    expect(weights).toHaveLength(2 * 2 * 3 * 3);
    for (let i = 0; i < weights.length; i += 3) {
      const row = weights.slice(i, i + 3);
      expect(row.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 6);
      expect(row.slice(((i / 3) % 3) + 1)).toEqual(Array(2 - ((i / 3) % 3)).fill(0));
    }
  });

  test('a later place changes nothing before it, and no sequence another', () => {
    const changed = rows.map((value, i) => (i >= 24 && i < 36 ? value + 3 : value));
    const [before, after] = [attend(rows, shape).output, attend(changed, shape).output];
    expect(after.slice(0, 8)).toEqual(before.slice(0, 8));
    expect(after.slice(8, 12)).not.toEqual(before.slice(8, 12));
    expect(after.slice(12)).toEqual(before.slice(12));
  });

  test('scores of some thousand stay finite', () => {
    const { output } = attend(
      rows.map((value) => 40 * value),
      shape,
    );
    for (const value of output) expect(Number.isFinite(value)).toBe(true);
  });
});

describe('the gradient', () => {
  const rows = Array.from({ length: 2 * 3 * 12 }, (_, i) => Math.cos(5 * i));
  const targets = Array.from({ length: 2 * 3 * 4 }, (_, i) => Math.sin(3 * i));

  const evaluate = (values: readonly number[]) =>
    tidy(() => {
      const qkv = matrix(values, 12);
      const loss = () =>
        halfSquaredError(attention(qkv, { time: 3, heads: 2 }).output, matrix(targets, 4));
      const { value, gradients } = valueAndGradients([qkv], loss);
      return { value: readValues(value)[0] ?? Number.NaN, gradient: gradients.flatMap(valuesOf) };
    });

  test('agrees with central finite differences', () => {
    const { gradient } = evaluate(rows);
    expect(gradient).toHaveLength(rows.length);
    for (const j of rows.keys()) {
      const at = (by: number) => evaluate(rows.map((x, i) => (i === j ? x + by : x))).value;
      expect(gradient[j]).toBeCloseTo((at(0.01) - at(-0.01)) / 0.02, 3);
    }
  });

  test('leaves no tensor behind', () => {
    const before = tensorCount();
    evaluate(rows);
    expect(tensorCount()).toBe(before);
  });
});

test('rows that are no whole sequences, and columns that are no whole heads, are refused', () => {
  tidy(() => {
    expect(() => attention(matrix(Array(36).fill(0), 12), { time: 2, heads: 2 })).toThrow(
      'invalid attention; expected [batch · 2, 3 · 2 · width]: [3,12]',
    );
    expect(() => attention(matrix(Array(36).fill(0), 12), { time: 3, heads: 3 })).toThrow(
      'invalid attention',
    );
  });
});

function attend(
  rows: readonly number[],
  { time, heads, columns = rows.length / time }: { time: number; heads: number; columns?: number },
): { readonly output: number[]; readonly weights: number[] } {
  return tidy(() => {
    const { output, weights } = attention(matrix(rows, columns), { time, heads });
    return { output: valuesOf(output), weights: valuesOf(weights) };
  });
}

function valuesOf(x: Tensor): number[] {
  return [...readValues(x)];
}

function matrix(values: readonly number[], columns: number): Tensor {
  return fromValues(Float32Array.from(values), [values.length / columns, columns]);
}

function expectClose(values: readonly number[], expected: readonly number[]): void {
  expect(values).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(values[i]).toBeCloseTo(value, 5);
}
