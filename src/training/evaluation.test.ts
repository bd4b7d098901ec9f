/** Which places of a text count, and what a model's loss there is. */

import { beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { createTokenModel } from '#models/tokenModels.ts';
import { surprises } from '#models/tokenReading.ts';
import { selectBackend } from '#tensor/backends.ts';
import { evaluate, evaluationOf } from './evaluation.ts';
import { measureRungs } from './rungs.ts';

beforeAll(() => selectBackend('cpu'));

describe('of a text that runs on', () => {
  const text = Int32Array.from({ length: 40 }, (_, i) => i);

  test('the second half of each stretch counts, so that each place is seen once and with enough before it', () => {
    const { places, targets, counted } = evaluationOf(text, { time: 8, rows: 99, newline: null });
    expect([...places]).toEqual([...range(5, 37)]);
    expect([...counted].map((place) => targets[place])).toEqual([...places]);
  });

  test('stretches are spread over the text when there are too many', () => {
    const { tokens } = evaluationOf(text, { time: 8, rows: 2, newline: null });
    expect([...tokens]).toEqual([...range(0, 8), ...range(16, 24)]);
  });

  test('a text shorter than a stretch has one as long as it can be', () => {
    const { time, places } = evaluationOf(text.slice(0, 5), { time: 8, rows: 4, newline: null });
    expect([time, ...places]).toEqual([4, 3, 4]);
    expect(evaluationOf(text.slice(0, 2), { time: 8, rows: 4, newline: null }).time).toBe(1);
  });

  test('fewer than two tokens are refused', () => {
    expect(() => evaluationOf(text.slice(0, 1), { time: 8, rows: 4, newline: null })).toThrow(
      'two tokens',
    );
  });
});

describe('of lines', () => {
  // Line break 0, then lines of 2, 3, 1 and 9 tokens, each ended by one.
  const text = Int32Array.from([
    0, 1, 2, 0, 1, 2, 3, 0, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 1, 0,
  ]);

  test('a stretch begins at a line break, and its whole lines count', () => {
    const { tokens, places } = evaluationOf(text, { time: 8, rows: 99, newline: 0 });
    expect([...tokens.slice(0, 8)]).toEqual([...text.slice(0, 8)]);
    // The line of nine does not fit into a stretch.
    expect([...places]).toEqual([...range(1, 10)]);
  });

  test('without any whole line, halves count', () => {
    const { places } = evaluationOf(Int32Array.from(range(1, 20)), {
      time: 8,
      rows: 9,
      newline: 0,
    });
    expect(places.length).toBeGreaterThan(0);
  });
});

test('the loss is the mean surprise at the places that count', () => {
  const random = new Random(1);
  const text = Int32Array.from({ length: 200 }, () => random.integer(5));
  const configuration = {
    kind: 'window',
    vocabulary: 5,
    context: 4,
    width: 6,
    hidden: [8],
    activation: 'tanh',
  } as const;
  const model = createTokenModel(configuration, random);
  const evaluation = evaluationOf(text, { time: 10, rows: 99, newline: null });
  const evaluating = evaluate(model, evaluation);
  let yields = 0;
  let result = evaluating.next();
  for (; !result.done; result = evaluating.next()) yields++;
  const all = surprises(model, evaluation.tokens, evaluation.time, evaluation.targets);
  const mean = [...evaluation.counted].reduce((sum, place) => sum + (all[place] ?? 0), 0);
  expect(result.value).toBeCloseTo(mean / evaluation.counted.length, 6);
  expect(yields).toBeGreaterThan(2);
  model.dispose();
});

test('rungs are what hand-worked counts say at the very places', () => {
  // a b a b …: after a comes b, always; a and b are equally frequent.
  const training = Int32Array.from({ length: 4001 }, (_, i) => i % 2);
  const heldOut = training.slice(0, 101);
  const places = Int32Array.from(range(10, 90));
  const measuring = measureRungs({ vocabulary: 4, training, heldOut, places });
  let result = measuring.next();
  while (!result.done) result = measuring.next();
  const { uniform, unigram, bigram, trigram } = result.value;
  expect(uniform).toBeCloseTo(Math.log(4), 10);
  expect(unigram).toBeCloseTo(Math.LN2, 2);
  expect(bigram).toBeLessThan(0.01);
  expect(trigram).toBeLessThanOrEqual(bigram + 1e-3);
});

function* range(from: number, to: number): Generator<number> {
  for (let i = from; i < to; i++) yield i;
}
