/** What TensorFlow.js says about its memory, whichever copy of it a contestant uses. */

import type * as tf from '@tensorflow/tfjs-core';
import type { Memory } from './contestant.ts';

/** On WebGL the textures that were made, which are kept for the next step; else the tensors within one more step. */
export async function peakMemory(
  { memory, profile }: Pick<typeof tf, 'memory' | 'profile'>,
  step: () => void,
): Promise<Memory> {
  const textures: unknown = Reflect.get(memory(), 'numBytesInGPUAllocated');
  if (typeof textures === 'number') return { bytes: textures, of: 'textures' };
  const { peakBytes } = await profile(() => {
    step();
    return [];
  });
  return { bytes: peakBytes, of: 'tensors' };
}
