/** The embedding as shaders. */

import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type {
  EmbeddingAttributes,
  EmbeddingGradientAttributes,
} from '../ops/embedding/embedding.ts';
import { draw } from './draw.ts';
import { float } from './layout.ts';
import { rowText } from './reading.ts';

type Tensors<Name extends string> = Readonly<Record<Name, TensorInfo>>;

/** [batch · time, width] */
export function embedding(
  backend: MathBackendWebGL,
  { tokens, table, positions }: Tensors<'tokens' | 'table'> & Partial<Tensors<'positions'>>,
  { time }: EmbeddingAttributes,
): TensorInfo[] {
  const [rows = 0] = tokens.shape;
  const [, width = 0] = table.shape;
  const y = draw(backend, {
    name: `embedding ${time}`,
    inputs: positions ? { table, positions } : { table },
    vectors: { tokens },
    shape: [rows, width],
    text: () => `${rowText('table')}${positions ? placedText(time) : unplacedText}
vec4 block(float i, float j) { return vec4(embedded(2.0 * i, j), embedded(2.0 * i + 1.0, j)); }`,
  });
  return [y];
}

function placedText(time: number): string {
  return `${rowText('positions')}
vec2 embedded(float row, float j) {
  float place = row - floor((row + 0.5) / ${float(time)}) * ${float(time)};
  return tableRow(tokens(row), j) + positionsRow(place, j);
}`;
}

const unplacedText = `
vec2 embedded(float row, float j) { return tableRow(tokens(row), j); }`;

/** The gradients at the table [vocabulary, width] and, if there are any, at the positions [places, width]. */
export function embeddingGradient(
  backend: MathBackendWebGL,
  { gradient, tokens }: Tensors<'gradient' | 'tokens'>,
  { time, vocabulary, places }: EmbeddingGradientAttributes,
): TensorInfo[] {
  const [rows = 0, width = 0] = gradient.shape;
  const ofTable = draw(backend, {
    name: 'embedding gradient of table',
    inputs: { gradient },
    vectors: { tokens },
    shape: [vocabulary, width],
    text: () => tableText(rows),
  });
  if (places === 0) return [ofTable];
  const ofPositions = draw(backend, {
    name: `embedding gradient of positions ${time}`,
    inputs: { gradient },
    shape: [places, width],
    text: () => positionsText(rows, time),
  });
  return [ofTable, ofPositions];
}

/** Every row of the table looks for its own token; the gradient is read only where it is found. */
function tableText(rows: number): string {
  return `${rowText('gradient')}
vec4 block(float i, float j) {
  vec4 sum = vec4(0);
  for (float row = 0.0; row < ${float(rows)} - 0.5; row++) {
    float apart = tokens(row) - 2.0 * i;
    if (abs(apart - 0.5) < 1.0) {
      vec2 g = gradientRow(row, j);
      sum += apart < 0.5 ? vec4(g, 0, 0) : vec4(0, 0, g);
    }
  }
  return sum;
}`;
}

function positionsText(rows: number, time: number): string {
  return `${rowText('gradient')}
vec2 summed(float place, float j) {
  vec2 sum = vec2(0);
  if (place > ${float(time)} - 0.5) return sum;
  for (float row = place; row < ${float(rows)} - 0.5; row += ${float(time)}) sum += gradientRow(row, j);
  return sum;
}
vec4 block(float i, float j) { return vec4(summed(2.0 * i, j), summed(2.0 * i + 1.0, j)); }`;
}
