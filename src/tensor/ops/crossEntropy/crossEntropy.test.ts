/** Softmax cross-entropy against hand-worked numbers, its limits and finite differences. */

import { beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from '../../backends.ts';
import { valueAndGradients } from '../../tape.ts';
import { fromIntegers, fromValues, readValues, tidy } from '../../tensor.ts';
import { softmaxCrossEntropy } from './crossEntropy.ts';

beforeAll(() => selectBackend('cpu'));

describe('hand-worked values and gradients', () => {
  test('equal logits are a surprise of ln classes', () => {
    const { value, gradient } = evaluate([5, 5, 5, 5], [2]);
    expect(value).toBeCloseTo(Math.log(4), 6);
    expectClose(gradient, [1 / 4, 1 / 4, 1 / 4 - 1, 1 / 4]);
  });

  test('two rows give the mean of both surprises', () => {
    // Probabilities 1/4 and 3/4, with the first right, then the second.
    const row = [0, Math.log(3)];
    const { value, gradient } = evaluate([...row, ...row], [0, 1]);
    expect(value).toBeCloseTo((Math.log(4) + Math.log(4 / 3)) / 2, 6);
    expectClose(gradient, [-3 / 8, 3 / 8, 1 / 8, -1 / 8]);
  });
});

describe('limits', () => {
  test('a sure and right guess costs nothing and moves nothing', () => {
    const { value, gradient } = evaluate([1000, 0, -1000], [0]);
    expect(value).toBeCloseTo(0, 6);
    expectClose(gradient, [0, 0, 0]);
  });

  test('a sure and wrong guess costs the distance, with a full gradient', () => {
    const { value, gradient } = evaluate([1000, 0, -1000], [2]);
    expect(value).toBeCloseTo(2000, 2);
    expectClose(gradient, [1, 0, -1]);
  });

  test('what is added to all logits of a row changes nothing', () => {
    const [one, other] = [evaluate([1, -2, 0.5], [1]), evaluate([33, 30, 32.5], [1])];
    expect(other.value).toBeCloseTo(one.value, 5);
    expectClose(other.gradient, one.gradient);
  });
});

describe('the gradient', () => {
  const logits = [0.3, -1.1, 0.8, 2, 0.1, -0.4, -2.2, 0, 1.3, 0.6, -0.9, 0.2];
  const targets = [3, 0, 2];

  test('agrees with central finite differences', () => {
    const { gradient } = evaluate(logits, targets);
    for (const j of logits.keys()) {
      const at = (by: number) =>
        evaluate(
          logits.map((value, i) => (i === j ? value + by : value)),
          targets,
        ).value;
      expect(gradient[j]).toBeCloseTo((at(0.01) - at(-0.01)) / 0.02, 3);
    }
  });

  test('of each row sums to zero', () => {
    const { gradient } = evaluate(logits, targets);
    for (const start of [0, 4, 8]) {
      const row = gradient.slice(start, start + 4);
      expect(row.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 6);
    }
  });
});

function evaluate(logits: readonly number[], targets: readonly number[]) {
  return tidy(() => {
    const shape = [targets.length, logits.length / targets.length];
    const given = fromValues(Float32Array.from(logits), shape);
    const { value, gradients } = valueAndGradients([given], () =>
      softmaxCrossEntropy(given, fromIntegers(Int32Array.from(targets))),
    );
    return {
      value: readValues(value)[0] ?? Number.NaN,
      gradient: gradients.flatMap((one) => [...readValues(one)]),
    };
  });
}

function expectClose(values: readonly number[], expected: readonly number[]): void {
  expect(values).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(values[i]).toBeCloseTo(value, 6);
}
