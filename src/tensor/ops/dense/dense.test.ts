/** The dense layer against hand-worked numbers, finite differences and TensorFlow.js's own gradients. */

import { fillConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Fill';
import { greaterConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Greater';
import { padV2Config } from '@tensorflow/tfjs-backend-cpu/dist/kernels/PadV2';
import { selectConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Select';
import { zerosLikeConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/ZerosLike';
import {
  add,
  grads,
  leakyRelu,
  matMul,
  mean,
  mul,
  registerKernel,
  relu,
  slice,
  square,
  sub,
  tanh,
} from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from '../../backends.ts';
import { valueAndGradients } from '../../tape.ts';
import { fromValues, readValues, type Tensor, tidy } from '../../tensor.ts';
import { halfSquaredError } from '../scoreLosses/scoreLosses.ts';
import { type Activation, dense, leakySlope } from './dense.ts';

const activations = ['linear', 'relu', 'leakyRelu', 'tanh'] as const satisfies Activation[];

/** x · weights + bias is [2.6, −0.7, 1.3] in the first row and [0.1, 0.925, −1.95] in the second. */
const [x, weightsAndBias] = [
  Float32Array.of(1, 2, -1, 0.5),
  Float32Array.of(0.5, -1, 2, 1, 0.25, -0.5, 0.1, -0.2, 0.3),
];
const targets = Float32Array.of(1, -1, 0.5, 0.25, 2, -3);
const shapes = [
  [2, 2],
  [3, 3],
] as const;

beforeAll(() => selectBackend('cpu'));

describe('forward', () => {
  test.each([
    ['linear', [2.6, -0.7, 1.3, 0.1, 0.925, -1.95]],
    ['relu', [2.6, 0, 1.3, 0.1, 0.925, 0]],
    ['leakyRelu', [2.6, -0.14, 1.3, 0.1, 0.925, -0.39]],
    ['tanh', [2.6, -0.7, 1.3, 0.1, 0.925, -1.95].map(Math.tanh)],
  ] as const)('%s gives the hand-worked outputs', (activation, expected) => {
    const y = tidy(() => readValues(layer(activation, tensors())));
    expect(y).toHaveLength(6);
    for (const [i, value] of expected.entries()) expect(y[i]).toBeCloseTo(value, 6);
  });

  test('the leaky slope is 0.2', () => expect(leakySlope).toBe(0.2));
});

describe('gradients', () => {
  test('are the hand-worked ones for one row', () => {
    // y = 1·3 + 2·(−1) + 0.5 = 1.5, half its squared distance from 1 is 0.125, and the error 0.5.
    tidy(() => {
      const given = [
        fromValues(Float32Array.of(1, 2), [1, 2]),
        fromValues(Float32Array.of(3, -1, 0.5), [3, 1]),
      ];
      const target = fromValues(Float32Array.of(1), [1, 1]);
      const { value, gradients } = valueAndGradients(given, () =>
        halfSquaredError(layer('linear', given), target),
      );
      expect(readValues(value)[0]).toBeCloseTo(0.125, 6);
      expect(gradients.map((one) => [...readValues(one)])).toEqual([
        [1.5, -0.5],
        [0.5, 1, 0.5],
      ]);
    });
  });

  test.each(activations)('of %s agree with central finite differences', (activation) => {
    const analytic = ours(activation);
    for (const [i, values] of [x, weightsAndBias].entries()) {
      for (const j of values.keys()) {
        const slope = (lossAt(activation, i, j, 0.01) - lossAt(activation, i, j, -0.01)) / 0.02;
        expect(analytic[i]?.[j]).toBeCloseTo(slope, 3);
      }
    }
  });

  test.each(activations)('of %s agree with TensorFlow.js’s own', (activation) => {
    for (const kernel of [fillConfig, padV2Config, greaterConfig, selectConfig, zerosLikeConfig]) {
      registerKernel(kernel);
    }
    const analytic = ours(activation);
    const bend = { linear: (y: Tensor) => y, relu, leakyRelu, tanh }[activation];
    const theirs = tidy(() => {
      const composite = grads((a: Tensor, b: Tensor) => {
        const inner = add(matMul(a, slice(b, [0, 0], [2, 3])), slice(b, [2, 0], [1, 3]));
        return mul(0.5, mean(square(sub(bend(inner), fromValues(targets, [2, 3])))));
      });
      return composite(tensors()).map(readValues);
    });
    for (const [i, expected] of theirs.entries()) {
      expect(expected.some((value) => value !== 0)).toBe(true);
      for (const [j, value] of expected.entries()) expect(analytic[i]?.[j]).toBeCloseTo(value, 6);
    }
  });
});

function tensors(): Tensor[] {
  return [x, weightsAndBias].map((values, i) => fromValues(values, shapes[i]));
}

function layer(activation: Activation, [a, b]: readonly Tensor[]): Tensor {
  if (!a || !b) throw new Error('two tensors are needed');
  return dense(a, b, activation);
}

/** Half the mean squared distance of the layer's outputs from the targets, and its gradients. */
function ours(activation: Activation): Float32Array[] {
  return tidy(() => {
    const given = tensors();
    const loss = () => halfSquaredError(layer(activation, given), fromValues(targets, [2, 3]));
    return valueAndGradients(given, loss).gradients.map(readValues);
  });
}

/** The loss with one number of one of the two tensors moved. */
function lossAt(activation: Activation, i: number, j: number, by: number): number {
  return tidy(() => {
    const given = [x, weightsAndBias].map((values, k) =>
      fromValues(
        k === i ? values.map((value, l) => (l === j ? value + by : value)) : values,
        shapes[k],
      ),
    );
    const loss = halfSquaredError(layer(activation, given), fromValues(targets, [2, 3]));
    return readValues(loss)[0] ?? Number.NaN;
  });
}
