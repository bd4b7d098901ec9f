/** Matrix products, the bulk of the arithmetic: each fragment sums up one block, or four of them when there are many. */

import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { blockTensor, clearText, type Drawing, discard, draw, sourcesOf } from './draw.ts';
import { blockSize, float } from './layout.ts';
import { sliceCapacity } from './pacing.ts';
import { glOf, run, textureOf } from './program.ts';

/** A product; the drawing's text defines `left`, `right` and `finished` instead of `block`. */
export interface Product extends Omit<Drawing, 'work'> {
  /** How many products each sum has. */
  readonly depth: number;
  /**
   * `vec4 left(float i, float k)` and `vec4 right(float k, float j)` are blocks of the factors,
   * `vec4 finished(vec4 sum, float i, float j)` what becomes of the sum.
   */
  readonly text: () => string;
}

/** From how many multiplications on a product is worth launches and copies that make it faster. */
export const manyMultiplications = 1e6;

/** In blocks; a texture of that size is what WebGL promises, and a matrix in it lies as it is written. */
const largestSide = 2048;

/** Draws left · right as a new tensor. */
export function product(backend: MathBackendWebGL, given: Product): TensorInfo {
  const work = given.depth * given.shape.reduce((size, side) => size * side, 1);
  const { high, wide, matrices } = blockSize(given.shape);
  const isLarge = work >= manyMultiplications && matrices === 1;
  const isPlain = Math.min(high, wide) > 1 && Math.max(high, wide) <= largestSide;
  if (isLarge && isPlain) return inQuarters(backend, given, work);
  return draw(backend, {
    ...given,
    name: `${given.name} ${given.depth}`,
    text: () => `${given.text()}${singleText(given.depth)}`,
    work,
  });
}

/** One turn of the sum, for blocks (a b / c d): rows of the left with columns of the right. */
export function turnText(sum: string, left: string, right: string): string {
  return `${sum} += ${left}.xxzz * ${right}.xyxy + ${left}.yyww * ${right}.zwzw;`;
}

/** `block` as the whole sum, four turns at once as far as that goes; an odd depth ends in half a turn. */
function singleText(depth: number): string {
  const full = Math.floor(depth / 2);
  const turn = (k: string) =>
    `{ vec4 a = left(i, ${k}); vec4 b = right(${k}, j); ${turnText('sum', 'a', 'b')} }`;
  return `
vec4 block(float i, float j) {
  vec4 sum = vec4(0);
  ${turnsText({ full, step: 4, turn })}
  ${depth % 2 === 1 ? `sum += left(i, ${float(full)}).xxzz * right(${float(full)}, j).xyxy;` : ''}
  return finished(sum, i, j);
}`;
}

interface Turns {
  readonly full: number;
  readonly step: number;
  readonly turn: (k: string) => string;
}

function turnsText({ full, step, turn }: Turns): string {
  const looped = full - (full % step);
  const turns = Array.from({ length: step }, (_, n) => turn(`k + ${float(n)}`));
  const rest = Array.from({ length: full - looped }, (_, n) => turn(float(looped + n)));
  return `for (float k = 0.0; k < ${float(looped)} - 0.5; k += ${float(step)}) {
    ${turns.join('\n    ')}
  }
  ${rest.join('\n  ')}`;
}

/**
 * Every fragment makes one block in each quarter of the output, so that what it reads serves twice. The quarters are
 * drawn to textures of their own, since WebGL wants all of one size, and copied to where they belong.
 */
function inQuarters(backend: MathBackendWebGL, given: Product, work: number): TensorInfo {
  const { name, inputs, vectors, shape, uniforms = {}, depth, text } = given;
  const { high, wide } = blockSize(shape);
  const target = blockTensor(backend, shape);
  const area = [Math.ceil(wide / 2), Math.ceil(high / 2)] as const;
  const quarters = [0, 1, 2, 3].map(() => blockTensor(backend, [2 * area[1], 2 * area[0]]));
  const bands = Math.min(area[1], Math.max(1, Math.ceil(work / sliceCapacity())));
  for (let n = 0; n < bands; n++)
    run(backend, {
      key: `quarters ${name} ${depth} ${shape}`,
      sources: sourcesOf(backend, inputs, vectors),
      uniforms,
      targets: quarters,
      text: () => `${text()}${quartersText(shape, depth)}`,
      area,
      band: [Math.floor((area[1] * n) / bands), Math.floor((area[1] * (n + 1)) / bands)],
      work: work / bands,
    });
  putTogether(backend, target, { area, wide, high });
  discard(backend, ...quarters);
  return target;
}

function quartersText(shape: readonly number[], depth: number): string {
  const { high, wide } = blockSize(shape);
  const full = Math.floor(depth / 2);
  const clear = (block: string, i: string, j: string) => clearText(shape, { i, j, block });
  const turn = (k: string) => `{
      vec4 a = left(i, ${k}), a2 = left(i2, ${k}), b = right(${k}, j), b2 = right(${k}, j2);
      ${turnText('s0', 'a', 'b')} ${turnText('s1', 'a', 'b2')}
      ${turnText('s2', 'a2', 'b')} ${turnText('s3', 'a2', 'b2')}
    }`;
  const half = `{
    vec4 a = left(i, ${float(full)}).xxzz, a2 = left(i2, ${float(full)}).xxzz;
    vec4 b = right(${float(full)}, j).xyxy, b2 = right(${float(full)}, j2).xyxy;
    s0 += a * b; s1 += a * b2; s2 += a2 * b; s3 += a2 * b2;
  }`;
  return `
void main() {
  float i = floor(gl_FragCoord.y), j = floor(gl_FragCoord.x);
  float i2 = i + ${float(Math.ceil(high / 2))}, j2 = j + ${float(Math.ceil(wide / 2))};
  vec4 s0 = vec4(0), s1 = vec4(0), s2 = vec4(0), s3 = vec4(0);
  ${turnsText({ full, step: 2, turn })}
  ${depth % 2 === 1 ? half : ''}
  drawn0 = finished(s0, i, j); ${clear('drawn0', 'i', 'j')}
  drawn1 = finished(s1, i, j2); ${clear('drawn1', 'i', 'j2')}
  drawn2 = finished(s2, i2, j); ${clear('drawn2', 'i2', 'j')}
  drawn3 = finished(s3, i2, j2); ${clear('drawn3', 'i2', 'j2')}
}`;
}

interface Quarters {
  readonly area: readonly [number, number];
  readonly wide: number;
  readonly high: number;
}

/** Copies the quarters that have just been drawn to their places: two above, two below. */
function putTogether(
  backend: MathBackendWebGL,
  target: TensorInfo,
  { area: [width, height], wide, high }: Quarters,
): void {
  const gl = glOf(backend.getGPGPUContext());
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, textureOf(backend, target));
  for (const [n, x, y] of [
    [0, 0, 0],
    [1, width, 0],
    [2, 0, height],
    [3, width, height],
  ] as const) {
    const [across, down] = [x ? wide - width : width, y ? high - height : height];
    gl.readBuffer(gl.COLOR_ATTACHMENT0 + n);
    gl.copyTexSubImage2D(gl.TEXTURE_2D, 0, x, y, 0, 0, across, down);
  }
  gl.readBuffer(gl.COLOR_ATTACHMENT0);
}
