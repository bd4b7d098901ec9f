/** The backend: where tensors lie, who owns them, and what the CPU backend's kernels make of them. */

import {
  add,
  cast,
  concat,
  engine,
  matMul,
  mul,
  reshape,
  slice,
  sum,
  tensor,
  transpose,
} from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { selectBackend } from '../backends.ts';
import { adam } from '../ops/adam/adam.ts';
import { softmaxCrossEntropy } from '../ops/crossEntropy/crossEntropy.ts';
import { dense } from '../ops/dense/dense.ts';
import { layerNorm } from '../ops/layerNorm/layerNorm.ts';
import { stack, unpack } from '../ops/views/views.ts';
import {
  dispose,
  fromIntegers,
  fromValues,
  readValues,
  type Tensor,
  tensorCount,
  tidy,
} from '../tensor.ts';
import { SimdBackend } from './backend.ts';

beforeEach(() => selectBackend('simd'));

describe('values', () => {
  test('are copied on the way in and on the way out', () => {
    const values = Float32Array.of(1, 2, 3);
    const x = tensor(values);
    values[0] = 9;
    const read = x.dataSync();
    read[1] = 9;
    expect([...x.dataSync()]).toEqual([1, 2, 3]);
    x.dispose();
  });

  test('survive that the memory grows', () => {
    const x = fromValues(Float32Array.of(1, 2, 3));
    const seen = x.dataSync();
    const large = fromValues(new Float32Array(backend().heap.size));
    expect([...seen]).toEqual([1, 2, 3]);
    expect([...readValues(x)]).toEqual([1, 2, 3]);
    dispose([x, large]);
  });

  test('of whole numbers stay whole', () => {
    const x = tensor([1, -2, 2 ** 30], [3], 'int32');
    expect([...x.dataSync()]).toEqual([1, -2, 2 ** 30]);
    x.dispose();
  });

  test('move here from another backend and back', async () => {
    await selectBackend('cpu');
    const x = fromValues(Float32Array.of(1, 2, 3, 4), [2, 2]);
    await selectBackend('simd');
    const y = add(x, x);
    expect([...readValues(y)]).toEqual([2, 4, 6, 8]);
    await selectBackend('cpu');
    const z = mul(y, x);
    expect([...readValues(z)]).toEqual([2, 8, 18, 32]);
    dispose([x, y, z]);
  });
});

describe('views into a vector', () => {
  test('keep its numbers after the vector itself is gone', () => {
    const packed = fromValues(Float32Array.from({ length: 40 }, (_, i) => i));
    const parts = unpack(packed, [
      [3, 3],
      [31, 1],
    ]);
    packed.dispose();
    const other = fromValues(new Float32Array(40).fill(-1)); // would take its place
    expect(parts.map((part) => [...readValues(part)][0])).toEqual([0, 9]);
    dispose([...parts, other]);
    expect(backend().heap.bytesInUse).toBe(0);
  });

  test('show what the optimiser writes in place', () => {
    const zeros = () => fromValues(new Float32Array(4));
    const state = { parameters: zeros(), mean: zeros(), square: zeros() };
    const [first, last] = unpack(state.parameters, [[1], [3]]);
    const settings = { learningRate: 0.1, beta1: 0.5, beta2: 0.9, epsilon: 1e-8 };
    const gradients = [fromValues(Float32Array.of(1)), fromValues(Float32Array.of(1, -1, 0))];
    const next = adam(state, gradients, 1, settings);
    const moved = last && [...readValues(last)];
    expect(moved?.[0]).toBeCloseTo(-0.1, 6);
    expect(moved?.[1]).toBeCloseTo(0.1, 6);
    expect(moved?.[2]).toBe(0);
    expect(next.parameters.dataId).toBe(state.parameters.dataId);
    dispose([...Object.values(state), ...Object.values(next), ...gradients]);
    dispose([first ?? [], last ?? []]);
  });
});

describe('kernels of the CPU backend', () => {
  test.each<[string, (x: Tensor) => Tensor, number[]]>([
    ['transpose', (x) => transpose(x as never), [1, 4, 2, 5, 3, 6]],
    ['a slice that is not one piece', (x) => slice(x, [0, 1], [2, 2]), [2, 3, 5, 6]],
    ['a slice that is one piece', (x) => slice(x, [1, 0], [1, 3]), [4, 5, 6]],
    ['columns beside columns', (x) => concat([x, x], 1), [1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6]],
    ['a sum of rows', (x) => sum(x, 1), [6, 15]],
    ['a product', (x) => matMul(x, x, false, true), [14, 32, 32, 77]],
    ['a product with a number', (x) => mul(x, 2), [2, 4, 6, 8, 10, 12]],
    ['a sum with a row', (x) => add(x, slice(x, [0, 0], [1, 3])), [2, 4, 6, 5, 7, 9]],
    ['another shape', (x) => reshape(x, [6]), [1, 2, 3, 4, 5, 6]],
    ['whole numbers as others', (x) => cast(cast(x, 'int32'), 'float32'), [1, 2, 3, 4, 5, 6]],
  ])('%s', (_, operation, expected) => {
    const x = fromValues(Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3]);
    const y = operation(x);
    expect([...readValues(y)]).toEqual(expected);
    x.dispose();
    expect([...readValues(y)]).toEqual(expected);
    y.dispose();
    expect(backend().heap.bytesInUse).toBe(0);
  });

  test('take what ours have made, and ours take theirs', () => {
    tidy(() => {
      const x = fromValues(Float32Array.of(1, 2), [1, 2]);
      const layer = mul(fromValues(Float32Array.of(1, 0, 0, 1, 1, 1), [3, 2]), 2);
      expect([...readValues(mul(dense(x, layer, 'relu'), 10))]).toEqual([40, 60]);
    });
  });
});

test('a kernel that fails leaves nothing behind', () => {
  const before = [tensorCount(), backend().heap.bytesInUse];
  tidy(() => {
    const logits = fromValues(new Float32Array(8), [2, 4]);
    const targets = fromIntegers(Int32Array.of(1, 4));
    expect(() => softmaxCrossEntropy(logits, targets)).toThrow(
      'invalid tokens; expected each below the size of the vocabulary',
    );
  });
  expect([tensorCount(), backend().heap.bytesInUse]).toEqual(before);
});

test.each<[string, () => unknown]>([
  ['a layer for other inputs', () => dense(zeros([2, 3]), zeros([3, 2]), 'linear')],
  ['a norm of another width', () => layerNorm(zeros([2, 3]), zeros([2, 4]))],
  ['targets that are too few', () => softmaxCrossEntropy(zeros([2, 3]), zeros([1]))],
  ['parts that are larger than the vector', () => unpack(zeros([4]), [[2, 2], [1]])],
  ['rows of another width', () => stack(zeros([2, 2]), zeros([2, 3]))],
])('%s: refused, before anything is written elsewhere', (_, operation) => {
  tidy(() => void expect(operation).toThrow());
});

test('a thousand steps of work leave nothing behind', () => {
  const before = tensorCount();
  const x = fromValues(new Float32Array(64 * 33).fill(0.5), [64, 33]);
  const layer = fromValues(new Float32Array(34 * 7).fill(0.25), [34, 7]);
  const bytes = backend().heap.bytesInUse;
  for (let i = 0; i < 1000; i++) tidy(() => void add(dense(x, layer, 'gelu'), 1));
  expect(backend().heap.bytesInUse).toBe(bytes);
  dispose([x, layer]);
  expect(tensorCount()).toBe(before);
  expect(backend().heap.bytesInUse).toBe(0);
});

function zeros(shape: number[]): Tensor {
  return fromValues(new Float32Array(shape.reduce((size, side) => size * side, 1)), shape);
}

function backend(): SimdBackend {
  const { backend } = engine();
  if (!(backend instanceof SimdBackend)) throw new Error('the backend is another one');
  return backend;
}
