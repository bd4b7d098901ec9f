/// <reference types="vite/client" />
/** The one WebAssembly memory of the `simd` backend: the kernels that work on it, and who has which part of it. */

import address from './kernels.wasm?url&inline';

/** The kernels, as `assembly/kernels.ts` exports them; all addresses and sizes are whole numbers. */
export interface Kernels {
  readonly heapStart: WebAssembly.Global;
  readonly attention: Kernel;
  readonly attentionGradient: Kernel;
  readonly dense: Kernel;
  readonly denseGradientAtLayer: Kernel;
  readonly denseGradientAtX: Kernel;
  readonly slopes: Kernel;
  readonly adam: Kernel;
  readonly add: Kernel;
  readonly copy: Kernel;
  readonly embedding: Kernel;
  readonly embeddingGradient: Kernel;
  readonly layerNorm: Kernel;
  readonly layerNormGradient: Kernel;
  readonly product: Kernel;
  readonly rotation: Kernel;
  readonly scoreLoss: Kernel;
  readonly crossEntropy: Kernel;
}

type Kernel = (...numbers: number[]) => number;

const pageBytes = 65_536;
const initialPages = 16;
/** One gibibyte: more than any model here needs, less than browsers refuse. */
const mostPages = 16_384;
/** An empty memory larger than this is given back to the browser. */
const keptBytes = 2 ** 25;

/** Compiles the kernels. Rejects where WebAssembly or its SIMD instructions are missing. */
export async function compileKernels(): Promise<WebAssembly.Module> {
  const base64 = address.slice(address.indexOf(',') + 1);
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return WebAssembly.compile(bytes);
}

/** Memory in pieces whose sizes fall into classes, four an octave; a piece that comes back waits for the next of its class. */
export class Heap {
  kernels: Kernels;
  /** The whole memory as numbers; made anew when it grows, so never kept. */
  floats: Float32Array;
  /** The bytes of all pieces that are out. */
  bytesInUse = 0;
  private readonly module: WebAssembly.Module;
  private memory: WebAssembly.Memory;
  private readonly waiting = new Map<number, number[]>();
  private top: number;

  constructor(module: WebAssembly.Module) {
    this.module = module;
    const { memory, kernels } = instantiate(module);
    this.memory = memory;
    this.kernels = kernels;
    this.floats = new Float32Array(memory.buffer);
    this.top = startOf(kernels);
  }

  /** The memory's bytes, in use or not. */
  get size(): number {
    return this.memory.buffer.byteLength;
  }

  /** The memory itself; another one after it has grown. */
  get buffer(): ArrayBufferLike {
    return this.floats.buffer;
  }

  /** The address of a piece with room for so many numbers. Throws when the device has no more memory. */
  allocate(count: number): number {
    const bytes = classOf(count);
    const address = this.waiting.get(bytes)?.pop() ?? this.extend(bytes);
    this.bytesInUse += bytes;
    return address;
  }

  /** Takes back a piece that was allocated for so many numbers. */
  release(address: number, count: number): void {
    const bytes = classOf(count);
    this.bytesInUse -= bytes;
    const pieces = this.waiting.get(bytes);
    if (pieces) pieces.push(address);
    else this.waiting.set(bytes, [address]);
    if (this.bytesInUse === 0) this.empty();
  }

  private extend(bytes: number): number {
    const address = this.top;
    const missing = address + bytes - this.size;
    if (missing > 0) this.grow(Math.ceil(missing / pageBytes));
    this.top = address + bytes;
    return address;
  }

  /** By half of what there is, where that can be had, so that growing stays rare. */
  private grow(pages: number): void {
    const generous = Math.max(pages, Math.ceil(this.size / pageBytes / 2));
    try {
      this.memory.grow(generous);
    } catch {
      try {
        this.memory.grow(pages);
      } catch {
        throw new Error('this model needs more memory than the browser gives');
      }
    }
    this.floats = new Float32Array(this.memory.buffer);
  }

  /** Nothing is out: the pieces become one again, and a large memory goes back to the browser. */
  private empty(): void {
    this.waiting.clear();
    if (this.size > keptBytes) {
      const { memory, kernels } = instantiate(this.module);
      this.memory = memory;
      this.kernels = kernels;
      this.floats = new Float32Array(memory.buffer);
    }
    this.top = startOf(this.kernels);
  }
}

function instantiate(module: WebAssembly.Module): {
  memory: WebAssembly.Memory;
  kernels: Kernels;
} {
  const memory = new WebAssembly.Memory({ initial: initialPages, maximum: mostPages });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return { memory, kernels: exports as unknown as Kernels }; // a test compiles the module and compares it
}

function startOf({ heapStart }: Kernels): number {
  return Math.ceil(Number(heapStart.value) / 16) * 16;
}

/** The bytes of the class that so many numbers fall into: whole vectors, and a quarter of an octave apart. */
function classOf(count: number): number {
  if (count <= 16) return Math.max(16, Math.ceil(count / 4) * 16);
  const step = 2 ** (29 - Math.clz32(count - 1)); // a quarter of the octave below
  return Math.ceil(count / step) * step * 4;
}
