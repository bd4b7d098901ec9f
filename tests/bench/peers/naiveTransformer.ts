/** A transformer in TensorFlow.js's primitives. */

import * as tf from '@tensorflow/tfjs';
import { Random } from '#data/random.ts';
import type { TransformerConfiguration } from '#models/transformer.ts';
import { tokenBatches } from '../data.ts';
import { type TransformerSize, tokenAdam } from '../models.ts';
import type { NaiveModel } from './naive.ts';

/** The transformer, ready to be trained on the backend that is selected. */
export function naiveTransformer(size: TransformerSize): NaiveModel {
  const { batch, configuration, learningRate } = size;
  const { vocabulary, context } = configuration;
  const parameters = parametersOf(configuration);
  const nextBatch = tokenBatches(size);
  const { beta1, beta2, epsilon } = tokenAdam;
  const adam = tf.train.adam(learningRate, beta1, beta2, epsilon);
  const mask = tf.tidy(() => maskOf(context));
  // The wasm backend has no gradient for `gather`, so a token is looked up by a product with its one-hot row.
  const oneHot = (tokens: Int32Array) =>
    tf.cast(tf.oneHot(tf.tensor1d(tokens, 'int32'), vocabulary), 'float32');
  const step = () =>
    tf.tidy(() => {
      const { tokens, targets } = nextBatch();
      const [x, y] = [oneHot(tokens), oneHot(targets)];
      const shape = { batch, configuration, mask };
      adam.minimize(() =>
        tf.losses.softmaxCrossEntropy<tf.Tensor, tf.Scalar>(y, logits(x, parameters, shape)),
      );
    });
  return { step, weight: parameters.output.bias };
}

interface Dense {
  readonly weights: tf.Variable;
  readonly bias: tf.Variable;
}

interface Norm {
  readonly scale: tf.Variable;
  readonly shift: tf.Variable;
}

interface Block {
  readonly norm: Norm;
  readonly qkv: Dense;
  readonly projection: Dense;
  readonly nextNorm: Norm;
  readonly up: Dense;
  readonly down: Dense;
}

interface Parameters {
  readonly table: tf.Variable;
  readonly positions: tf.Variable;
  readonly blocks: readonly Block[];
  readonly norm: Norm;
  readonly output: Dense;
}

interface Shape {
  readonly batch: number;
  readonly configuration: TransformerConfiguration;
  readonly mask: tf.Tensor;
}

function parametersOf({
  vocabulary,
  context,
  width,
  blocks,
}: TransformerConfiguration): Parameters {
  const random = new Random(1);
  const normal = (rows: number, columns: number, deviation: number) =>
    tf.variable(
      tf.tensor2d(
        Float32Array.from({ length: rows * columns }, () => deviation * random.normal()),
        [rows, columns],
      ),
    );
  const dense = (inputs: number, outputs: number): Dense => ({
    weights: normal(inputs, outputs, 1 / Math.sqrt(inputs)),
    bias: tf.variable(tf.zeros([outputs])),
  });
  const norm = (): Norm => ({
    scale: tf.variable(tf.ones([width])),
    shift: tf.variable(tf.zeros([width])),
  });
  const block = (): Block => ({
    norm: norm(),
    qkv: dense(width, 3 * width),
    projection: dense(width, width),
    nextNorm: norm(),
    up: dense(width, 4 * width),
    down: dense(4 * width, width),
  });
  return {
    table: normal(vocabulary, width, 0.05),
    positions: normal(context, width, 0.02),
    blocks: Array.from({ length: blocks }, block),
    norm: norm(),
    output: dense(width, vocabulary),
  };
}

/** −1e9 where a place would look ahead: [time, time]. */
function maskOf(time: number): tf.Tensor {
  const places = tf.range(0, time);
  const isAhead = tf.greater(tf.expandDims(places, 0), tf.expandDims(places, 1));
  return tf.mul(tf.cast(isAhead, 'float32'), -1e9);
}

function logits(x: tf.Tensor, parameters: Parameters, shape: Shape): tf.Tensor {
  const { batch, configuration } = shape;
  const { context, width, activation } = configuration;
  const embedded = tf.reshape(tf.matMul(x, parameters.table), [batch, context, width]);
  let h = tf.reshape(tf.add(embedded, parameters.positions), [batch * context, width]);
  for (const { norm, qkv, projection, nextNorm, up, down } of parameters.blocks) {
    const looked = attend(through(normalize(h, norm), qkv), shape);
    h = tf.add(h, through(looked, projection));
    const inner = through(normalize(h, nextNorm), up);
    h = tf.add(h, through(activation === 'gelu' ? gelu(inner) : tf.relu(inner), down));
  }
  return through(normalize(h, parameters.norm), parameters.output);
}

/** Causal attention; qkv is [batch · time, 3 · width]. */
function attend(qkv: tf.Tensor, { batch, configuration, mask }: Shape): tf.Tensor {
  const { context, width, heads } = configuration;
  const headWidth = width / heads;
  const [q, k, v] = tf
    .split(qkv, 3, 1)
    .map((part) =>
      tf.transpose(tf.reshape(part, [batch, context, heads, headWidth]), [0, 2, 1, 3]),
    ); // [batch, heads, time, width of a head]
  if (!q || !k || !v) throw new Error('invalid split; expected three parts');
  const scores = tf.div(tf.matMul(q, k, false, true), Math.sqrt(headWidth));
  const looked = tf.matMul(tf.softmax(tf.add(scores, mask)), v);
  return tf.reshape(tf.transpose(looked, [0, 2, 1, 3]), [batch * context, width]);
}

function through(x: tf.Tensor, { weights, bias }: Dense): tf.Tensor {
  return tf.add(tf.matMul(x, weights), bias);
}

function normalize(x: tf.Tensor, { scale, shift }: Norm): tf.Tensor {
  const { mean, variance } = tf.moments(x, -1, true);
  const standard = tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, 1e-5)));
  return tf.add(tf.mul(standard, scale), shift);
}

function gelu(x: tf.Tensor): tf.Tensor {
  const cubed = tf.mul(x, tf.mul(x, x));
  const inner = tf.mul(Math.sqrt(2 / Math.PI), tf.add(x, tf.mul(0.044715, cubed)));
  return tf.mul(tf.mul(0.5, x), tf.add(1, tf.tanh(inner)));
}
