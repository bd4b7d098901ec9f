import { beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { base, plain, variants, wideStart } from '#models/transformer.forTests.ts';
import { Transformer, type TransformerConfiguration } from '#models/transformer.ts';
import { selectBackend } from '#tensor/backends.ts';
import { fromValues, readValues, tensorCount, tidy } from '#tensor/tensor.ts';
import { CachedReading } from './cachedReading.ts';
import { nextLogits } from './generate.ts';

beforeAll(() => selectBackend('simd'));

describe.each(variants)(
  'with $positions positions and tied embeddings $tiedEmbeddings',
  (variant) => {
    test.each(['gelu', 'relu', 'leakyRelu', 'tanh'] as const)(
      'each token’s logits are those of the whole text read at once (%s)',
      (activation) => {
        const model = trainedLike({ ...base, ...variant, activation, context: 24, vocabulary: 40 });
        const random = new Random(3);
        const tokens = Int32Array.from({ length: 24 }, () => random.integer(40));
        const whole = tidy(() => readValues(model.logitsAt(tokens, 24)));
        const reading = new CachedReading(model);
        for (const [i, token] of tokens.entries()) {
          const logits = reading.read(token);
          for (const [id, logit] of logits.entries())
            expect(Math.abs(logit - (whole[i * 40 + id] ?? 0))).toBeLessThan(1e-5);
        }
        model.dispose();
      },
    );
  },
);

test('a full context is refused, and no tensor is made', () => {
  const model = trainedLike({ ...base, context: 8 });
  const before = tensorCount();
  const reading = new CachedReading(model);
  for (let i = 0; i < 8; i++) reading.read(i);
  expect(reading.length).toBe(8);
  expect(() => reading.read(0)).toThrow('at most 8 tokens');
  expect(tensorCount()).toBe(before);
  model.dispose();
});

test('readings that part ways after a common beginning do not disturb each other', () => {
  const model = trainedLike({ ...base, context: 8, positions: 'rotary' });
  const whole = (...tokens: number[]) => {
    const reading = new CachedReading(model);
    return tokens.map((token) => reading.read(token)).at(-1);
  };
  const one = new CachedReading(model);
  one.read(3);
  one.read(7);
  const other = one.fork();
  expect(one.read(1)).toEqual(whole(3, 7, 1));
  expect(other.read(2)).toEqual(whole(3, 7, 2));
  expect(other.fork().read(5)).toEqual(whole(3, 7, 2, 5));
  expect(one.read(5)).toEqual(whole(3, 7, 1, 5));
  expect([one.length, other.length]).toEqual([4, 3]);
  model.dispose();
});

test('where a context of 64 fills up, a token costs less than a third of what it costs without the cache', () => {
  const model = trainedLike({ ...base, context: 64 });
  const row = Int32Array.from({ length: 64 }, (_, i) => i);
  const last = Array.from({ length: 8 }, (_, i) => 57 + i);
  const cached = medianMs(() => {
    const reading = new CachedReading(model);
    for (const token of row.subarray(0, 56)) reading.read(token);
    return () => {
      for (const length of last) reading.read(row[length - 1] ?? 0);
    };
  });
  const whole = medianMs(() => () => {
    for (const length of last) nextLogits(model, [row], length);
  });
  expect(whole / cached).toBeGreaterThan(3);
  model.dispose();
});

/** Weights that are neither tiny nor huge, as after training. */
function trainedLike(configuration: TransformerConfiguration): Transformer {
  const model = new Transformer({ ...plain, ...configuration }, new Random(1));
  const values = readValues(model.parameters);
  const noise = wideStart(configuration);
  model.parameters = fromValues(values.map((value, i) => value + 0.1 * (noise[i] ?? 0)));
  return model;
}

/** What the prepared work takes, without its preparation. */
function medianMs(prepare: () => () => void): number {
  const times = Array.from({ length: 45 }, () => {
    const work = prepare();
    const begunMs = performance.now();
    work();
    return performance.now() - begunMs;
  });
  // The first rounds are the compiler's.
  return times.slice(20).sort((a, b) => a - b)[12] ?? 0;
}
