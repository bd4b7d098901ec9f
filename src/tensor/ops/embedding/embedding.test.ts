/** The embedding against hand-worked numbers: what it looks up, and where its gradient arrives. */

import { beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from '../../backends.ts';
import { valueAndGradients } from '../../tape.ts';
import { fromIntegers, fromValues, readValues, type Tensor, tidy } from '../../tensor.ts';
import { halfSquaredError, negatedMean } from '../scoreLosses/scoreLosses.ts';
import { embed } from './embedding.ts';

const table = [1, 2, 3, 4, 5, 6];
const positions = [10, 20, 30, 40, 50, 60];

beforeAll(() => selectBackend('cpu'));

describe('forward', () => {
  test('is the token’s row plus that of its place', () => {
    expect(embedded([2, 0], 2)).toEqual([15, 26, 31, 42]);
  });

  test('each sequence begins again at the first place', () => {
    expect(embedded([1, 1, 1, 1], 2)).toEqual([13, 24, 33, 44, 13, 24, 33, 44]);
    expect(embedded([1, 1], 1)).toEqual([13, 24, 13, 24]);
  });

  test('without positions is the token’s row alone', () => {
    tidy(() => {
      const tokens = fromIntegers(Int32Array.of(2, 0));
      const y = embed(tokens, { table: matrix(table), positions: null, time: 2 });
      expect([...readValues(y)]).toEqual([5, 6, 1, 2]);
    });
  });

  test('sequences that are longer than there are places, or not whole, are refused', () => {
    expect(() => embedded([0, 0, 0, 0], 4)).toThrow(
      'invalid sequences; expected whole ones of at most 3 tokens: 4 of 4',
    );
    expect(() => embedded([0, 0, 0], 2)).toThrow('invalid sequences');
  });
});

describe('gradients', () => {
  test('of a row add up over its uses, and are 0 where there was none', () => {
    // Of the 8 outputs, token 2 makes three rows and token 0 one; each slope is −1/8.
    const { gradients } = evaluate([2, 2, 0, 2], 2, (y) => negatedMean(y));
    expect(gradients[0]).toEqual([-1 / 8, -1 / 8, 0, 0, -3 / 8, -3 / 8]);
    // Two sequences pass the first two places, none the third.
    expect(gradients[1]).toEqual([-2 / 8, -2 / 8, -2 / 8, -2 / 8, 0, 0]);
  });

  test('agree with central finite differences', () => {
    const targets = Array.from({ length: 8 }, (_, i) => Math.sin(3 * i));
    const loss = (y: Tensor) => halfSquaredError(y, matrix(targets));
    const small = [0.1, -0.4, 0.9, 0.2, -0.7, 0.5];
    const at = (rows: readonly number[], places: readonly number[]) =>
      evaluate([1, 2, 1, 0], 2, loss, [rows, places]);
    const { gradients } = at(small, small);
    for (const j of small.keys()) {
      const moved = (by: number) => small.map((value, i) => (i === j ? value + by : value));
      const slopes = [
        (at(moved(0.01), small).value - at(moved(-0.01), small).value) / 0.02,
        (at(small, moved(0.01)).value - at(small, moved(-0.01)).value) / 0.02,
      ];
      for (const [i, slope] of slopes.entries()) expect(gradients[i]?.[j]).toBeCloseTo(slope, 3);
    }
  });
});

function embedded(tokens: readonly number[], time: number): number[] {
  return tidy(() => {
    const tables = { table: matrix(table), positions: matrix(positions) };
    return [...readValues(embed(fromIntegers(Int32Array.from(tokens)), { ...tables, time }))];
  });
}

function evaluate(
  tokens: readonly number[],
  time: number,
  loss: (y: Tensor) => Tensor,
  [rows, places]: readonly [readonly number[], readonly number[]] = [table, positions],
): { readonly value: number; readonly gradients: number[][] } {
  return tidy(() => {
    const tables = { table: matrix(rows), positions: matrix(places) };
    const { value, gradients } = valueAndGradients([tables.table, tables.positions], () =>
      loss(embed(fromIntegers(Int32Array.from(tokens)), { ...tables, time })),
    );
    return {
      value: readValues(value)[0] ?? Number.NaN,
      gradients: gradients.map((one) => [...readValues(one)]),
    };
  });
}

/** Two columns. */
function matrix(values: readonly number[]): Tensor {
  return fromValues(Float32Array.from(values), [values.length / 2, 2]);
}
