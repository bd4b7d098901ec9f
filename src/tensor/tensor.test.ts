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
