/** Adam and gradient descent against hand-worked steps. */

import { beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from '../../backends.ts';
import { fromValues, readValues, tidy } from '../../tensor.ts';
import { type AdamSettings, type AdamState, adam, gradientDescent } from './adam.ts';

beforeAll(() => selectBackend('cpu'));

describe('Adam', () => {
  test('its first step is the rate against the gradient’s sign, however large the gradient', () => {
    const gradient = [1e-3, -1e-3, 5, -5, 1000, -1000];
    const settings = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
    const [parameters = []] = parametersAfter([gradient], settings);
    for (const [i, value] of gradient.entries()) {
      expect((parameters[i] ?? 0) / -Math.sign(value)).toBeCloseTo(0.01, 6);
    }
  });

  test('its first three steps are the hand-worked ones', () => {
    const settings = { learningRate: 0.1, beta1: 0.5, beta2: 0.75, epsilon: 0 };
    const steps = parametersAfter([[1], [-1], [2]], settings).map(([value]) => value);
    // Corrected means of the gradient: 1, −1/3, 1. Of its square: 1, 1, 85/37.
    const moves = [-0.1, 0.1 / 3, -0.1 * Math.sqrt(37 / 85)];
    expect(steps[0]).toBeCloseTo(moves[0] ?? 0, 6);
    expect(steps[1]).toBeCloseTo((moves[0] ?? 0) + (moves[1] ?? 0), 6);
    expect(steps[2]).toBeCloseTo((moves[0] ?? 0) + (moves[1] ?? 0) + (moves[2] ?? 0), 6);
  });

  test('epsilon is added to the corrected root, at every step', () => {
    const settings = { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1 };
    const steps = parametersAfter([[1], [1], [1]], settings).map(([value]) => value);
    // A constant gradient of 1 has corrected means of 1, so each step is 0.1 · 1 / (1 + 1).
    for (const [i, value] of steps.entries()) expect(value).toBeCloseTo(-0.05 * (i + 1), 5);
  });

  test('a gradient of zero moves nothing', () => {
    const settings = { learningRate: 0.1, beta1: 0.5, beta2: 0.999, epsilon: 1e-7 };
    expect(
      parametersAfter(
        [
          [0, 0],
          [0, 0],
        ],
        settings,
      ),
    ).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

test('gradient descent subtracts the rate times the gradient', () => {
  tidy(() => {
    const parameters = fromValues(Float32Array.of(1, 2, -3));
    const gradients = [fromValues(Float32Array.of(4, -8, 0))];
    const moved = gradientDescent(parameters, gradients, { learningRate: 0.25 });
    expect([...readValues(moved)]).toEqual([0, 4, -3]);
    // A quarter of a half of each parameter goes besides.
    const decayed = gradientDescent(parameters, gradients, {
      learningRate: 0.25,
      weightDecay: 0.5,
    });
    expect([...readValues(decayed)]).toEqual([-0.125, 3.75, -2.625]);
    expect([...readValues(parameters)]).toEqual([1, 2, -3]);
  });
});

/** The parameters, from zero, after each of these gradients. */
function parametersAfter(gradients: readonly number[][], settings: AdamSettings): number[][] {
  return tidy(() => {
    const zeros = () => fromValues(new Float32Array(gradients[0]?.length ?? 0));
    let state: AdamState = { parameters: zeros(), mean: zeros(), square: zeros() };
    return gradients.map((gradient, i) => {
      state = adam(state, [fromValues(Float32Array.from(gradient))], i + 1, settings);
      return [...readValues(state.parameters)];
    });
  });
}
