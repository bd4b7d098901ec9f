/** The operations that carry gradients, as models call them, and what each is made of for TensorFlow.js's own tape. */

import { add as plus, reshape, type Tensor } from '@tensorflow/tfjs-core';
import { attention } from '#tensor/ops/attention/attention.ts';
import { attention as attentionReference } from '#tensor/ops/attention/reference.ts';
import { softmaxCrossEntropy } from '#tensor/ops/crossEntropy/crossEntropy.ts';
import { crossEntropy as crossEntropyReference } from '#tensor/ops/crossEntropy/reference.ts';
import { type DenseAttributes, dense } from '#tensor/ops/dense/dense.ts';
import { dense as denseReference } from '#tensor/ops/dense/reference.ts';
import { embed } from '#tensor/ops/embedding/embedding.ts';
import { embedding as embeddingReference } from '#tensor/ops/embedding/reference.ts';
import { layerNorm } from '#tensor/ops/layerNorm/layerNorm.ts';
import { layerNorm as layerNormReference } from '#tensor/ops/layerNorm/reference.ts';
import { rotation as rotationReference } from '#tensor/ops/rotation/reference.ts';
import { rotate } from '#tensor/ops/rotation/rotation.ts';
import { scoreLoss as scoreLossReference } from '#tensor/ops/scoreLosses/reference.ts';
import {
  binaryCrossEntropy,
  halfSquaredError,
  hinge,
  negatedMean,
  type ScoreLossAttributes,
} from '#tensor/ops/scoreLosses/scoreLosses.ts';
import { add } from '#tensor/ops/sum.ts';
import { unembedding as unembeddingReference } from '#tensor/ops/unembedding/reference.ts';
import { unembed } from '#tensor/ops/unembedding/unembedding.ts';
import { sideBySide } from '#tensor/ops/views/views.ts';
import type { Attributes } from './numbers.ts';

/** Tensors by the names that the case gives them. */
export type Given = Readonly<Record<string, Tensor>>;

/** An operation with a gradient. */
export interface Differentiable {
  /** The inputs that have one, as far as a case gives them. */
  readonly at: readonly string[];
  /** The operation as models call it. */
  readonly ours: (inputs: Given, attributes: Attributes) => Tensor;
  /** Its first output, of primitives that TensorFlow.js can differentiate. */
  readonly theirs: (inputs: Given, attributes: Attributes) => Tensor | Tensor[];
}

const losses = { binaryCrossEntropy, halfSquaredError, hinge, negatedMean } as const;

/** All of them, by the operation's name in the cases. */
export const differentiable: Readonly<Record<string, Differentiable>> = {
  CausalAttention: {
    at: ['qkv'],
    ours: (inputs, attributes) => attention(of(inputs, 'qkv'), shapeOf(attributes)).output,
    theirs: (inputs, attributes) =>
      attentionReference({ qkv: of(inputs, 'qkv') }, shapeOf(attributes)),
  },
  Dense: {
    at: ['x', 'layer'],
    ours: (inputs, attributes) =>
      dense(of(inputs, 'x'), of(inputs, 'layer'), bentBy(attributes).activation),
    theirs: (inputs, attributes) =>
      denseReference({ x: of(inputs, 'x'), layer: of(inputs, 'layer') }, bentBy(attributes)),
  },
  Embedding: {
    at: ['table', 'positions'],
    ours: (inputs, attributes) =>
      embed(of(inputs, 'tokens'), { ...tablesOf(inputs), time: Number(attributes['time']) }),
    theirs: (inputs, attributes) => {
      const { table, positions } = tablesOf(inputs);
      const tables = positions ? { table, positions } : { table };
      const time = Number(attributes['time']);
      return embeddingReference({ tokens: of(inputs, 'tokens'), ...tables }, { time });
    },
  },
  LayerNorm: {
    at: ['x', 'scaleShift'],
    ours: (inputs) => layerNorm(of(inputs, 'x'), of(inputs, 'scaleShift')),
    theirs: (inputs) =>
      layerNormReference({ x: of(inputs, 'x'), scaleShift: of(inputs, 'scaleShift') }),
  },
  ScoreLoss: {
    at: ['scores'],
    ours: (inputs, attributes) =>
      losses[kindOf(attributes).kind](of(inputs, 'scores'), of(inputs, 'targets')),
    theirs: (inputs, attributes) =>
      scoreLossReference(
        { scores: of(inputs, 'scores'), targets: of(inputs, 'targets') },
        kindOf(attributes),
      ),
  },
  SoftmaxCrossEntropy: {
    at: ['logits'],
    ours: (inputs) => softmaxCrossEntropy(of(inputs, 'logits'), of(inputs, 'targets')),
    theirs: (inputs) =>
      crossEntropyReference({ logits: of(inputs, 'logits'), targets: of(inputs, 'targets') }),
  },
  Rotation: {
    at: ['qkv'],
    ours: (inputs, attributes) => rotate(of(inputs, 'qkv'), shapeOf(attributes)),
    theirs: (inputs, attributes) =>
      rotationReference(
        { qkv: of(inputs, 'qkv'), turns: of(inputs, 'turns') },
        { ...shapeOf(attributes), isBackward: false },
      ),
  },
  Unembedding: {
    at: ['x', 'table'],
    ours: (inputs) => unembed(of(inputs, 'x'), of(inputs, 'table')),
    theirs: (inputs) => unembeddingReference({ x: of(inputs, 'x'), table: of(inputs, 'table') }),
  },
  sideBySide: {
    at: ['x'],
    ours: (inputs, { count }) => sideBySide(of(inputs, 'x'), Number(count)),
    theirs: (inputs, { count }) => {
      const x = of(inputs, 'x');
      const [rows = 0, columns = 0] = x.shape;
      return reshape(x, [rows / Number(count), columns * Number(count)]);
    },
  },
  sum: {
    at: ['a', 'b'],
    ours: (inputs) => add(of(inputs, 'a'), of(inputs, 'b')),
    theirs: (inputs) => plus(of(inputs, 'a'), of(inputs, 'b')),
  },
};

function of(inputs: Given, name: string): Tensor {
  const tensor = inputs[name];
  if (!tensor) throw new Error(`invalid inputs; expected ${name}: ${Object.keys(inputs)}`);
  return tensor;
}

function shapeOf({ time, heads }: Attributes) {
  return { time: Number(time), heads: Number(heads) };
}

function tablesOf(inputs: Given) {
  return { table: of(inputs, 'table'), positions: inputs['positions'] ?? null };
}

// The cases spell activations and kinds as the operations do.
function bentBy({ activation }: Attributes): DenseAttributes {
  return { activation: activation as DenseAttributes['activation'] };
}

function kindOf({ kind }: Attributes): ScoreLossAttributes {
  return { kind: kind as ScoreLossAttributes['kind'] };
}
