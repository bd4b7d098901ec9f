/** The dense layer in TensorFlow.js's own operations. */

import {
  add,
  concat,
  leakyRelu,
  matMul,
  mul,
  relu,
  sigmoid,
  slice,
  step,
  sub,
  sum,
  type Tensor,
  tanh,
} from '@tensorflow/tfjs-core';
import {
  type Activation,
  type DenseAttributes,
  type DenseGradientAttributes,
  leakySlope,
} from './dense.ts';

type Tensors<Name extends string> = Readonly<Record<Name, Tensor>>;

/** [rows, inputs] × [inputs + 1, outputs] → [rows, outputs], and for GELU also the sum before it. */
export function dense(
  { x, layer }: Tensors<'x' | 'layer'>,
  { activation }: DenseAttributes,
): Tensor[] {
  const { weights, bias } = partsOf(layer);
  const inner = add(matMul(x, weights), bias); // [rows, outputs]
  return activation === 'gelu' ? [gelu(inner), inner] : [bent(inner, activation)];
}

/** The gradients at x [rows, inputs] and at the layer [inputs + 1, outputs], those that are wanted. */
export function denseGradient(
  { gradient, x, layer, told }: Tensors<'gradient' | 'x' | 'layer' | 'told'>,
  { activation, needsX, needsLayer }: DenseGradientAttributes,
): Tensor[] {
  const inner = activation === 'linear' ? gradient : mul(gradient, slope(told, activation)); // [rows, outputs]
  const flowing: Tensor[] = [];
  if (needsX) flowing.push(matMul(inner, partsOf(layer).weights, false, true)); // [rows, inputs]
  if (needsLayer) flowing.push(concat([matMul(x, inner, true), sum(inner, 0, true)], 0)); // [inputs + 1, outputs]
  return flowing;
}

function partsOf(layer: Tensor): { weights: Tensor; bias: Tensor } {
  const [rows = 0, outputs = 0] = layer.shape;
  return {
    weights: slice(layer, [0, 0], [rows - 1, outputs]), // [inputs, outputs]
    bias: slice(layer, [rows - 1, 0], [1, outputs]), // [1, outputs]
  };
}

function bent(inner: Tensor, activation: Exclude<Activation, 'gelu'>): Tensor {
  switch (activation) {
    case 'linear':
      return inner;
    case 'relu':
      return relu(inner);
    case 'leakyRelu':
      return leakyRelu(inner, leakySlope);
    case 'tanh':
      return tanh(inner);
    default:
      return activation satisfies never;
  }
}

function slope(told: Tensor, activation: Exclude<Activation, 'linear'>): Tensor {
  switch (activation) {
    case 'relu':
      return step(told);
    case 'leakyRelu':
      return step(told, leakySlope);
    case 'tanh':
      return sub(1, mul(told, told));
    case 'gelu':
      return geluSlope(told);
    default:
      return activation satisfies never;
  }
}

// ½·z·(1 + tanh u) with u = √(2/π)·(z + 0.044715·z³) is z·σ(2u).
const scale = 2 * Math.sqrt(2 / Math.PI);
const cubic = 0.044715;

function gelu(z: Tensor): Tensor {
  return mul(z, gate(z));
}

function gate(z: Tensor): Tensor {
  return sigmoid(mul(scale, add(z, mul(cubic, mul(z, mul(z, z))))));
}

function geluSlope(z: Tensor): Tensor {
  const open = gate(z);
  const rise = mul(scale, add(1, mul(3 * cubic, mul(z, z))));
  return mul(open, add(1, mul(z, mul(sub(1, open), rise))));
}
