/** The same seed gives the same curve, whatever the backend: two kinds of training, step by step, on cpu and simd. */

import { describe, expect, test } from 'vitest';
import type { Batch } from '#data/corpus.ts';
import { pointShape, samplePoints } from '#data/pointShapes.ts';
import { Random } from '#data/random.ts';
import type { GanLoss } from '#models/gan.ts';
import type { TokenModelConfiguration } from '#models/tokenModels.ts';
import type { BackendName } from '#tensor/backendNames.ts';
import { selectBackend } from '#tensor/backends.ts';
import { fromValues, readValues, tensorCount, tidy } from '#tensor/tensor.ts';
import { GanTraining, type GanTrainingSettings } from '#training/ganTraining.ts';
import type { OptimizerKind } from '#training/optimizer.ts';
import { TokenTraining } from '#training/tokenTraining.ts';

const ganLosses = ['log', 'leastSquares', 'hinge'] as const satisfies GanLoss[];
const steps = 50;
const tolerance = 1e-4;

const plain = {
  kind: 'transformer',
  ...{ vocabulary: 13, context: 16, width: 24, heads: 4, blocks: 2 },
  ...{ activation: 'gelu', positions: 'learned', tiedEmbeddings: false },
} as const satisfies TokenModelConfiguration;
const tokenModels: readonly {
  readonly name: string;
  readonly configuration: TokenModelConfiguration;
}[] = [
  { name: 'a transformer', configuration: plain },
  {
    name: 'a transformer with rotary positions and tied embeddings',
    configuration: { ...plain, positions: 'rotary', tiedEmbeddings: true },
  },
  {
    name: 'a window model',
    configuration: {
      ...{ kind: 'window', vocabulary: 13, context: 3, width: 6, hidden: [21] },
      activation: 'tanh',
    },
  },
];

// Losses, not parameters: where a gradient is zero but for rounding, Adam takes the rounding's sign for a direction.
// And smooth activations: a sum that rounding moves over a kink changes its row's gradient by four fifths at once.
test.each(tokenModels)('the losses of $name agree', async ({ configuration }) => {
  const [onCpu, onSimd] = await onBoth(() => tokenLosses(configuration));
  expect(onCpu).toHaveLength(steps + 1);
  expect(onCpu.at(-1)).toBeLessThan(0.8 * (onCpu[0] ?? 0));
  expect(apart(onCpu, onSimd)).toBeLessThan(tolerance);
});

describe.each(ganLosses)('a GAN’s losses with %s', (loss) => {
  test.each(['adam', 'sgd'] as const)('agree with %s', async (kind) => {
    const [onCpu, onSimd] = await onBoth(() => {
      const { training } = beginGan({ loss, activation: 'tanh' });
      const losses = [...lossesOf(training)];
      for (let i = 0; i < steps; i++) {
        training.step(settings(loss, kind));
        losses.push(...lossesOf(training));
      }
      training.dispose();
      return losses;
    });
    expect(onCpu).toHaveLength(2 * (steps + 1));
    expect(apart(onCpu, onSimd)).toBeLessThan(tolerance);
  });

  test('agree after each step from the same state, with kinks too', async () => {
    await selectBackend('cpu');
    const one = beginGan({ loss, activation: 'leakyRelu' });
    for (let i = 0; i < steps; i++) {
      const [before, drawn] = [structuredClone(one.training.checkpoint()), one.random.state()];
      one.training.step(settings(loss, 'adam'));
      const onCpu = lossesOf(one.training);
      await selectBackend('simd');
      const other = beginGan({ loss, activation: 'leakyRelu' });
      other.training.restore(before);
      other.random.restore(drawn);
      other.training.step(settings(loss, 'adam'));
      expect(apart(onCpu, lossesOf(other.training)), `step ${i + 1}`).toBeLessThan(tolerance);
      other.training.dispose();
      await selectBackend('cpu');
    }
    one.training.dispose();
  });
});

async function onBoth(train: () => number[]): Promise<[number[], number[]]> {
  const on = async (backend: BackendName) => {
    await selectBackend(backend);
    const before = tensorCount();
    const losses = train();
    expect(tensorCount()).toBe(before);
    return losses;
  };
  return [await on('cpu'), await on('simd')];
}

/** The largest difference anywhere along the curves; infinite where one is longer, or not a number. */
function apart(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length) return Number.POSITIVE_INFINITY;
  const differences = one.map((value, i) => Math.abs(value - (other[i] ?? Number.NaN)));
  return differences.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...differences);
}

/** The loss on one batch before training and after each step; each step learns from a batch of its own. */
function tokenLosses(configuration: TokenModelConfiguration): number[] {
  const { vocabulary } = configuration;
  const random = new Random(2);
  const training = new TokenTraining(configuration, new Random(1));
  const seen = walks(random, vocabulary);
  const losses = [training.loss(seen)];
  for (let i = 0; i < steps; i++) {
    training.step(walks(random, vocabulary), {
      kind: 'adam',
      learningRate: 0.003,
      weightDecay: 0.1,
    });
    losses.push(training.loss(seen));
  }
  training.dispose();
  return losses;
}

/** Stretches that go on by 1 or 2 at each place: not to be known for sure, but to be guessed. */
function walks(random: Random, vocabulary: number): Batch {
  const [batch, time] = [3, 11];
  const tokens = Array.from({ length: batch }, () => {
    let token = random.integer(vocabulary);
    return Array.from({ length: time + 1 }, () => {
      token = (token + 1 + random.integer(2)) % vocabulary;
      return token;
    });
  });
  const part = (from: number) =>
    Int32Array.from(tokens.flatMap((walk) => walk.slice(from, from + time)));
  return { tokens: part(0), targets: part(1), time };
}

interface Start {
  readonly loss: GanLoss;
  readonly activation: 'tanh' | 'leakyRelu';
}

/** A GAN whose widths are no multiples of 4, and where its batches come from. */
function beginGan({ loss, activation }: Start) {
  const shared = { hidden: [33, 18], activation } as const;
  const generator = { ...shared, inputs: 3, outputs: 2 };
  const discriminator = { ...shared, inputs: 2, outputs: 1 };
  const random = new Random(2);
  const source = {
    real: (rows: number) => samplePoints(pointShape('blobs'), random, rows),
    noise: (rows: number) => Float32Array.from({ length: 3 * rows }, () => random.normal()),
  };
  const configuration = { generator, discriminator, loss };
  return { training: new GanTraining(configuration, source, new Random(1)), random };
}

function settings(loss: GanLoss, kind: OptimizerKind): GanTrainingSettings {
  const optimizer = { kind, learningRate: 0.002, updates: 1 };
  return { loss, batchSize: 31, generator: optimizer, discriminator: optimizer };
}

/** Both networks' losses on a fixed sample. */
function lossesOf({ gan }: GanTraining): [number, number] {
  const [rows, random] = [40, new Random(99)];
  return tidy(() => {
    const real = fromValues(samplePoints(pointShape('blobs'), random, rows), [rows, 2]);
    const noise = fromValues(
      Float32Array.from({ length: 3 * rows }, () => random.normal()),
      [rows, 3],
    );
    const ones = new Float32Array(rows).fill(1);
    const targets = fromValues(Float32Array.of(...ones, ...new Float32Array(rows)), [2 * rows, 1]);
    const onBoth = gan.discriminatorLoss(real, gan.generate(noise), targets);
    const onNoise = gan.generatorLoss(noise, fromValues(ones, [rows, 1]));
    return [readValues(onBoth)[0] ?? Number.NaN, readValues(onNoise)[0] ?? Number.NaN];
  });
}
