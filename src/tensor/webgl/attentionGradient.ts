/** The gradient of causal attention as shaders. */

import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { AttentionShape } from '../ops/attention/attention.ts';
import { discard, draw } from './draw.ts';
import { cellText, evenly, type Grid, gridOf, placeText, unevenly } from './grid.ts';
import { float } from './layout.ts';
import { turnText } from './product.ts';

type Tensors<Name extends string> = Readonly<Record<Name, TensorInfo>>;

/** The gradient at qkv [batch · time, 3 · width]. */
export function attentionGradient(
  backend: MathBackendWebGL,
  given: Tensors<'gradient' | 'qkv' | 'weights'>,
  shape: AttentionShape,
): TensorInfo[] {
  const { weights } = given;
  const grid = gridOf(given.qkv, shape, 3);
  const qkv = evenly(backend, given.qkv, grid);
  const gradient = evenly(backend, given.gradient, { ...grid, parts: 1 });
  const ofWeights = gradientOfWeights(backend, { gradient, qkv }, grid);
  const ofScores = gradientOfScores(backend, { ofWeights, weights }, grid);
  const even = draw(backend, {
    name: `attention gradient ${grid.key}`,
    inputs: { gradient, qkv, weights, ofScores },
    shape: [grid.evenRows, 3 * grid.evenWidth],
    work: 1.5 * grid.matrices * grid.time * grid.time * grid.headWidth,
    text: () => gradientText(grid),
  });
  discard(backend, ofWeights, ofScores);
  if (qkv !== given.qkv) discard(backend, qkv);
  if (gradient !== given.gradient) discard(backend, gradient);
  return [unevenly(backend, even, grid)];
}

function gradientOfWeights(
  backend: MathBackendWebGL,
  inputs: Tensors<'gradient' | 'qkv'>,
  grid: Grid,
): TensorInfo {
  const values = float(2 * grid.partBlocks);
  return draw(backend, {
    name: `attention gradient of weights ${grid.key}`,
    inputs,
    shape: [grid.matrices, grid.time, grid.time],
    work: (grid.matrices * grid.time * grid.time * grid.headWidth) / 2,
    text: () => `${placeText(grid)}
vec4 block(float i, float j) {
  vec3 p = place(i);
  if (j > p.x) return vec4(0);
  vec4 sum = vec4(0);
  for (float d = 0.0; d < ${float(grid.headBlocks)}; d++) {
    vec4 a = gradient(p.y + p.x, p.z + d);
    vec4 b = qkv(p.y + j, p.z + ${values} + d).xzyw;
    ${turnText('sum', 'a', 'b')}
  }
  return sum;
}`,
  });
}

/** weights · (what flows to them − its mean under them), times the scores' scale. */
function gradientOfScores(
  backend: MathBackendWebGL,
  inputs: Tensors<'ofWeights' | 'weights'>,
  grid: Grid,
): TensorInfo {
  const means = draw(backend, {
    name: 'attention means',
    inputs,
    shape: [grid.matrices, grid.time, 1],
    text: () => `${placeText(grid)}
vec4 block(float i, float j) {
  vec4 sum = vec4(0);
  for (float k = 0.0; k < place(i).x + 0.5; k++) sum += weights(i, k) * ofWeights(i, k);
  return vec4(sum.xz + sum.yw, 0, 0).xzyw;
}`,
  });
  const ofScores = draw(backend, {
    name: `attention gradient of scores ${grid.headWidth}`,
    inputs: { ...inputs, means },
    shape: [grid.matrices, grid.time, grid.time],
    text: () => `${placeText(grid)}
vec4 block(float i, float j) {
  if (j > place(i).x) return vec4(0);
  return weights(i, j) * (ofWeights(i, j) - means(i, 0.0).xxzz) * ${float(1 / Math.sqrt(grid.headWidth))};
}`,
  });
  discard(backend, means);
  return ofScores;
}

/** Queries gather over earlier places; keys and values over later ones, with the matrix on its side. */
function gradientText(grid: Grid): string {
  const { partBlocks, timeBlocks } = grid;
  return `${cellText(grid)}
vec4 block(float i, float j) {
  float part = floor((j + 0.5) / ${float(partBlocks)});
  float own = j - part * ${float(partBlocks)};
  vec3 c = cell(i, own);
  vec4 sum = vec4(0);
  if (part < 0.5) {
    for (float k = 0.0; k < c.x + 0.5; k++) {
      vec4 a = ofScores(c.z + c.x, k);
      vec4 b = qkv(c.y + k, ${float(partBlocks)} + own);
      ${turnText('sum', 'a', 'b')}
    }
  } else if (part < 1.5) {
    for (float k = c.x; k < ${float(timeBlocks)} - 0.5; k++) {
      vec4 a = ofScores(c.z + k, c.x).xzyw;
      vec4 b = qkv(c.y + k, own);
      ${turnText('sum', 'a', 'b')}
    }
  } else {
    for (float k = c.x; k < ${float(timeBlocks)} - 0.5; k++) {
      vec4 a = weights(c.z + k, c.x).xzyw;
      vec4 b = gradient(c.y + k, own);
      ${turnText('sum', 'a', 'b')}
    }
  }
  return sum;
}`;
}
