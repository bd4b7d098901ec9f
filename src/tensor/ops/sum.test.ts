/** Sums: their values, and a gradient that reaches both sides whole. */

import { beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from '../backends.ts';
import { valueAndGradients } from '../tape.ts';
import { fromValues, readValues, type Tensor, tensorCount, tidy } from '../tensor.ts';
import { dense } from './dense/dense.ts';
import { halfSquaredError, negatedMean } from './scoreLosses/scoreLosses.ts';
import { add } from './sum.ts';

beforeAll(() => selectBackend('cpu'));

describe('values', () => {
  test('are added number by number', () => {
    tidy(() => {
      const sum = add(matrix([1, 2, 3, 4], 2), matrix([10, -20, 30, 0.5], 2));
      expect(sum.shape).toEqual([2, 2]);
      expect([...readValues(sum)]).toEqual([11, -18, 33, 4.5]);
    });
  });

  test('of different shapes are refused, also when there are as many numbers', () => {
    tidy(() => {
      expect(() => add(matrix([1, 2], 2), matrix([1], 1))).toThrow(
        'invalid sum; expected the same shapes: [1,2] and [1,1]',
      );
      expect(() => add(matrix([1, 2], 2), matrix([1, 2], 1))).toThrow(
        'invalid sum; expected the same shapes: [1,2] and [2,1]',
      );
    });
  });
});

describe('the gradient', () => {
  test('reaches both sides whole', () => {
    // −mean(a + b) over two numbers has a slope of −1/2 in each.
    expect(gradientsOf([column(3, 5), column(1, 2)], ([a, b]) => negatedMean(add(a, b)))).toEqual([
      [-0.5, -0.5],
      [-0.5, -0.5],
    ]);
  });

  test('of a tensor added to itself is twice as large', () => {
    expect(gradientsOf([column(3, 5)], ([a]) => negatedMean(add(a, a)))).toEqual([[-1, -1]]);
  });

  test('of a branch that joins again is the sum of both ways', () => {
    // x + (2x + 1) has a slope of 3, and the layer one of x and of 1.
    const layer = fromValues(Float32Array.of(2, 1), [2, 1]);
    expect(
      gradientsOf([column(5), layer], ([x, weights]) =>
        negatedMean(add(x, dense(x, weights, 'linear'))),
      ),
    ).toEqual([[-3], [-5, -1]]);
  });

  test('of a sum of two losses reaches the tensors of both', () => {
    // (3 − 1)² / 2 and (5 − 4)² / 2.
    const [one, four] = [column(1), column(4)];
    const sum = ([a, b]: Two) => add(halfSquaredError(a, one), halfSquaredError(b, four));
    expect(gradientsOf([column(3), column(5)], sum)).toEqual([[2], [1]]);
  });

  test('of a sum of two losses of the same tensor is the sum of theirs', () => {
    const one = column(1);
    const sum = ([a]: Two) => add(halfSquaredError(a, one), negatedMean(a));
    expect(gradientsOf([column(3)], sum)).toEqual([[1]]);
  });
});

type Two = readonly [Tensor, Tensor];

/** Frees the tensors that it is given, and expects that nothing else is left. */
function gradientsOf(of: readonly Tensor[], loss: (of: Two) => Tensor): number[][] {
  const before = tensorCount();
  const values = tidy(() =>
    valueAndGradients(of, () => loss(of as Two)).gradients.map((one) => [...readValues(one)]),
  );
  expect(tensorCount()).toBe(before);
  for (const tensor of of) tensor.dispose();
  return values;
}

function column(...values: readonly number[]): Tensor {
  return matrix(values, 1);
}

function matrix(values: readonly number[], columns: number): Tensor {
  return fromValues(Float32Array.from(values), [values.length / columns, columns]);
}
