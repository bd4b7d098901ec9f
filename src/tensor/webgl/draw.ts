/** Drawing a tensor: each block of it by a function of the block's place. */

import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { blockSize, blocks, float, numbers, type Source, texelsOf } from './layout.ts';
import { run } from './program.ts';

/** A shader's inputs, by the name of the function that reads them. */
export type Inputs = Readonly<Record<string, TensorInfo>>;

/** A tensor to be drawn. */
export interface Drawing {
  /** All that the text depends on, but for the shapes of inputs and output. */
  readonly name: string;
  /** Read as blocks: `vec4 name(float i, float j)`. */
  readonly inputs: Inputs;
  /** Read as numbers: `float name(float at)`. */
  readonly vectors?: Inputs;
  readonly shape: readonly number[];
  readonly uniforms?: Readonly<Record<string, number>>;
  /** Defines `vec4 block(float i, float j)`, the output's block in block row i and block column j. */
  readonly text: () => string;
  /** Multiplications in all, if there are many. */
  readonly work?: number;
}

/** Draws a new tensor of that shape. */
export function draw(backend: MathBackendWebGL, drawing: Drawing): TensorInfo {
  const { name, inputs, vectors, shape, uniforms = {}, text, work = 0 } = drawing;
  const target = blockTensor(backend, shape);
  if (target.shape.includes(0)) return target;
  const [width, height] = texelsOf(backend, target);
  run(backend, {
    key: `${name} ${shape} ${width},${height}`,
    sources: sourcesOf(backend, inputs, vectors),
    uniforms,
    targets: [target],
    text: () => `${text()}\n${mainText(shape, width, height)}`,
    work,
  });
  return target;
}

/** Inputs as a launch wants them. */
export function sourcesOf(
  backend: MathBackendWebGL,
  inputs: Inputs,
  vectors: Inputs = {},
): Source[] {
  return [
    ...Object.entries(inputs).map(([name, tensor]) => blocks(backend, name, tensor)),
    ...Object.entries(vectors).map(([name, tensor]) => numbers(backend, name, tensor)),
  ];
}

/** A new tensor that lies in blocks; what it holds is not said. An empty one has no texture. */
export function blockTensor(backend: MathBackendWebGL, shape: readonly number[]): TensorInfo {
  if (shape.includes(0)) return backend.makeTensorInfo([...shape], 'float32', new Float32Array(0));
  const tensor = backend.makeTensorInfo([...shape], 'float32');
  backend.texData.get(tensor.dataId).isPacked = true;
  backend.uploadToGPU(tensor.dataId);
  return tensor;
}

/** Disposes of what was only on the way. */
export function discard(backend: MathBackendWebGL, ...tensors: readonly TensorInfo[]): void {
  for (const tensor of tensors) backend.disposeIntermediateTensorInfo(tensor);
}

function mainText(shape: readonly number[], width: number, height: number): string {
  const { high, wide, matrices } = blockSize(shape);
  const isPlain = width === wide && height === high * matrices;
  const place = isPlain
    ? 'floor(gl_FragCoord.yx)'
    : `texelAt(floor(gl_FragCoord.y) * ${float(width)} + floor(gl_FragCoord.x), ${float(wide)}).yx`;
  return `
void main() {
  vec2 place = ${place};
  drawn0 = block(place.x, place.y);
  ${clearText(shape, { i: 'place.x', j: 'place.y', block: 'drawn0' })}
}`;
}

/** Zeros beside and below a matrix of odd sides, where TensorFlow.js expects them. */
export function clearText(
  shape: readonly number[],
  { i, j, block }: { readonly i: string; readonly j: string; readonly block: string },
): string {
  const { high, wide, rows, columns } = blockSize(shape);
  const last = `${i} - floor((${i} + 0.5) / ${float(high)}) * ${float(high)} > ${float(high - 1)} - 0.5`;
  return [
    columns % 2 === 1 ? `if (${j} > ${float(wide - 1)} - 0.5) ${block}.yw = vec2(0);` : '',
    rows % 2 === 1 ? `if (${last}) ${block}.zw = vec2(0);` : '',
  ].join('\n  ');
}
