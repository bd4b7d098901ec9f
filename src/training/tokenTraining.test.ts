/** Next-token training: it begins in ignorance, learns what can be learned, and leaves nothing behind. */

import { beforeAll, describe, expect, test } from 'vitest';
import type { Batch } from '#data/corpus.ts';
import { Random } from '#data/random.ts';
import type { TransformerConfiguration } from '#models/transformer.ts';
import type { WindowConfiguration } from '#models/windowModel.ts';
import { selectBackend } from '#tensor/backends.ts';
import { readValues, tensorCount } from '#tensor/tensor.ts';
import { TokenTraining } from './tokenTraining.ts';

const small = {
  ...{ kind: 'transformer', positions: 'learned', tiedEmbeddings: false, activation: 'gelu' },
  ...{ vocabulary: 8, context: 12, width: 16, heads: 2, blocks: 1 },
} as const satisfies TransformerConfiguration;

const window = {
  ...{ kind: 'window', vocabulary: 8, context: 3, width: 8, hidden: [32] },
  activation: 'tanh',
} as const satisfies WindowConfiguration;

const adam = (learningRate: number) => ({ kind: 'adam', learningRate }) as const;

/** Each of these tells by its last two tokens which comes next, but not by its last alone. */
const period = [0, 1, 2, 0, 3, 4, 5, 0, 6, 7];

beforeAll(() => selectBackend('cpu'));

describe('the loss', () => {
  test('begins near ln vocabulary: nothing is known yet', () => {
    const training = new TokenTraining({ ...small, vocabulary: 64, width: 64 }, new Random(1));
    const random = new Random(2);
    const [tokens, targets] = [0, 1].map(() =>
      Int32Array.from({ length: 8 * 12 }, () => random.integer(64)),
    );
    const surprise = training.loss({ tokens: tokens ?? none, targets: targets ?? none, time: 12 });
    expect(Math.abs(surprise - Math.log(64))).toBeLessThan(0.15);
    training.dispose();
  });

  test.each([small, { ...small, positions: 'rotary', tiedEmbeddings: true } as const, window])(
    'falls to almost nothing on a sequence that repeats, with %o',
    (configuration) => {
      const training = new TokenTraining(configuration, new Random(1));
      const random = new Random(2);
      const before = training.loss(repeating(random));
      for (let i = 0; i < 120; i++) training.step(repeating(random), adam(0.02));
      expect(before).toBeGreaterThan(1.5);
      // From a token that comes once in a period: from a 0 the first place could not know.
      expect(training.loss(repeating(random, 4))).toBeLessThan(0.05);
      training.dispose();
    },
  );

  test('is measured without learning', () => {
    const training = new TokenTraining(small, new Random(1));
    const batch = repeating(new Random(2));
    const parameters = readValues(training.model.parameters);
    expect(training.loss(batch)).toBe(training.loss(batch));
    expect(readValues(training.model.parameters)).toEqual(parameters);
    training.dispose();
  });

  test('does not change with a learning rate of 0', () => {
    const training = new TokenTraining(small, new Random(1));
    const batch = repeating(new Random(2));
    const before = training.loss(batch);
    training.step(batch, adam(0));
    expect(training.loss(batch)).toBe(before);
    training.dispose();
  });
});

test.each(['adam', 'sgd'] as const)(
  'weight decay takes its share of each parameter, by %s',
  (kind) => {
    const after = (weightDecay: number) => {
      const training = new TokenTraining(small, new Random(1));
      const before = readValues(training.model.parameters);
      training.step(repeating(new Random(2)), { kind, learningRate: 0.1, weightDecay });
      const moved = readValues(training.model.parameters);
      training.dispose();
      return { before, moved };
    };
    const [without, decayed] = [after(0), after(0.5)];
    for (const [i, before] of without.before.entries())
      expect((decayed.moved[i] ?? 0) - (without.moved[i] ?? 0)).toBeCloseTo(-0.05 * before, 5);
  },
);

test.each([small, window])(
  'a restored checkpoint trains on as if nothing had happened, with %o',
  (configuration) => {
    const training = new TokenTraining(configuration, new Random(1));
    const random = new Random(2);
    for (let i = 0; i < 5; i++) training.step(repeating(random), adam(0.01));
    const [checkpoint, drawn] = [structuredClone(training.checkpoint()), random.state()];
    for (let i = 0; i < 5; i++) training.step(repeating(random), adam(0.01));
    const expected = training.checkpoint();
    training.restore(checkpoint);
    random.restore(drawn);
    for (let i = 0; i < 5; i++) training.step(repeating(random), adam(0.01));
    expect(training.checkpoint()).toEqual(expected);
    expect(() => training.restore({ ...checkpoint, parameters: new Float32Array(3) })).toThrow(
      'invalid checkpoint',
    );
    training.dispose();
  },
);

test('the gradient lies as the parameters do, and points where the loss rises', () => {
  const training = new TokenTraining(window, new Random(1));
  const batch = repeating(new Random(2));
  const gradient = training.gradient(batch);
  const { parameters, optimizer } = training.checkpoint();
  const square = gradient.reduce((sum, one) => sum + one ** 2, 0);
  const lossAfter = (rate: number) => {
    const moved = parameters.map((one, i) => one + rate * (gradient[i] ?? 0));
    training.restore({ parameters: moved, optimizer });
    return training.loss(batch);
  };
  expect((lossAfter(0.05) - lossAfter(-0.05)) / 0.1 / square).toBeCloseTo(1, 1);
  training.dispose();
});

test('the same seed gives the same parameters after 10 steps', () => {
  const after = () => {
    const training = new TokenTraining(small, new Random(1));
    const random = new Random(2);
    for (let i = 0; i < 10; i++) training.step(repeating(random), adam(0.01));
    const parameters = readValues(training.model.parameters);
    training.dispose();
    return parameters;
  };
  expect(after()).toEqual(after());
});

describe('tensors', () => {
  test.each([small, { ...small, positions: 'rotary', tiedEmbeddings: true } as const, window])(
    '50 steps leave as many as there were, with %o',
    (configuration) => {
      const training = new TokenTraining(configuration, new Random(1));
      const random = new Random(2);
      const before = tensorCount();
      for (let i = 0; i < 50; i++) training.step(repeating(random), adam(0.01));
      training.loss(repeating(random));
      training.gradient(repeating(random));
      training.restore(training.checkpoint());
      expect(tensorCount()).toBe(before);
      training.dispose();
    },
  );

  test('all are freed', () => {
    const before = tensorCount();
    const training = new TokenTraining(small, new Random(1));
    training.step(repeating(new Random(2)), adam(0.01));
    training.dispose();
    expect(tensorCount()).toBe(before);
  });
});

const none = new Int32Array(0);

/** Stretches of the period, each from a place drawn anew, or from the one given. */
function repeating(random: Random, from?: number): Batch {
  const [batch, time] = [4, 12];
  const starts = Array.from({ length: batch }, () => from ?? random.integer(period.length));
  const stretch = (shift: number) =>
    Int32Array.from(
      { length: batch * time },
      (_, i) =>
        period[((starts[Math.floor(i / time)] ?? 0) + (i % time) + shift) % period.length] ?? 0,
    );
  return { tokens: stretch(0), targets: stretch(1), time };
}
