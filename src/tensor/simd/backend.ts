/**
 * A backend of TensorFlow.js whose tensors lie in one WebAssembly memory. Kernels without a SIMD form are the CPU
 * backend's: they read a tensor as a typed array, and what they make stays outside of the memory until it is needed there.
 */

import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import {
  type BackendValues,
  type DataId,
  type DataStorage,
  type DataType,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core';
import { Block, Blocks } from './blocks.ts';
import { Heap } from './heap.ts';

/** Registered as `simd`. Inherits from the CPU backend what falls back to it. */
export class SimdBackend extends MathBackendCPU {
  readonly heap: Heap;
  private readonly blocks: Blocks;
  private readonly made: Block[] = [];
  private readonly taken: { readonly address: number; readonly count: number }[] = [];

  constructor(module: WebAssembly.Module) {
    super();
    this.heap = new Heap(module);
    this.blocks = new Blocks(this);
    this.data = this.blocks as unknown as DataStorage<never>; // what the CPU kernels use of it is all there
  }

  /** Takes a copy of the caller's values. */
  override write(values: BackendValues, _shape: number[], dtype: DataType): DataId {
    return this.add(this.blockOf(values, dtype));
  }

  /** A tensor of these values, as the CPU kernels make theirs; they stay outside of the memory for now. */
  override makeTensorInfo(
    shape: number[],
    dtype: DataType,
    values?: BackendValues | string[],
  ): TensorInfo {
    const isText = dtype === 'string' && typeof values?.[0] === 'string';
    const outside = isText
      ? (values as string[]).map((text) => util.encodeString(text))
      : (values as BackendValues | undefined);
    const count = outside?.length ?? util.sizeFromShape(shape);
    const place = outside ? { count, outside: this.owned(outside) } : { count };
    return { dataId: this.add(new Block(this.heap, dtype, place)), shape, dtype };
  }

  /**
   * Runs a kernel. What it took for the time being goes back; should it throw, for want of memory or because a token
   * is none, what it has made goes back as well.
   */
  attempt(kernel: () => TensorInfo | TensorInfo[]): TensorInfo | TensorInfo[] {
    this.made.length = 0;
    try {
      return kernel();
    } catch (error) {
      for (const block of this.made) this.disposeData(block, true);
      throw error instanceof WebAssembly.RuntimeError
        ? new Error('invalid tokens; expected each below the size of the vocabulary')
        : error;
    } finally {
      for (const { address, count } of this.taken.splice(0)) this.heap.release(address, count);
    }
  }

  /** A tensor in the memory whose numbers the kernel that runs is still to write. */
  output(shape: number[]): TensorInfo {
    const count = util.sizeFromShape(shape);
    const place = { count, address: this.heap.allocate(count) };
    const block = this.add(new Block(this.heap, 'float32', place));
    this.made.push(block);
    return { dataId: block, shape, dtype: 'float32' };
  }

  /** The address of room for so many numbers, for as long as the kernel runs. */
  scratch(count: number): number {
    const address = this.heap.allocate(count);
    this.taken.push({ address, count });
    return address;
  }

  /** A tensor that lies in another one, `offset` numbers from its beginning; nothing is copied. */
  view({ dataId }: TensorInfo, offset: number, shape: number[]): TensorInfo {
    const block = this.blocks.get(dataId);
    const address = block.enter() + 4 * offset;
    const base = block.base ?? block;
    base.views++;
    const place = { count: util.sizeFromShape(shape), address, base };
    return { dataId: this.add(new Block(this.heap, 'float32', place)), shape, dtype: 'float32' };
  }

  /** The same numbers once more: one more owner. */
  again({ dataId, shape, dtype }: TensorInfo): TensorInfo {
    this.incRef(dataId);
    return { dataId, shape, dtype };
  }

  /** Where a tensor lies in the memory, in bytes. */
  address({ dataId }: TensorInfo): number {
    return this.blocks.get(dataId).enter();
  }

  override move(
    dataId: DataId,
    values: BackendValues,
    _shape: number[],
    dtype: DataType,
    refCount: number,
  ): void {
    const block = this.blockOf(values, dtype);
    block.refCount = refCount;
    this.blocks.set(dataId, block);
  }

  /** A copy: no view into the memory leaves the backend. */
  override readSync(dataId: DataId): BackendValues {
    return this.owned(super.readSync(dataId));
  }

  override disposeData(dataId: DataId, force = false): boolean {
    if (!this.blocks.has(dataId)) return true;
    const block = this.blocks.get(dataId);
    block.refCount--;
    if (!force && block.refCount > 0) return false;
    const { complexTensorInfos: parts } = block;
    if (parts) {
      this.disposeData(parts.real.dataId, true);
      this.disposeData(parts.imag.dataId, true);
    }
    block.leave();
    this.blocks.delete(dataId);
    return true;
  }

  private add(block: Block): Block {
    this.blocks.set(block, block);
    return block;
  }

  /** A block in the memory where that can hold the values, else outside. */
  private blockOf(values: BackendValues, dtype: DataType): Block {
    const isNumbers = values instanceof Float32Array || values instanceof Int32Array;
    const place = { count: values?.length ?? 0, outside: values };
    const block = new Block(this.heap, dtype, place);
    if (isNumbers && (dtype === 'float32' || dtype === 'int32')) block.enter();
    return block;
  }

  private owned(values: BackendValues): BackendValues {
    const isInside = ArrayBuffer.isView(values) && values.buffer === this.heap.buffer;
    return isInside ? (values as Float32Array).slice() : values;
  }
}

/** Rows and columns of a matrix. */
export function sides({ shape: [rows = 0, columns = 0] }: TensorInfo): [number, number] {
  return [rows, columns];
}
