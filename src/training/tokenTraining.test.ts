/** Next-token training: it begins in ignorance, learns what can be learned, and leaves nothing behind. */

import { beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import type { TransformerConfiguration } from '#models/transformer.ts';
import { selectBackend } from '#tensor/backends.ts';
import { readValues, tensorCount } from '#tensor/tensor.ts';
import { type TokenBatch, TokenTraining } from './tokenTraining.ts';

const small = {
  ...{ vocabulary: 8, context: 12, width: 16, heads: 2, blocks: 1 },
  activation: 'gelu',
} as const satisfies TransformerConfiguration;

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
    // Logits of deviation 1 cost half a nat more than none at all.
    const surprise = training.loss({ tokens: tokens ?? none, targets: targets ?? none, time: 12 });
    expect(Math.abs(surprise - Math.log(64) - 0.5)).toBeLessThan(0.25);
    training.dispose();
  });

  test('falls to almost nothing on a sequence that repeats', () => {
    const training = new TokenTraining(small, new Random(1));
    const random = new Random(2);
    const before = training.loss(repeating(random));
    for (let i = 0; i < 120; i++) training.step(repeating(random), 0.02);
    expect(before).toBeGreaterThan(1.5);
    // From a token that comes once in a period: from a 0 the first place could not know.
    expect(training.loss(repeating(random, 4))).toBeLessThan(0.05);
    training.dispose();
  });

  test('is measured without learning', () => {
    const training = new TokenTraining(small, new Random(1));
    const batch = repeating(new Random(2));
    const parameters = readValues(training.transformer.parameters);
    expect(training.loss(batch)).toBe(training.loss(batch));
    expect(readValues(training.transformer.parameters)).toEqual(parameters);
    training.dispose();
  });

  test('does not change with a learning rate of 0', () => {
    const training = new TokenTraining(small, new Random(1));
    const batch = repeating(new Random(2));
    const before = training.loss(batch);
    training.step(batch, 0);
    expect(training.loss(batch)).toBe(before);
    training.dispose();
  });
});

test('the same seed gives the same parameters after 10 steps', () => {
  const after = () => {
    const training = new TokenTraining(small, new Random(1));
    const random = new Random(2);
    for (let i = 0; i < 10; i++) training.step(repeating(random), 0.01);
    const parameters = readValues(training.transformer.parameters);
    training.dispose();
    return parameters;
  };
  expect(after()).toEqual(after());
});

describe('tensors', () => {
  test('50 steps leave as many as there were', () => {
    const training = new TokenTraining(small, new Random(1));
    const random = new Random(2);
    const before = tensorCount();
    for (let i = 0; i < 50; i++) training.step(repeating(random), 0.01);
    training.loss(repeating(random));
    expect(tensorCount()).toBe(before);
    training.dispose();
  });

  test('all are freed', () => {
    const before = tensorCount();
    const training = new TokenTraining(small, new Random(1));
    training.step(repeating(new Random(2)), 0.01);
    training.dispose();
    expect(tensorCount()).toBe(before);
  });
});

const none = new Int32Array(0);

/** Stretches of the period, each from a place drawn anew, or from the one given. */
function repeating(random: Random, from?: number): TokenBatch {
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
