/** The few words about tensors that the rest of the house needs; only this folder knows TensorFlow.js. */

import { engine, memory, Tensor } from '@tensorflow/tfjs-core';

export { dispose, keep } from '@tensorflow/tfjs-core';
export type { Tensor };

/**
 * Runs a computation and frees its tensors, but for those that it returns. Numbers that it returns are passed by:
 * TensorFlow.js would look for tensors in each element of a typed array.
 */
export function tidy<Result>(run: () => Result): Result {
  let kept: Tensor[] = [];
  engine().startScope();
  try {
    const result = run();
    kept = tensorsIn(result);
    return result;
  } finally {
    engine().endScope(kept);
  }
}

/** A tensor with these values; its shape defaults to one dimension. The values are copied. */
export function fromValues(
  values: Float32Array,
  shape: readonly number[] = [values.length],
): Tensor {
  return made(values, shape, 'float32');
}

/** A tensor of whole numbers (int32), such as tokens. The values are copied. */
export function fromIntegers(
  values: Int32Array,
  shape: readonly number[] = [values.length],
): Tensor {
  return made(values, shape, 'int32');
}

/** The tensor's values, copied out at once (on WebGL this waits for the GPU). */
export function readValues(x: Tensor): Float32Array {
  const values = x.dataSync();
  if (!(values instanceof Float32Array))
    throw new Error(`invalid tensor; expected float32: ${x.dtype}`);
  return values.slice();
}

/** How many tensors exist now; a session that leaks makes it grow. */
export function tensorCount(): number {
  return memory().numTensors;
}

function tensorsIn(value: unknown): Tensor[] {
  if (value instanceof Tensor) return [value];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(tensorsIn);
}

function made(
  values: Float32Array | Int32Array,
  shape: readonly number[],
  dtype: 'float32' | 'int32',
): Tensor {
  const size = shape.reduce((product, side) => product * side, 1);
  if (size !== values.length)
    throw new Error(`invalid shape; expected ${values.length} numbers: [${shape}]`);
  return engine().makeTensor(values.slice(), [...shape], dtype);
}
