/** The numbers behind tensors on `simd`: where each lies, who needs it, and how it is found. */

import {
  type BackendValues,
  type DataId,
  type DataType,
  engine,
  type KernelBackend,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { Heap } from './heap.ts';

/** A tensor's numbers and who still needs them. It is its own `DataId`, which saves every look-up. */
export class Block {
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
export class Blocks {
  private size = 0;
  private readonly strangers = new WeakMap<DataId, Block>();
  private readonly backend: KernelBackend;

  constructor(backend: KernelBackend) {
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
