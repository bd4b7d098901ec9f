/**
 * How shaders read tensors. TensorFlow.js lays them out in two ways: as numbers, one a texel, and as blocks, where a
 * texel holds 2 × 2 neighbours of a matrix: (x y) above (z w). Shaders here read blocks whichever way a tensor lies.
 */

import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { isReshapeFree } from '@tensorflow/tfjs-backend-webgl/dist/webgl_util';
import type { TensorInfo } from '@tensorflow/tfjs-core';

/** A tensor as a shader's input. */
export interface Source {
  readonly name: string;
  readonly texture: WebGLTexture;
  /** Where it begins in its texture: a view begins anywhere in the packed vector. */
  readonly offset: number;
  /** All that the shader's text depends on. */
  readonly key: string;
  /** The shader's function of that name, and what it needs. */
  readonly text: () => string;
  /** A copy in another layout, to be disposed of after the launch. */
  readonly copy: TensorInfo | null;
}

/** Matrices of a tensor, below one another, in blocks. */
export interface BlockSize {
  /** Blocks from the top to the bottom of one matrix. */
  readonly high: number;
  /** Blocks from left to right. */
  readonly wide: number;
  readonly rows: number;
  readonly columns: number;
  readonly matrices: number;
}

/** How many blocks a tensor has; a vector is a matrix of one row. */
export function blockSize(shape: readonly number[]): BlockSize {
  const [columns = 1, rows = 1, ...matrices] = shape.toReversed();
  return {
    high: Math.ceil(rows / 2),
    wide: Math.ceil(columns / 2),
    rows,
    columns,
    matrices: matrices.reduce((product, side) => product * side, 1),
  };
}

/** The input as `vec4 name(float i, float j)`: the block in block row i (of all matrices below one another), block column j. */
export function blocks(backend: MathBackendWebGL, name: string, tensor: TensorInfo): Source {
  if (tensor.shape.includes(0)) {
    const copy = backend.makeTensorInfo([1], 'float32', Float32Array.of(0)); // never read, but shaders want a texture
    return { ...blocks(backend, name, copy), copy };
  }
  const data = backend.texData.get(tensor.dataId);
  if (!data.texture && data.values) {
    data.isPacked = true;
    data.shape = tensor.shape;
  }
  backend.uploadToGPU(tensor.dataId);
  if (data.isPacked && !isReshapeFree(data.shape, tensor.shape))
    return ofCopy(backend, name, { tensor, copy: backend.unpackTensor({ ...tensor }) });
  if (!data.isPacked && tensor.shape.length > 2)
    return ofCopy(backend, name, { tensor, copy: backend.packTensor(tensor) });
  const text = data.isPacked ? packedText : numberedText;
  return sourceOf(backend, name, { tensor, text });
}

/** The input as `float name(float at)`: its numbers in their order. */
export function numbers(backend: MathBackendWebGL, name: string, tensor: TensorInfo): Source {
  backend.uploadToGPU(tensor.dataId);
  if (!backend.texData.get(tensor.dataId).isPacked)
    return sourceOf(backend, name, { tensor, text: numberText });
  const copy = backend.unpackTensor({ ...tensor });
  return { ...numbers(backend, name, copy), copy };
}

function ofCopy(
  backend: MathBackendWebGL,
  name: string,
  { tensor, copy }: { tensor: TensorInfo; copy: TensorInfo },
): Source {
  return { ...blocks(backend, name, { ...copy, shape: tensor.shape }), copy };
}

interface Given {
  readonly tensor: TensorInfo;
  readonly text: (place: Place) => string;
}

/** Where a tensor lies: its texture's size in texels, and its own in blocks. */
interface Place {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly size: BlockSize;
}

function sourceOf(backend: MathBackendWebGL, name: string, { tensor, text }: Given): Source {
  const { texture, isPacked, slice } = backend.texData.get(tensor.dataId);
  if (!texture) throw new Error(`invalid input; expected a texture: ${name}`);
  const [width, height] = texelsOf(backend, tensor);
  return {
    name,
    texture: texture.texture,
    offset: slice?.flatOffset ?? 0,
    key: `${name}:${tensor.shape}:${isPacked ? 'blocks' : 'numbers'}:${width},${height}`,
    text: () => text({ name, width, height, size: blockSize(tensor.shape) }),
    copy: null,
  };
}

/** Width and height of a tensor's texture, in texels. */
export function texelsOf(backend: MathBackendWebGL, { dataId }: TensorInfo): [number, number] {
  const { texShape, isPacked } = backend.texData.get(dataId);
  const [rows = 0, columns = 0] = texShape ?? [];
  const each = isPacked ? 2 : 1;
  return [Math.max(1, Math.ceil(columns / each)), Math.max(1, Math.ceil(rows / each))];
}

/** Sampling is faster than `texelFetch` in SwiftShader, by a quarter. */
function packedText({ name, width, height, size }: Place): string {
  const isPlain = width === size.wide && height === size.high * size.matrices;
  const texel = isPlain ? 'vec2(j, i)' : `texelAt(i * ${float(size.wide)} + j, ${float(width)})`;
  return `
uniform sampler2D ${name}Texture;
vec4 ${name}(float i, float j) {
  return texture(${name}Texture, (${texel} + 0.5) * vec2(${float(1 / width)}, ${1 / height}));
}`;
}

function numberedText(place: Place): string {
  const { name, size } = place;
  const { rows, columns, high, wide } = size;
  const [hasOddRows, hasOddColumns] = [rows % 2 === 1, columns % 2 === 1];
  return `${numberText({ ...place, name: `${name}Number` })}
vec4 ${name}(float i, float j) {
  float at = 2.0 * (i * ${float(columns)} + j);
  vec4 block = vec4(${name}Number(at), ${name}Number(at + 1.0), ${[0, 1].map((x) => `${name}Number(at + ${float(columns + x)})`)});
  ${hasOddColumns ? `if (j > ${float(wide - 1)} - 0.5) block.yw = vec2(0);` : ''}
  ${hasOddRows ? `if (i > ${float(high - 1)} - 0.5) block.zw = vec2(0);` : ''}
  return block;
}`;
}

function numberText({ name, width, height }: Place): string {
  const own = name.replace(/Number$/, '');
  return `
uniform sampler2D ${own}Texture;
uniform int ${own}Offset;
float ${name}(float at) {
  vec2 texel = texelAt(at + float(${own}Offset), ${float(width)});
  return texture(${own}Texture, (texel + 0.5) * vec2(${float(1 / width)}, ${1 / height})).r;
}`;
}

/** A number as GLSL wants it, with a point or an exponent. */
export function float(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** What the texts above need: the texel at a place of a texture of that width. */
export const layoutText = `
vec2 texelAt(float at, float width) {
  float y = floor((at + 0.5) / width);
  return vec2(at - y * width, y);
}`;
