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
  engine,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core';
import { Heap } from './heap.ts';

/** A tensor's numbers and who still needs them. It is its own `DataId`, which saves every look-up. */
class Block {
  refCount = 1;
  /** How many views lie in it; they keep it in the memory after its own tensor is gone. */
  views = 0;
  complexTensorInfos?: { real: TensorInfo; imag: TensorInfo };
  readonly dtype: DataType;
  readonly count: number;
  /** Where it lies in the memory; 0 when its values are outside. */
  address: number;
  /** The block that it is a view of. */
  readonly base: Block | null;
  private readonly heap: Heap;
  private outside: BackendValues | null;
  private cached: Float32Array | Int32Array | null = null;

  constructor(
    heap: Heap,
    dtype: DataType,
    place: { count: number; address?: number; base?: Block; outside?: BackendValues },
  ) {
    this.heap = heap;
    this.dtype = dtype;
    this.count = place.count;
    this.address = place.address ?? 0;
    this.base = place.base ?? null;
    this.outside = place.outside ?? null;
  }

  /** As the CPU kernels want them; a view into the memory is made anew when that has grown. */
  get values(): BackendValues | null {
    if (this.address === 0) return this.outside;
    const { buffer } = this.heap;
    if (this.cached?.buffer !== buffer) {
      const View = this.dtype === 'int32' ? Int32Array : Float32Array;
      this.cached = new View(buffer as ArrayBuffer, this.address, this.count);
    }
    return this.cached;
  }

  /** Brings values that are outside into the memory. */
  enter(): number {
    if (this.address !== 0) return this.address;
    const { outside } = this;
    const values = Array.isArray(outside) ? Float32Array.from(outside, Number) : outside;
    if (!(values instanceof Float32Array || values instanceof Int32Array))
      throw new Error(`invalid tensor; expected float32 or int32: ${this.dtype}`);
    this.address = this.heap.allocate(this.count);
    this.outside = null;
    (this.values as Float32Array | Int32Array).set(values);
    return this.address;
  }

  /** Its tensor is gone: the memory goes back once no view lies in it. */
  leave(): void {
    this.refCount = 0;
    if (this.base) {
      this.base.views--;
      if (this.base.views === 0 && this.base.refCount === 0) this.base.leave();
    } else if (this.address !== 0 && this.views === 0) {
      this.heap.release(this.address, this.count);
      this.address = 0;
    }
  }
}

/** What the CPU kernels take for TensorFlow.js's own storage: blocks are found in themselves, strangers in a map. */
class Blocks {
  private size = 0;
  private readonly strangers = new WeakMap<DataId, Block>();
  private readonly backend: SimdBackend;

  constructor(backend: SimdBackend) {
    this.backend = backend;
  }

  get(id: DataId): Block {
    if (id instanceof Block && id.refCount > 0) return id;
    const known = this.strangers.get(id);
    if (known) return known;
    engine().moveData(this.backend, id); // it was made on another backend
    const moved = this.strangers.get(id);
    if (!moved) throw new Error('invalid tensor; expected one that is not disposed of');
    return moved;
  }

  set(id: DataId, block: Block): void {
    this.size++;
    if (id !== block) this.strangers.set(id, block);
  }

  has(id: DataId): boolean {
    return (id instanceof Block && id.refCount > 0) || this.strangers.has(id);
  }

  delete(id: DataId): boolean {
    this.size--;
    this.strangers.delete(id);
    return true;
  }

  numDataIds(): number {
    return this.size;
  }
}

/** Registered as `simd`. Inherits from the CPU backend what falls back to it. */
export class SimdBackend extends MathBackendCPU {
  readonly heap: Heap;
  private readonly blocks: Blocks;

  constructor(module: WebAssembly.Module) {
    super();
    this.heap = new Heap(module);
    this.blocks = new Blocks(this);
    this.data = this.blocks as unknown as DataStorage<never>; // what the CPU kernels use of it is all there
  }

  /** Takes a copy of the caller's values. */
  override write(values: BackendValues, _shape: number[], dtype: DataType): DataId {
    return this.add(this.taken(values, dtype));
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

  /** A tensor in the memory whose numbers are still to be written. */
  output(shape: number[]): TensorInfo {
    const count = util.sizeFromShape(shape);
    const place = { count, address: this.heap.allocate(count) };
    return { dataId: this.add(new Block(this.heap, 'float32', place)), shape, dtype: 'float32' };
  }

  /** A tensor that lies in another one, `offset` numbers from its beginning; nothing is copied. */
  view({ dataId }: TensorInfo, offset: number, shape: number[]): TensorInfo {
    const block = this.blocks.get(dataId);
    const base = block.base ?? block;
    base.views++;
    const place = {
      count: util.sizeFromShape(shape),
      address: block.enter() + 4 * offset,
      base,
    };
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
    const block = this.taken(values, dtype);
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
  private taken(values: BackendValues, dtype: DataType): Block {
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
