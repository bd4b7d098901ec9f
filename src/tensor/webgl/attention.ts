/** Causal attention as shaders. Later places are never read, so nothing has to be masked with a large negative number. */

import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { AttentionShape } from '../ops/attention/attention.ts';
import { discard, draw } from './draw.ts';
import { cellText, evenly, type Grid, gridOf, placeText, unevenly } from './grid.ts';
import { float } from './layout.ts';
import { turnText } from './product.ts';

type Tensors<Name extends string> = Readonly<Record<Name, TensorInfo>>;

/** The mixed values [batch · time, width] and the attention itself [batch · heads, time, time]. */
export function attention(
  backend: MathBackendWebGL,
  { qkv: given }: Tensors<'qkv'>,
  shape: AttentionShape,
): TensorInfo[] {
  const grid = gridOf(given, shape, 3);
  const qkv = evenly(backend, given, grid);
  const scores = scoresOf(backend, qkv, grid);
  const sums = softmaxSums(backend, scores, grid);
  const weights = draw(backend, {
    name: 'attention weights',
    inputs: { scores, sums },
    shape: [grid.matrices, grid.time, grid.time],
    text: () => weightsText(grid),
  });
  const mixed = mixedOf(backend, { qkv, weights }, grid);
  discard(backend, scores, sums, ...(qkv === given ? [] : [qkv]));
  return [unevenly(backend, mixed, { ...grid, parts: 1 }), weights];
}

function scoresOf(backend: MathBackendWebGL, qkv: TensorInfo, grid: Grid): TensorInfo {
  return draw(backend, {
    name: `attention scores ${grid.key}`,
    inputs: { qkv },
    shape: [grid.matrices, grid.time, grid.time],
    work: (grid.matrices * grid.time * grid.time * grid.headWidth) / 2,
    text: () => `${placeText(grid)}
vec4 block(float i, float j) {
  vec3 p = place(i);
  if (j > p.x) return vec4(0);
  vec4 sum = vec4(0);
  for (float d = 0.0; d < ${float(grid.headBlocks)}; d++) {
    vec4 a = qkv(p.y + p.x, p.z + d);
    vec4 b = qkv(p.y + j, p.z + ${float(grid.partBlocks)} + d).xzyw;
    ${turnText('sum', 'a', 'b')}
  }
  return sum * ${float(1 / Math.sqrt(grid.headWidth))};
}`,
  });
}

/** The largest score of each row and the sum of what lies below it, exponentiated: [batch · heads, time, 2]. */
function softmaxSums(backend: MathBackendWebGL, scores: TensorInfo, grid: Grid): TensorInfo {
  return draw(backend, {
    name: 'attention sums',
    inputs: { scores },
    shape: [grid.matrices, grid.time, 2],
    text: () => `${placeText(grid)}
vec4 block(float i, float j) {
  float last = place(i).x;
  vec4 end = scores(i, last);
  vec2 top = vec2(end.x, max(end.z, end.w));
  for (float k = 0.0; k < last - 0.5; k++) {
    vec4 s = scores(i, k);
    top = max(top, max(s.xz, s.yw));
  }
  vec2 sum = exp(end.xz - top) + vec2(0, exp(end.w - top.y));
  for (float k = 0.0; k < last - 0.5; k++) {
    vec4 s = scores(i, k);
    sum += exp(s.xz - top) + exp(s.yw - top);
  }
  return vec4(top, sum).xzyw;
}`,
  });
}

function weightsText(grid: Grid): string {
  return `${placeText(grid)}
vec4 block(float i, float j) {
  float last = place(i).x;
  if (j > last) return vec4(0);
  vec4 s = sums(i, 0.0);
  vec4 weights = exp(scores(i, j) - s.xxzz) / s.yyww;
  if (j > last - 0.5) weights.y = 0.0;
  return weights;
}`;
}

function mixedOf(
  backend: MathBackendWebGL,
  inputs: Tensors<'qkv' | 'weights'>,
  grid: Grid,
): TensorInfo {
  const values = float(2 * grid.partBlocks);
  return draw(backend, {
    name: `attention mix ${grid.key}`,
    inputs,
    shape: [grid.evenRows, grid.evenWidth],
    work: (grid.matrices * grid.time * grid.time * grid.headWidth) / 2,
    text: () => `${cellText(grid)}
vec4 block(float i, float j) {
  vec3 c = cell(i, j);
  vec4 sum = vec4(0);
  for (float k = 0.0; k < c.x + 0.5; k++) {
    vec4 a = weights(c.z + c.x, k);
    vec4 b = qkv(c.y + k, ${values} + j);
    ${turnText('sum', 'a', 'b')}
  }
  return sum;
}`,
  });
}
