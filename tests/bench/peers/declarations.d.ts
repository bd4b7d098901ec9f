/** What the benchmark uses of packages that only the benchmark installs, so that types are checked without them. */

declare module '@tensorflow/tfjs' {
  export * from '@tensorflow/tfjs-core';
}

declare module '@tensorflow/tfjs-backend-wasm' {
  export function setWasmPaths(paths: Readonly<Record<string, string>>): void;
}

declare module '@genai-fi/nanogpt' {
  import type { Tensor } from '@tensorflow/tfjs-core';

  interface Model {
    forward(attributes: { training: boolean }, tokens: Tensor): Tensor;
  }
  export const models: {
    readonly NanoGPTV1: new (configuration: {
      readonly modelType: 'GenAI_NanoGPT_v1';
      readonly vocabSize: number;
      readonly blockSize: number;
      readonly nLayer: number;
      readonly nHead: number;
      readonly nEmbed: number;
      readonly mlpFactor: number;
      readonly useRope: boolean;
    }) => Model;
  };
  export const TeachableLLM: {
    selectBackend(backend: 'cpu' | 'webgl' | 'webgpu'): Promise<void>;
  };
}

/** An alias of tests/bench/bundles.ts: the package keeps its trainer to itself. */
declare module 'nanogpt-trainer' {
  import type { Tensor } from '@tensorflow/tfjs-core';

  // biome-ignore lint/style/noDefaultExport: so it is exported there
  export default class BasicTrainer {
    constructor(model: object, tokenizer: object | null, settings?: { learningRate: number });
    trainStep(state: object, batch: { xs: Tensor; ys: Tensor }): Tensor;
  }
}

declare module '@jax-js/jax' {
  /** Owned by whoever holds it: a function that is given one disposes of it, unless it is given `ref`. */
  export interface Array {
    readonly ref: this;
    readonly shape: number[];
    add(other: Array | number): Array;
    sub(other: Array | number): Array;
    mul(other: Array | number): Array;
    div(other: Array | number): Array;
    reshape(shape: number[]): Array;
    sum(axis?: number): Array;
    dataSync(): ArrayLike<number>;
    dispose(): void;
  }
  export type Tree = Array | Tree[] | { [name: string]: Tree };
  export function init(...devices: string[]): Promise<string[]>;
  export function defaultDevice(device: string): string;
  export function blockUntilReady(tree: Tree): Promise<Tree>;
  export function jit<Parameters extends Tree[], Result extends Tree>(
    f: (...parameters: Parameters) => Result,
  ): (...parameters: Parameters) => Result;
  export function grad<First extends Tree, Rest extends Tree[]>(
    f: (first: First, ...rest: Rest) => Array,
  ): (first: First, ...rest: Rest) => First;
  export namespace numpy {
    function array(
      values: Float32Array | Int32Array | number,
      options?: { shape?: number[]; dtype?: string },
    ): Array;
    function zeros(shape: number[]): Array;
    function matmul(a: Array, b: Array): Array;
    function exp(x: Array): Array;
    function sqrt(x: Array): Array;
    function square(x: Array): Array;
    function split(x: Array, sections: number, axis: number): Array[];
  }
  export namespace nn {
    function gelu(x: Array, options?: { approximate: boolean }): Array;
    function relu(x: Array): Array;
    function oneHot(x: Array, classes: number): Array;
    function logSoftmax(x: Array, axis: number): Array;
    function standardize(x: Array, axis: number, options?: { epsilon: number }): Array;
    function dotProductAttention(
      query: Array,
      key: Array,
      value: Array,
      options: { isCausal: boolean },
    ): Array;
  }
}
