/** Layer normalisation as shaders: sums of each row first, then every number of its own. */

import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { env, type TensorInfo } from '@tensorflow/tfjs-core';
import { varianceFloor } from '../ops/layerNorm/layerNorm.ts';
import { discard, draw } from './draw.ts';
import { blockSize, float } from './layout.ts';
import { withinText } from './reading.ts';

type Tensors<Name extends string> = Readonly<Record<Name, TensorInfo>>;

/** A half float cannot hold 1 / √1e-5 beside small numbers; its variance ends higher. */
const halfFloatFloor = 1e-4;

/** The rows normalised [rows, width], and each row's mean and 1 / deviation [rows, 2]. */
export function layerNorm(
  backend: MathBackendWebGL,
  { x, scaleShift }: Tensors<'x' | 'scaleShift'>,
): TensorInfo[] {
  const [rows = 0, width = 0] = x.shape;
  const floor = env().getBool('WEBGL_RENDER_FLOAT32_ENABLED') ? varianceFloor : halfFloatFloor;
  const statistics = draw(backend, {
    name: `norm statistics ${floor}`,
    inputs: { x },
    shape: [rows, 2],
    text: () => statisticsText(width, floor),
  });
  const y = draw(backend, {
    name: 'norm',
    inputs: { x, scaleShift, statistics },
    shape: [rows, width],
    text: () => `${normalText}
vec4 block(float i, float j) {
  vec4 learned = scaleShift(0.0, j);
  return normal(i, j) * learned.xyxy + learned.zwzw;
}`,
  });
  return [y, statistics];
}

function statisticsText(width: number, floor: number): string {
  const { wide } = blockSize([1, width]);
  const each = `for (float k = 0.0; k < ${float(wide)} - 0.5; k++)`;
  return `${withinText(width)}
vec4 block(float i, float j) {
  vec4 sum = vec4(0);
  ${each} sum += x(i, k) * within(k);
  vec2 mean = (sum.xz + sum.yw) * ${float(1 / width)};
  sum = vec4(0);
  ${each} {
    vec4 centred = (x(i, k) - mean.xxyy) * within(k);
    sum += centred * centred;
  }
  vec2 rate = inversesqrt((sum.xz + sum.yw) * ${float(1 / width)} + ${floor});
  return vec4(mean, rate).xzyw;
}`;
}

/** The gradients at x [rows, width] and at scale and shift [2, width]. */
export function layerNormGradient(
  backend: MathBackendWebGL,
  inputs: Tensors<'gradient' | 'x' | 'statistics' | 'scaleShift'>,
): TensorInfo[] {
  const { gradient, x, statistics } = inputs;
  const [rows = 0, width = 0] = x.shape;
  const means = draw(backend, {
    name: 'norm gradient means',
    inputs,
    shape: [rows, 2],
    text: () => meansText(width),
  });
  const ofX = draw(backend, {
    name: 'norm gradient',
    inputs: { ...inputs, means },
    shape: [rows, width],
    text: () => `${normalText}
vec4 block(float i, float j) {
  vec4 mean = means(i, 0.0);
  vec4 inner = gradient(i, j) * scaleShift(0.0, j).xyxy;
  return (inner - mean.xxzz - normal(i, j) * mean.yyww) * statistics(i, 0.0).yyww;
}`,
  });
  discard(backend, means);
  const ofScaleShift = draw(backend, {
    name: 'norm gradient of scale and shift',
    inputs: { gradient, x, statistics },
    shape: [2, width],
    text: () => scaleShiftText(rows),
  });
  return [ofX, ofScaleShift];
}

/** Each row's mean of what flows to the normalised numbers, and of that times those numbers. */
function meansText(width: number): string {
  const { wide } = blockSize([1, width]);
  return `${normalText}
${withinText(width)}
vec4 block(float i, float j) {
  vec4 plain = vec4(0), along = vec4(0);
  for (float k = 0.0; k < ${float(wide)} - 0.5; k++) {
    vec4 inner = gradient(i, k) * scaleShift(0.0, k).xyxy * within(k);
    plain += inner;
    along += inner * normal(i, k);
  }
  return vec4(plain.xz + plain.yw, along.xz + along.yw).xzyw * ${float(1 / width)};
}`;
}

function scaleShiftText(rows: number): string {
  const full = Math.floor(rows / 2);
  const last = `vec4 g = gradient(${float(full)}, j);
  scale += g.xy * normal(${float(full)}, j).xy;
  shift += g.xy;`;
  return `${normalText}
vec4 block(float i, float j) {
  vec2 scale = vec2(0), shift = vec2(0);
  for (float k = 0.0; k < ${float(full)} - 0.5; k++) {
    vec4 g = gradient(k, j);
    vec4 along = g * normal(k, j);
    scale += along.xy + along.zw;
    shift += g.xy + g.zw;
  }
  ${rows % 2 === 1 ? last : ''}
  return vec4(scale, shift);
}`;
}

const normalText = `
vec4 normal(float i, float j) {
  vec4 s = statistics(i, 0.0);
  return (x(i, j) - s.xxzz) * s.yyww;
}`;
