/** The tape: what it differentiates, what it leaves alone, and what it refuses. */

import { mul, profile } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from './backends.ts';
import { dense } from './ops/dense/dense.ts';
import {
  binaryCrossEntropy,
  halfSquaredError,
  negatedMean,
} from './ops/scoreLosses/scoreLosses.ts';
import { record, valueAndGradients } from './tape.ts';
import { dispose, fromValues, readValues, type Tensor, tensorCount, tidy } from './tensor.ts';

beforeAll(() => selectBackend('cpu'));

describe('gradients', () => {
  test('of a tensor that is used twice are added up', () => {
    tidy(() => {
      const [x, layer] = [number(2), layerOf(3)];
      // The loss is −((x·w + b)·w + b): its slope in w is −2·x·w, and in b, at 0, −(w + 1).
      const { value, gradients } = valueAndGradients([layer], () =>
        negatedMean(dense(dense(x, layer, 'linear'), layer, 'linear')),
      );
      expect(readValues(value)[0]).toBe(-18);
      expect(gradients.map((one) => [...readValues(one)])).toEqual([[-12, -4]]);
    });
  });

  test('come in the order of the tensors that were asked for', () => {
    tidy(() => {
      const [layer, x] = [layerOf(3), number(2)];
      const { gradients } = valueAndGradients([x, layer], () =>
        negatedMean(dense(x, layer, 'linear')),
      );
      expect(gradients.map((one) => [...readValues(one)])).toEqual([[-3], [-2, -1]]);
    });
  });

  test('flow through an operation of one’s own', () => {
    tidy(() => {
      const x = number(2);
      const triple = (input: Tensor) =>
        record(mul(input, 3), { inputs: [input], backward: (gradient) => [mul(gradient, 3)] });
      const { gradients } = valueAndGradients([x], () => negatedMean(triple(triple(x))));
      expect(gradients.map((one) => readValues(one)[0])).toEqual([-9]);
    });
  });

  test('may be taken while others are being taken', () => {
    tidy(() => {
      const [x, target] = [number(5), number(1)];
      const { gradients } = valueAndGradients([x], () => {
        const inner = valueAndGradients([x], () => halfSquaredError(x, target)).gradients[0];
        expect(inner && readValues(inner)[0]).toBe(4);
        return halfSquaredError(x, number(2));
      });
      expect(gradients.map((one) => readValues(one)[0])).toEqual([3]);
    });
  });

  test('leave one tensor each and the value behind, and nothing else', () => {
    const [layer, next] = [layerOf(3), layerOf(2)];
    const before = tensorCount();
    const { value, gradients } = valueAndGradients([layer, next], () =>
      binaryCrossEntropy(dense(dense(number(2), layer, 'gelu'), next, 'tanh'), number(1)),
    );
    expect(tensorCount()).toBe(before + 3);
    dispose([value, ...gradients, layer, next]);
  });
});

describe('what is not wanted costs nothing', () => {
  test('an operation is told which of its inputs lead to a wanted tensor', () => {
    tidy(() => {
      const [x, frozen] = [number(2), number(3)];
      const told: (readonly boolean[])[] = [];
      const multiply = (a: Tensor, b: Tensor) =>
        record(mul(a, b), {
          inputs: [a, b],
          backward: (gradient, wanted) => {
            told.push(wanted);
            return [mul(gradient, b), wanted[1] ? mul(gradient, a) : null];
          },
        });
      valueAndGradients([x], () => negatedMean(multiply(multiply(x, frozen), frozen)));
      expect(told).toEqual([
        [true, false],
        [true, false],
      ]);
    });
  });

  test('a frozen network’s weights get no gradient computed', async () => {
    const [frozen, learned, x] = [layerOf(3), layerOf(2), number(1)];
    const products = async (of: readonly Tensor[]) => {
      const { kernels } = await profile(() =>
        tidy(() => {
          const loss = () => negatedMean(dense(dense(x, learned, 'relu'), frozen, 'relu'));
          return valueAndGradients(of, loss).value;
        }),
      );
      return kernels.filter(({ name }) => name === 'BatchMatMul').length;
    };
    // Two forward; then one for each gradient that has to pass a layer or to end at its weights.
    expect(await products([learned])).toBe(2 + 2);
    expect(await products([frozen])).toBe(2 + 1);
    expect(await products([learned, frozen])).toBe(2 + 3);
    dispose([frozen, learned, x]);
  });

  test('outside of valueAndGradients nothing is recorded', () => {
    tidy(() => {
      const [x, target] = [number(5), number(1)];
      const before = halfSquaredError(x, target);
      expect(() => valueAndGradients([x], () => before)).toThrow('it does not');
    });
  });
});

describe('what is refused', () => {
  test('a loss that does not depend on a wanted tensor', () => {
    tidy(() => {
      const [x, stranger] = [number(5), number(7)];
      expect(() => valueAndGradients([x, stranger], () => halfSquaredError(x, number(1)))).toThrow(
        'invalid loss; expected it to depend on tensor 1 through our operations: it does not',
      );
    });
  });

  test('a loss that depends on it only through an operation of TensorFlow.js’s own', () => {
    tidy(() => {
      const x = number(5);
      expect(() => valueAndGradients([x], () => negatedMean(mul(x, 2)))).toThrow('tensor 0');
    });
  });

  test('a loss of more than one number', () => {
    tidy(() => {
      const layer = layerOf(1);
      const x = fromValues(Float32Array.of(1, 2), [2, 1]);
      expect(() => valueAndGradients([x], () => dense(x, layer, 'linear'))).toThrow(
        'invalid loss; expected one number: shape [2,1]',
      );
    });
  });

  test('and a refusal leaves no tensor behind, nor the tape running', () => {
    const [x, target] = [number(5), number(1)];
    const before = tensorCount();
    expect(() => valueAndGradients([x], () => mul(x, target))).toThrow();
    expect(() =>
      valueAndGradients([x], () => {
        halfSquaredError(x, target);
        throw new Error('halfway');
      }),
    ).toThrow('halfway');
    expect(tensorCount()).toBe(before);
    tidy(() => {
      const { gradients } = valueAndGradients([x], () => halfSquaredError(x, target));
      expect(gradients.map((one) => readValues(one)[0])).toEqual([4]);
    });
    dispose([x, target]);
  });
});

/** A layer [2, 1] with that weight and a bias of 0. */
function layerOf(weight: number): Tensor {
  return fromValues(Float32Array.of(weight, 0), [2, 1]);
}

/** One number as a matrix [1, 1]. */
function number(value: number): Tensor {
  return fromValues(Float32Array.of(value), [1, 1]);
}
