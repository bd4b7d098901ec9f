/** Values go in and out of tensors as copies. */

import { cast } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { selectBackend } from './backends.ts';
import { fromValues, readValues, tensorCount, tidy } from './tensor.ts';

beforeAll(() => selectBackend('cpu'));

test('a tensor does not share memory with what it is made of or read into', () => {
  tidy(() => {
    const values = Float32Array.of(1, 2);
    const tensor = fromValues(values);
    values[0] = 9;
    readValues(tensor)[1] = 9;
    expect([...readValues(tensor)]).toEqual([1, 2]);
  });
});

test('a shape defaults to one dimension and must fit', () => {
  tidy(() => {
    expect(fromValues(new Float32Array(6)).shape).toEqual([6]);
    expect(fromValues(new Float32Array(6), [2, 3]).shape).toEqual([2, 3]);
    expect(() => fromValues(new Float32Array(6), [2, 2])).toThrow();
  });
});

test('only float32 tensors can be read', () => {
  tidy(() => {
    const integers = cast(fromValues(Float32Array.of(1)), 'int32');
    expect(() => readValues(integers)).toThrow('invalid tensor; expected float32: int32');
  });
});

test('tensors are counted until they are disposed of', () => {
  const before = tensorCount();
  const tensor = fromValues(Float32Array.of(1));
  expect(tensorCount()).toBe(before + 1);
  tensor.dispose();
  expect(tensorCount()).toBe(before);
});

test('tidying frees what a function made, but for what it returns, wherever that is', () => {
  const before = tensorCount();
  const one = () => fromValues(Float32Array.of(1));
  const kept = tidy(() => {
    one();
    return { list: [one(), { deep: one() }], numbers: Float32Array.of(1, 2), none: null };
  });
  expect(tensorCount()).toBe(before + 2);
  expect(kept.numbers).toEqual(Float32Array.of(1, 2));
  expect(tidy(() => tidy(() => readValues(one())))).toEqual(Float32Array.of(1));
  for (const tensor of kept.list) ('deep' in tensor ? tensor.deep : tensor).dispose();
  expect(tensorCount()).toBe(before);
});

test('tidying frees what was made before a function throws', () => {
  const before = tensorCount();
  const fail = () =>
    tidy(() => {
      fromValues(Float32Array.of(1));
      throw new Error('on the way');
    });
  expect(fail).toThrow('on the way');
  expect(tensorCount()).toBe(before);
});
