/** Those of TensorFlow.js's own kernels that the CPU backend's form does not serve well on `simd`; else that one runs. */

import { type DataType, type KernelFunc, type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { SimdBackend } from './backend.ts';

type Infos<Name extends string> = Readonly<Record<Name, TensorInfo>>;

/** The CPU backend only calls whole numbers floats, which in a memory of bits they are not. */
export function simdCast(fallback: KernelFunc): KernelFunc {
  return (call) => {
    const { x } = call.inputs as Infos<'x'>;
    const { dtype } = call.attrs as unknown as { dtype: DataType };
    if (dtype !== 'float32' || (x.dtype !== 'int32' && x.dtype !== 'bool')) return fallback(call);
    const backend = call.backend as SimdBackend;
    const values = Float32Array.from(backend.readSync(x.dataId) as Int32Array);
    return backend.makeTensorInfo(x.shape, dtype, values);
  };
}

/** Sums of equal shapes, which training launches in every step. */
export function simdAdd(fallback: KernelFunc): KernelFunc {
  return (call) => {
    const { a, b } = call.inputs as Infos<'a' | 'b'>;
    const backend = call.backend as SimdBackend;
    const areAlike =
      a.dtype === 'float32' && b.dtype === 'float32' && util.arraysEqual(a.shape, b.shape);
    if (!areAlike) return fallback(call);
    const y = backend.output(a.shape);
    const places = [a, b, y].map((one) => backend.address(one));
    backend.heap.kernels.add(...places, util.sizeFromShape(a.shape));
    return y;
  };
}

/** Rows below rows, or vectors behind vectors. */
export function simdConcat(fallback: KernelFunc): KernelFunc {
  return (call) => {
    const parts = Object.values(call.inputs) as TensorInfo[];
    const { axis } = call.attrs as unknown as { axis: number };
    const [first] = parts;
    const inner = String(first?.shape.slice(1));
    const areAlike = parts.every(
      ({ dtype, shape }) => dtype === 'float32' && String(shape.slice(1)) === inner,
    );
    if (!first || axis !== 0 || !areAlike) return fallback(call);
    const backend = call.backend as SimdBackend;
    const rows = parts.reduce((sum, { shape }) => sum + (shape[0] ?? 0), 0);
    const y = backend.output([rows, ...first.shape.slice(1)]);
    let to = backend.address(y);
    for (const part of parts) {
      backend.heap.kernels.copy(backend.address(part), to, util.sizeFromShape(part.shape));
      to += 4 * util.sizeFromShape(part.shape);
    }
    return y;
  };
}
