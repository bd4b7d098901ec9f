/** Adversarial training: each network learns from its own updates alone, nothing leaks, and a checkpoint is whole. */

import { beforeAll, describe, expect, test } from 'vitest';
import { pointShape, samplePoints } from '#data/pointShapes.ts';
import { Random } from '#data/random.ts';
import type { GanLoss } from '#models/gan.ts';
import { selectBackend } from '#tensor/backends.ts';
import { fromValues, readValues, tensorCount, tidy } from '#tensor/tensor.ts';
import { GanTraining, type GanTrainingSettings } from './ganTraining.ts';
import type { OptimizerKind } from './optimizer.ts';

const losses = ['log', 'leastSquares', 'hinge'] as const satisfies GanLoss[];
const kinds = ['adam', 'sgd'] as const satisfies OptimizerKind[];

beforeAll(() => selectBackend('cpu'));

describe.each(losses)('%s', (loss) => {
  test('the discriminator’s updates alone lower its loss and leave the generator as it was', () => {
    const { training } = begin();
    const before = lossesOf(training, loss);
    const generator = readValues(training.gan.generator.parameters);
    for (let i = 0; i < 60; i++) training.step(settings({ loss, updates: [0, 1] }));
    expect(lossesOf(training, loss).discriminator).toBeLessThan(0.9 * before.discriminator);
    expect(readValues(training.gan.generator.parameters)).toEqual(generator);
    training.dispose();
  });

  test('the generator’s updates alone lower its loss and leave the discriminator as it was', () => {
    const { training } = begin();
    for (let i = 0; i < 60; i++) training.step(settings({ loss, updates: [0, 1] }));
    const before = lossesOf(training, loss);
    const discriminator = readValues(training.gan.discriminator.parameters);
    for (let i = 0; i < 60; i++) training.step(settings({ loss, updates: [1, 0] }));
    expect(lossesOf(training, loss).generator).toBeLessThan(before.generator - 0.1);
    expect(readValues(training.gan.discriminator.parameters)).toEqual(discriminator);
    training.dispose();
  });

  test('50 steps leave as many tensors as there were', () => {
    const { training } = begin();
    training.step(settings({ loss })); // makes the targets of this batch size
    const before = tensorCount();
    for (let i = 0; i < 50; i++) training.step(settings({ loss, kind: kinds[i % 2] ?? 'adam' }));
    expect(tensorCount()).toBe(before);
    training.dispose();
  });
});

test.each(kinds)('%s: after a checkpoint the same 20 steps give the same parameters', (kind) => {
  const { training, random } = begin();
  for (let i = 0; i < 5; i++) training.step(settings({ kind }));
  const [saved, state] = [structuredClone(training.checkpoint()), random.state()];
  for (let i = 0; i < 20; i++) training.step(settings({ kind }));
  const after = training.checkpoint();
  expect(after).not.toEqual(saved);

  training.restore(saved);
  expect(training.checkpoint()).toEqual(saved);
  random.restore(state);
  for (let i = 0; i < 20; i++) training.step(settings({ kind }));
  expect(training.checkpoint()).toEqual(after);
  training.dispose();
});

test('a checkpoint restores another training of the same architecture', () => {
  const [one, other] = [begin(1), begin(2)];
  for (let i = 0; i < 5; i++) one.training.step(settings({}));
  const saved = one.training.checkpoint();
  other.training.restore(saved);
  other.random.restore(one.random.state());
  for (const { training } of [one, other]) training.step(settings({}));
  expect(other.training.checkpoint()).toEqual(one.training.checkpoint());
  one.training.dispose();
  other.training.dispose();
});

test('restoring leaves as many tensors as there were', () => {
  const { training } = begin();
  const [saved, before] = [training.checkpoint(), tensorCount()];
  training.restore(saved);
  expect(tensorCount()).toBe(before);
  training.dispose();
});

test('with no updates at all nothing moves and no batch is drawn', () => {
  const { training, random } = begin();
  const [saved, state] = [training.checkpoint(), random.state()];
  training.step(settings({ updates: [0, 0] }));
  expect(training.checkpoint()).toEqual(saved);
  expect(random.state()).toEqual(state);
  training.dispose();
});

test('each update draws fresh rows: real ones and noise for the discriminator, noise for the generator', () => {
  const drawn: string[] = [];
  const source = {
    real: (rows: number) => {
      drawn.push(`real ${rows}`);
      return new Float32Array(2 * rows);
    },
    noise: (rows: number) => {
      drawn.push(`noise ${rows}`);
      return new Float32Array(rows);
    },
  };
  const training = new GanTraining(configuration('log'), source, new Random(1));
  training.step(settings({ updates: [1, 2], batchSize: 16 }));
  const discriminators = ['real 16', 'noise 16', 'real 16', 'noise 16'];
  expect(drawn).toEqual([...discriminators, 'noise 16']);
  training.dispose();
});

test('all tensors are freed', () => {
  const before = tensorCount();
  const { training } = begin();
  training.step(settings({}));
  training.dispose();
  expect(tensorCount()).toBe(before);
});

function configuration(loss: GanLoss) {
  const shared = { hidden: [16], activation: 'leakyRelu' } as const;
  const generator = { ...shared, inputs: 1, outputs: 2 };
  return { generator, discriminator: { ...shared, inputs: 2, outputs: 1 }, loss };
}

function begin(seed = 1): { readonly training: GanTraining; readonly random: Random } {
  const random = new Random(seed, 2);
  const source = {
    real: (rows: number) => samplePoints(pointShape('blobs'), random, rows),
    noise: (rows: number) => Float32Array.from({ length: rows }, () => random.normal()),
  };
  return { training: new GanTraining(configuration('log'), source, new Random(seed)), random };
}

interface Wish {
  readonly loss?: GanLoss;
  readonly kind?: OptimizerKind;
  /** The generator's updates and the discriminator's. */
  readonly updates?: readonly [number, number];
  readonly batchSize?: number;
}

function settings({
  loss = 'log',
  kind = 'adam',
  updates = [1, 1],
  batchSize = 32,
}: Wish): GanTrainingSettings {
  const optimizer = { kind, learningRate: 0.01 };
  return {
    loss,
    batchSize,
    generator: { ...optimizer, updates: updates[0] },
    discriminator: { ...optimizer, updates: updates[1] },
  };
}

/** Both losses on a sample that training never sees. */
function lossesOf(
  { gan }: GanTraining,
  loss: GanLoss,
): { generator: number; discriminator: number } {
  gan.loss = loss;
  const rows = 500;
  const random = new Random(99);
  return tidy(() => {
    const real = fromValues(samplePoints(pointShape('blobs'), random, rows), [rows, 2]);
    const noise = fromValues(
      Float32Array.from({ length: rows }, () => random.normal()),
      [rows, 1],
    );
    const ones = new Float32Array(rows).fill(1);
    const targets = fromValues(Float32Array.of(...ones, ...new Float32Array(rows)), [2 * rows, 1]);
    const onNoise = gan.generatorLoss(noise, fromValues(ones, [rows, 1]));
    const onBoth = gan.discriminatorLoss(real, gan.generate(noise), targets);
    return { generator: readValues(onNoise)[0] ?? 0, discriminator: readValues(onBoth)[0] ?? 0 };
  });
}
