/** Our kernels on the `simd` backend: shapes and addresses are worked out here, the numbers in WebAssembly. */

import { type KernelFunc, type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { KernelName } from '../kernels/reference.ts';
import type { AdamAttributes } from '../ops/adam/adam.ts';
import { gradientsOf } from '../ops/adam/reference.ts';
import type { Activation, DenseAttributes, DenseGradientAttributes } from '../ops/dense/dense.ts';
import type { ScoreLossAttributes, ScoreLossKind } from '../ops/scoreLosses/scoreLosses.ts';
import type { ViewAttributes } from '../ops/views/views.ts';
import { type SimdBackend, sides } from './backend.ts';
import {
  attention,
  attentionGradient,
  embedding,
  embeddingGradient,
  rotation,
  unembedding,
  unembeddingGradient,
} from './kernelsOfTokens.ts';

type Infos<Name extends string> = Readonly<Record<Name, TensorInfo>>;

// The numbers by which assembly/dense.ts and assembly/scoreLoss.ts know them.
const activations: Record<Activation, number> = {
  linear: 0,
  relu: 1,
  leakyRelu: 2,
  tanh: 3,
  gelu: 4,
};
const losses: Record<ScoreLossKind, number> = {
  binaryCrossEntropy: 0,
  halfSquaredError: 1,
  hinge: 2,
  negatedMean: 3,
};

function dense(
  backend: SimdBackend,
  { x, layer }: Infos<'x' | 'layer'>,
  { activation }: DenseAttributes,
): TensorInfo[] {
  const [rows, inputs] = sides(x);
  const [, outputs] = sides(layer);
  const y = backend.output([rows, outputs]);
  const inner = activation === 'gelu' ? backend.output([rows, outputs]) : null;
  const [from, by, to] = [backend.address(x), backend.address(layer), backend.address(y)];
  const kept = inner ? backend.address(inner) : 0;
  const { kernels } = backend.heap;
  kernels.dense(from, by, to, kept, rows, inputs, outputs, activations[activation]);
  return inner ? [y, inner] : [y];
}

function denseGradient(
  backend: SimdBackend,
  { gradient, x, layer, told }: Infos<'gradient' | 'x' | 'layer' | 'told'>,
  { activation, needsX, needsLayer }: DenseGradientAttributes,
): TensorInfo[] {
  const { heap } = backend;
  const [rows, inputs] = sides(x);
  const [, outputs] = sides(layer);
  const size = rows * outputs;
  const flowing: TensorInfo[] = [];
  const bent = activation === 'linear' ? 0 : backend.scratch(size);
  const inner = bent || backend.address(gradient);
  if (bent)
    heap.kernels.slopes(
      backend.address(gradient),
      backend.address(told),
      bent,
      size,
      activations[activation],
    );
  if (needsX) {
    const dx = backend.output([rows, inputs]);
    const [from, to] = [backend.address(layer), backend.address(dx)];
    heap.kernels.denseGradientAtX(inner, from, to, rows, inputs, outputs);
    flowing.push(dx);
  }
  if (needsLayer) {
    const dLayer = backend.output([inputs + 1, outputs]);
    const [from, to] = [backend.address(x), backend.address(dLayer)];
    heap.kernels.denseGradientAtLayer(from, inner, to, rows, inputs, outputs);
    flowing.push(dLayer);
  }
  return flowing;
}

function layerNorm(
  backend: SimdBackend,
  { x, scaleShift }: Infos<'x' | 'scaleShift'>,
): TensorInfo[] {
  const [rows, width] = sides(x);
  const outputs = [backend.output([rows, width]), backend.output([rows, 2])];
  const places = [x, scaleShift, ...outputs].map((one) => backend.address(one));
  backend.heap.kernels.layerNorm(...places, rows, width);
  return outputs;
}

function layerNormGradient(
  backend: SimdBackend,
  { gradient, x, statistics, scaleShift }: Infos<'gradient' | 'x' | 'statistics' | 'scaleShift'>,
): TensorInfo[] {
  const [rows, width] = sides(x);
  const outputs = [backend.output([rows, width]), backend.output([2, width])];
  const tensors = [gradient, x, statistics, scaleShift, ...outputs];
  const places = tensors.map((one) => backend.address(one));
  backend.heap.kernels.layerNormGradient(...places, rows, width);
  return outputs;
}

function crossEntropy(
  backend: SimdBackend,
  { logits, targets }: Infos<'logits' | 'targets'>,
): TensorInfo[] {
  const [rows, classes] = sides(logits);
  const slope = backend.output([rows, classes]);
  const places = [logits, targets, slope].map((one) => backend.address(one));
  return [number(backend, backend.heap.kernels.crossEntropy(...places, rows, classes)), slope];
}

function scoreLoss(
  backend: SimdBackend,
  { scores, targets }: Infos<'scores' | 'targets'>,
  { kind }: ScoreLossAttributes,
): TensorInfo[] {
  const slope = backend.output(scores.shape);
  const places = [scores, targets, slope].map((one) => backend.address(one));
  const value = backend.heap.kernels.scoreLoss(
    ...places,
    util.sizeFromShape(scores.shape),
    losses[kind],
  );
  return [number(backend, value), slope];
}

/** In place: the new state is the old one's memory. */
function adam(
  backend: SimdBackend,
  inputs: Infos<'parameters' | 'mean' | 'square'>,
  { rate, beta1, beta2, epsilon, decay }: AdamAttributes,
): TensorInfo[] {
  const state = [inputs.parameters, inputs.mean, inputs.square];
  const [parameters = 0, mean = 0, square = 0] = state.map((one) => backend.address(one));
  let done = 0;
  for (const gradient of gradientsOf<TensorInfo>(inputs)) {
    const [from, size] = [backend.address(gradient), util.sizeFromShape(gradient.shape)];
    const places = [parameters + 4 * done, from, mean + 4 * done, square + 4 * done];
    backend.heap.kernels.adam(...places, size, rate, beta1, beta2, epsilon, decay);
    done += size;
  }
  return state.map((one) => backend.again(one));
}

function view(
  backend: SimdBackend,
  { packed }: Infos<'packed'>,
  { offset, shape }: ViewAttributes,
): TensorInfo {
  return backend.view(packed, offset, [...shape]);
}

/** All of them by the names under which operations launch them. */
export const simdKernels: Record<KernelName, KernelFunc> = {
  Adam: form(adam),
  CausalAttention: form(attention),
  CausalAttentionGradient: form(attentionGradient),
  Dense: form(dense),
  DenseGradient: form(denseGradient),
  Embedding: form(embedding),
  EmbeddingGradient: form(embeddingGradient),
  LayerNorm: form(layerNorm),
  LayerNormGradient: form(layerNormGradient),
  Rotation: form(rotation),
  ScoreLoss: form(scoreLoss),
  SoftmaxCrossEntropy: form(crossEntropy),
  Unembedding: form(unembedding),
  UnembeddingGradient: form(unembeddingGradient),
  View: form(view),
};

function form<Inputs, Attributes>(
  run: (backend: SimdBackend, inputs: Inputs, attributes: Attributes) => TensorInfo | TensorInfo[],
): KernelFunc {
  return ({ inputs, attrs, backend }) => {
    const simd = backend as SimdBackend;
    return simd.attempt(() => run(simd, inputs as Inputs, attrs as unknown as Attributes));
  };
}

function number(backend: SimdBackend, value: number): TensorInfo {
  return backend.makeTensorInfo([], 'float32', Float32Array.of(value));
}
