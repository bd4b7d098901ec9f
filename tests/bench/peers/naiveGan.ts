/** A GAN in TensorFlow.js's primitives. */

import * as tf from '@tensorflow/tfjs';
import { Random } from '#data/random.ts';
import type { Architecture } from '#models/network.ts';
import { ganBatches } from '../data.ts';
import { type GanSize, ganAdam } from '../models.ts';
import type { NaiveModel } from './naive.ts';

interface Layer {
  readonly weights: tf.Variable;
  readonly bias: tf.Variable;
}

/** The GAN, ready to be trained on the backend that is selected. */
export function naiveGan(size: GanSize): NaiveModel {
  const { batch, configuration, discriminatorUpdates } = size;
  const generator = newPlayer(configuration.generator, size);
  const discriminator = newPlayer(configuration.discriminator, size);
  const { real, noise } = ganBatches(size);
  const ones = tf.ones([batch, 1]);
  const labels = tf.concat([ones, tf.zeros([batch, 1])]);
  const generate = () => forward(tf.tensor2d(noise(), [batch, generator.inputs]), generator);
  const lossOn = (x: tf.Tensor, wanted: tf.Tensor) =>
    tf.losses.sigmoidCrossEntropy<tf.Tensor, tf.Scalar>(wanted, forward(x, discriminator));

  const updateDiscriminator = () =>
    tf.tidy(() => {
      const both = tf.concat([tf.tensor2d(real(), [batch, discriminator.inputs]), generate()]);
      discriminator.adam.minimize(() => lossOn(both, labels), false, discriminator.variables);
    });
  const updateGenerator = () =>
    tf.tidy(() => {
      generator.adam.minimize(() => lossOn(generate(), ones), false, generator.variables);
    });

  const [weight] = generator.variables;
  if (!weight) throw new Error('invalid generator; expected layers');
  const step = () => {
    for (let i = 0; i < discriminatorUpdates; i++) updateDiscriminator();
    updateGenerator();
  };
  return { step, weight };
}

/** A network and what trains it. */
interface Player {
  readonly inputs: number;
  readonly layers: readonly Layer[];
  readonly outputActivation: 'tanh' | 'linear';
  readonly variables: tf.Variable[];
  readonly adam: tf.Optimizer;
}

function newPlayer(architecture: Architecture, { learningRate }: GanSize): Player {
  const layers = layersOf(architecture, new Random(1));
  const { beta1, beta2, epsilon } = ganAdam;
  return {
    inputs: architecture.inputs,
    layers,
    outputActivation: architecture.outputActivation === 'tanh' ? 'tanh' : 'linear',
    variables: layers.flatMap(({ weights, bias }) => [weights, bias]),
    adam: tf.train.adam(learningRate, beta1, beta2, epsilon),
  };
}

function layersOf({ inputs, hidden, outputs }: Architecture, random: Random): Layer[] {
  const widths = [inputs, ...hidden, outputs];
  return widths.slice(1).map((width, i) => {
    const rows = widths[i] ?? inputs;
    const deviation = Math.sqrt(2 / rows);
    const values = Float32Array.from({ length: rows * width }, () => deviation * random.normal());
    return {
      weights: tf.variable(tf.tensor2d(values, [rows, width])),
      bias: tf.variable(tf.zeros([width])),
    };
  });
}

function forward(x: tf.Tensor, { layers, outputActivation }: Player): tf.Tensor {
  return layers.reduce((h, { weights, bias }, i) => {
    const z = tf.add(tf.matMul(h, weights), bias);
    if (i + 1 < layers.length) return tf.leakyRelu(z, 0.2);
    return outputActivation === 'tanh' ? tf.tanh(z) : z;
  }, x);
}
