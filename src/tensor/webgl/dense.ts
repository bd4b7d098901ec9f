/** The dense layer as shaders: one product forward, one for each gradient that is wanted. */

import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import {
  type Activation,
  type DenseAttributes,
  type DenseGradientAttributes,
  leakySlope,
} from '../ops/dense/dense.ts';
import { discard, draw, type Inputs } from './draw.ts';
import { blockSize, float } from './layout.ts';
import { manyMultiplications, product } from './product.ts';

type Tensors<Name extends string> = Readonly<Record<Name, TensorInfo>>;

/** [rows, inputs] × [inputs + 1, outputs] → [rows, outputs], and for GELU also the sum before it. */
export function dense(
  backend: MathBackendWebGL,
  { x, layer }: Tensors<'x' | 'layer'>,
  { activation }: DenseAttributes,
): TensorInfo[] {
  const [rows = 0, depth = 0] = x.shape;
  const [, outputs = 0] = layer.shape;
  const inner = activation === 'gelu' ? 'linear' : activation;
  const y = product(backend, {
    name: `Dense ${inner}`,
    inputs: { x, layer },
    shape: [rows, outputs],
    depth,
    text: () => forwardText(depth, inner),
  });
  if (activation !== 'gelu') return [y];
  const bent = draw(backend, {
    name: 'gelu',
    inputs: { y },
    shape: [rows, outputs],
    text: () => `${bentText('gelu')}\nvec4 block(float i, float j) { return bent(y(i, j)); }`,
  });
  return [bent, y];
}

function forwardText(depth: number, activation: Activation): string {
  const bias = `layer(${float(Math.floor(depth / 2))}, j).${depth % 2 === 0 ? 'xyxy' : 'zwzw'}`;
  return `${bentText(activation)}
vec4 left(float i, float k) { return x(i, k); }
vec4 right(float k, float j) { return layer(k, j); }
vec4 finished(vec4 sum, float i, float j) { return bent(sum + ${bias}); }`;
}

/** The gradients at x [rows, inputs] and at the layer [inputs + 1, outputs], those that are wanted. */
export function denseGradient(
  backend: MathBackendWebGL,
  { gradient, x, layer, told }: Tensors<'gradient' | 'x' | 'layer' | 'told'>,
  { activation, needsX, needsLayer }: DenseGradientAttributes,
): TensorInfo[] {
  const [, inputs = 0] = x.shape;
  const [rows = 0, outputs = 0] = gradient.shape;
  // Two products read it, each many times over: better taken once, in a launch of its own.
  const isSteepenedFirst =
    activation !== 'linear' && rows * inputs * outputs >= manyMultiplications;
  const steep = isSteepenedFirst ? steepened(backend, { gradient, told }, activation) : null;
  const isPlain = steep !== null || activation === 'linear';
  const flowing: Flowing = {
    inputs: isPlain ? { gradient: steep ?? gradient } : { gradient, told },
    text: slopeText(isPlain ? 'linear' : activation),
    name: isPlain ? 'linear' : activation,
    shape: [rows, outputs],
  };
  const gradients = [
    ...(needsX ? [ofX(backend, flowing, layer)] : []),
    ...(needsLayer ? [ofLayer(backend, flowing, x)] : []),
  ];
  if (steep) discard(backend, steep);
  return gradients;
}

/** The gradient at the sums before the activation [rows, outputs], as the shader's function `inner`. */
interface Flowing {
  readonly inputs: Inputs;
  readonly text: string;
  readonly name: string;
  readonly shape: readonly [rows: number, outputs: number];
}

function steepened(
  backend: MathBackendWebGL,
  inputs: Tensors<'gradient' | 'told'>,
  activation: Activation,
): TensorInfo {
  return draw(backend, {
    name: `steep ${activation}`,
    inputs,
    shape: inputs.gradient.shape,
    text: () => `${slopeText(activation)}\nvec4 block(float i, float j) { return inner(i, j); }`,
  });
}

function ofX(backend: MathBackendWebGL, flowing: Flowing, layer: TensorInfo): TensorInfo {
  const [rows, depth] = flowing.shape;
  const [layerRows = 1] = layer.shape;
  return product(backend, {
    name: `ofX ${flowing.name}`,
    inputs: { ...flowing.inputs, layer },
    shape: [rows, layerRows - 1],
    depth,
    text: () => `${flowing.text}
vec4 left(float i, float k) { return inner(i, k); }
vec4 right(float k, float j) { return layer(j, k).xzyw; }
vec4 finished(vec4 sum, float i, float j) { return sum; }`,
  });
}

/** The bias is the layer's last row, as if x had a last column of ones. */
function ofLayer(backend: MathBackendWebGL, flowing: Flowing, x: TensorInfo): TensorInfo {
  const [depth, outputs] = flowing.shape;
  const [, inputs = 0] = x.shape;
  const shape = [inputs + 1, outputs];
  const ones = inputs % 2 === 0 ? 'vec4(1, 1, 0, 0)' : 'vec4(block.xy, 1, 1)';
  return product(backend, {
    name: `ofLayer ${flowing.name}`,
    inputs: { ...flowing.inputs, x },
    shape,
    depth,
    text: () => `${flowing.text}
vec4 left(float i, float k) {
  vec4 block = x(k, i).xzyw;
  return i > ${float(blockSize(shape).high - 1)} - 0.5 ? ${ones} : block;
}
vec4 right(float k, float j) { return inner(k, j); }
vec4 finished(vec4 sum, float i, float j) { return sum; }`,
  });
}

function bentText(activation: Activation): string {
  const body = bodyOf(activation);
  return `${geluText(activation)}\nvec4 bent(vec4 z) { return ${body}; }`;
}

function bodyOf(activation: Activation): string {
  switch (activation) {
    case 'linear':
      return 'z';
    case 'relu':
      return 'max(z, 0.0)';
    case 'leakyRelu':
      return `max(z, ${float(leakySlope)} * z)`;
    case 'tanh':
      return 'tanh(clamp(z, -15.0, 15.0))'; // some drivers divide infinities
    case 'gelu':
      return 'z * gate(z)';
    default:
      return activation satisfies never;
  }
}

/** `inner`: what flows back, times the activation's slope. */
function slopeText(activation: Activation): string {
  const read = 'vec4 inner(float i, float j) {';
  switch (activation) {
    case 'linear':
      return `${read} return gradient(i, j); }`;
    case 'relu':
      return `${read} return gradient(i, j) * vec4(greaterThan(told(i, j), vec4(0))); }`;
    case 'leakyRelu':
      return `${read} return gradient(i, j) * mix(vec4(${float(leakySlope)}), vec4(1), greaterThan(told(i, j), vec4(0))); }`;
    case 'tanh':
      return `${read} vec4 y = told(i, j); return gradient(i, j) * (1.0 - y * y); }`;
    case 'gelu':
      return `${geluText(activation)}
${read}
  vec4 z = told(i, j);
  vec4 open = gate(z);
  return gradient(i, j) * open * (1.0 + z * (1.0 - open) * steepness * (1.0 + 3.0 * cubic * z * z));
}`;
    default:
      return activation satisfies never;
  }
}

// ½·z·(1 + tanh u) with u = √(2/π)·(z + 0.044715·z³) is z·σ(2u).
function geluText(activation: Activation): string {
  if (activation !== 'gelu') return '';
  return `
const float steepness = ${float(2 * Math.sqrt(2 / Math.PI))};
const float cubic = 0.044715;
vec4 gate(vec4 z) { return 1.0 / (1.0 + exp(-clamp(steepness * (z + cubic * z * z * z), -80.0, 80.0))); }`;
}
