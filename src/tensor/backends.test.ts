/** Which backends there are, and that each has a kernel for every operation that another has. */

import { getBackend, getKernelsForBackend } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { backendNames } from './backendNames.ts';
import { isContextLost, onContextLost, selectBackend } from './backends.ts';
import { references } from './kernels/reference.ts';

beforeAll(() => selectBackend('cpu'));

test('the backend asked for is the one in use', () => expect(getBackend()).toBe('cpu'));

test('a backend that the device lacks is refused in words, and the CPU still serves', async () => {
  const log = vi.spyOn(console, 'log').mockReturnValue(); // TensorFlow.js prints why there is no canvas
  await expect(selectBackend('webgl')).rejects.toThrow(
    'invalid backend; expected one that this device has: webgl',
  );
  log.mockRestore();
  await selectBackend('cpu');
  expect(getBackend()).toBe('cpu');
});

test.each(backendNames)('%s has every kernel that our operations launch', (backend) => {
  const kernels = getKernelsForBackend(backend).map(({ kernelName }) => kernelName);
  expect(kernels).toEqual(
    expect.arrayContaining([...Object.keys(references), 'Add', 'Concat', 'Multiply', 'Sub']),
  );
});

test('simd has every kernel of the CPU backend', () => {
  const kernels = (backend: string) =>
    getKernelsForBackend(backend)
      .map(({ kernelName }) => kernelName)
      .sort();
  expect(kernels('simd')).toEqual(kernels('cpu'));
});

test('without WebGL no context can be lost', () => {
  const forget = onContextLost(() => undefined);
  expect(isContextLost()).toBe(false);
  expect(forget()).toBe(true);
});
