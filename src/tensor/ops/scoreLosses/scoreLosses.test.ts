/** Each loss against hand-worked numbers, finite differences and TensorFlow.js's own gradients. */

import { absConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Abs';
import { expConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Exp';
import { fillConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Fill';
import { log1pConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Log1p';
import { signConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sign';
import {
  abs,
  add,
  exp,
  grads,
  log1p,
  mean,
  mul,
  neg,
  registerKernel,
  relu,
  square,
  sub,
} from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from '../../backends.ts';
import { valueAndGradients } from '../../tape.ts';
import { fromValues, readValues, type Tensor, tidy } from '../../tensor.ts';
import { binaryCrossEntropy, halfSquaredError, hinge, negatedMean } from './scoreLosses.ts';

type Loss = (scores: Tensor, targets: Tensor) => Tensor;

beforeAll(() => selectBackend('cpu'));

describe('hand-worked values and gradients', () => {
  test('binary cross-entropy: ln 2 at score 0, ln 4 for 3 to 1 on the wrong side', () => {
    const { value, gradient } = evaluate(binaryCrossEntropy, [0, Math.log(3)], [1, 0]);
    expect(value).toBeCloseTo((Math.LN2 + Math.log(4)) / 2, 6);
    expectClose(gradient, [(1 / 2 - 1) / 2, 3 / 4 / 2]);
  });

  test('half squared error', () => {
    const { value, gradient } = evaluate(halfSquaredError, [2, -2], [1, 0]);
    expect(value).toBeCloseTo((1 + 4) / 2 / 2, 6);
    expectClose(gradient, [1 / 2, -2 / 2]);
  });

  test('hinge: nothing beyond the margin, the distance to it before', () => {
    const { value, gradient } = evaluate(hinge, [0.5, -2, 3, -0.5], [1, 0, 0, 1]);
    expect(value).toBeCloseTo((0.5 + 0 + 4 + 1.5) / 4, 6);
    expectClose(gradient, [-1 / 4, 0, 1 / 4, -1 / 4]);
  });

  test('negated mean', () => {
    const { value, gradient } = evaluate(negatedMean, [1, 3], [1, 1]);
    expect(value).toBeCloseTo(-2, 6);
    expectClose(gradient, [-1 / 2, -1 / 2]);
  });
});

describe('binary cross-entropy at scores of ±1000', () => {
  test('is 0 with no gradient where the critic is right', () => {
    const { value, gradient } = evaluate(binaryCrossEntropy, [1000, -1000], [1, 0]);
    expect(value).toBe(0);
    expectClose(gradient, [0, 0]);
  });

  test('is 1000 with a full gradient where it is wrong', () => {
    const { value, gradient } = evaluate(binaryCrossEntropy, [1000, -1000], [0, 1]);
    expect(value).toBeCloseTo(1000, 3);
    expectClose(gradient, [1 / 2, -1 / 2]);
  });
});

describe.each<[string, Loss, Loss]>([
  // max(s, 0) − t·s + ln(1 + e^−|s|), the stable form of the textbook's.
  [
    'binaryCrossEntropy',
    binaryCrossEntropy,
    (s, t) => mean(add(sub(relu(s), mul(t, s)), log1p(exp(neg(abs(s)))))),
  ],
  ['halfSquaredError', halfSquaredError, (s, t) => mul(0.5, mean(square(sub(s, t))))],
  ['hinge', hinge, (s, t) => mean(relu(sub(1, mul(sub(mul(2, t), 1), s))))],
  ['negatedMean', negatedMean, (s) => neg(mean(s))],
])('%s', (_, loss, composite) => {
  // None of them within 0.01 of a kink of the hinge.
  const scores = [-2.5, -0.9, -0.3, 0.2, 0.7, 1.8];
  const targets = [1, 0, 1, 0, 1, 0];

  test('its gradient agrees with central finite differences', () => {
    const { gradient } = evaluate(loss, scores, targets);
    const at = (j: number, by: number) => {
      const moved = scores.map((score, k) => (k === j ? score + by : score));
      return evaluate(loss, moved, targets).value;
    };
    for (const j of scores.keys()) {
      expect(gradient[j]).toBeCloseTo((at(j, 0.01) - at(j, -0.01)) / 0.02, 3);
    }
  });

  test('its value and gradient agree with TensorFlow.js’s own', () => {
    for (const kernel of [fillConfig, absConfig, expConfig, log1pConfig, signConfig])
      registerKernel(kernel);
    const { value, gradient } = evaluate(loss, scores, targets);
    tidy(() => {
      const [s, t] = [column(scores), column(targets)];
      expect(readValues(composite(s, t))[0]).toBeCloseTo(value, 6);
      const [theirs] = grads((one: Tensor) => composite(one, t))([s]);
      expectClose(gradient, theirs ? [...readValues(theirs)] : []);
    });
  });

  test('more rows of the same leave its value as it is', () => {
    const twice = evaluate(loss, [...scores, ...scores], [...targets, ...targets]);
    expect(twice.value).toBeCloseTo(evaluate(loss, scores, targets).value, 6);
  });
});

function evaluate(loss: Loss, scores: readonly number[], targets: readonly number[]) {
  return tidy(() => {
    const given = column(scores);
    const { value, gradients } = valueAndGradients([given], () => loss(given, column(targets)));
    const [gradient] = gradients.map(readValues);
    return { value: readValues(value)[0] ?? Number.NaN, gradient: [...(gradient ?? [])] };
  });
}

function column(values: readonly number[]): Tensor {
  return fromValues(Float32Array.from(values), [values.length, 1]);
}

function expectClose(values: readonly number[], expected: readonly number[]): void {
  expect(values).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(values[i]).toBeCloseTo(value, 6);
}
