/** Tensors that share memory: a view and its vector, Adam's old state and its new one; memory that has to grow, and a backend that is refused. */

import { engine, getBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { BackendName } from '#tensor/backendNames.ts';
import { selectBackend } from '#tensor/backends.ts';
import { type AdamState, adam } from '#tensor/ops/adam/adam.ts';
import { add } from '#tensor/ops/sum.ts';
import { unpack } from '#tensor/ops/views/views.ts';
import { dispose, fromValues, readValues, type Tensor, tensorCount } from '#tensor/tensor.ts';

const backends = ['cpu', 'simd'] as const satisfies BackendName[];

describe.each(backends)('on %s', (backend) => {
  beforeAll(() => selectBackend(backend));

  test('a view keeps its numbers when its vector is gone and others take their memory', () => {
    const packed = counting(7);
    const views = unpack(packed, [
      [1, 3],
      [2, 2],
    ]);
    packed.dispose();
    const others = Array.from({ length: 20 }, () => fromValues(new Float32Array(7).fill(-1)));
    expect(views.map((view) => [...readValues(view)])).toEqual([
      [0, 1, 2],
      [3, 4, 5, 6],
    ]);
    dispose([...views, ...others]);
  });

  test('a view of a view keeps its numbers too', () => {
    const packed = counting(12);
    const [first, second] = unpack(packed, [[5], [7]]);
    const [, inner] = second ? unpack(second, [[2], [5]]) : [];
    dispose([packed, ...(first ? [first] : []), ...(second ? [second] : [])]);
    const other = fromValues(new Float32Array(12).fill(-1));
    expect(inner && [...readValues(inner)]).toEqual([7, 8, 9, 10, 11]);
    dispose([other, ...(inner ? [inner] : [])]);
  });

  test('Adam may be fed its own outputs, with the old state freed and views of it alive', () => {
    const before = tensorCount();
    const settings = { learningRate: 0.1, beta1: 0.5, beta2: 0.75, epsilon: 0 };
    const zeros = () => fromValues(new Float32Array(5));
    let state: AdamState = { parameters: zeros(), mean: zeros(), square: zeros() };
    for (const [i, slope] of [1, -1, 2].entries()) {
      const views = unpack(state.parameters, [[2], [3]]);
      const gradients = [2, 3].map((size) => fromValues(new Float32Array(size).fill(slope)));
      const next = adam(state, gradients, i + 1, settings);
      dispose([...Object.values(state), ...views, ...gradients]);
      state = next;
    }
    // The hand-worked steps of adam.test.ts.
    const expected = -0.1 + 0.1 / 3 - 0.1 * Math.sqrt(37 / 85);
    for (const value of readValues(state.parameters)) expect(value).toBeCloseTo(expected, 6);
    dispose(Object.values(state));
    expect(tensorCount()).toBe(before);
  });

  test('tensors that need more memory than there is yet are right all the same', () => {
    const small = counting(9);
    const size = 3_000_001;
    const large = [fromValues(new Float32Array(size).fill(2)), counting(size)] as const;
    const sum = add(...large);
    const values = readValues(sum);
    expect([values[0], values[1], values[size - 1]]).toEqual([2, 3, size + 1]);
    expect([...readValues(small)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    dispose([small, ...large, sum]);
  });
});

test('a backend that is refused leaves the one before in use, with its tensors', async () => {
  await selectBackend('simd');
  const vector = counting(5);
  const log = vi.spyOn(console, 'log').mockReturnValue(); // TensorFlow.js prints why there is no canvas
  await expect(selectBackend('webgl')).rejects.toThrow('invalid backend');
  log.mockRestore();
  await selectBackend('simd');
  const twice = add(vector, vector);
  expect([...readValues(twice)]).toEqual([0, 2, 4, 6, 8]);
  expect(getBackend()).toBe('simd');
  expect(engine().backend).toBe(engine().registry['simd']);
  dispose([vector, twice]);
});

/** 0, 1, 2 … as a vector. */
function counting(length: number): Tensor {
  return fromValues(Float32Array.from({ length }, (_, i) => i));
}
