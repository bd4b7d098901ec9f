/** What is read from models of tokens: surprises and guesses, the same way for each kind. */

import { beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { selectBackend } from '#tensor/backends.ts';
import { fromValues, readValues, tensorCount, tidy } from '#tensor/tensor.ts';
import { createTokenModel, type TokenModelConfiguration } from './tokenModels.ts';
import { nextProbabilities, softmax, surprises } from './tokenReading.ts';
import { WindowModel } from './windowModel.ts';

const transformer = {
  ...{ kind: 'transformer', positions: 'rotary', tiedEmbeddings: true, activation: 'gelu' },
  ...{ vocabulary: 7, context: 4, width: 8, heads: 2, blocks: 1 },
} as const satisfies TokenModelConfiguration;

const window = {
  ...{ kind: 'window', vocabulary: 7, context: 4, width: 3, hidden: [9] },
  activation: 'relu',
} as const satisfies TokenModelConfiguration;

const tokens = Int32Array.of(1, 5, 0, 6, 2, 2, 3, 4);
const targets = Int32Array.of(5, 0, 6, 2, 2, 3, 4, 1);

beforeAll(() => selectBackend('cpu'));

describe.each([transformer, window])('of %o', (configuration) => {
  test('the mean surprise is the loss', () => {
    const model = createTokenModel(configuration, new Random(1));
    const before = tensorCount();
    const each = surprises(model, tokens, 4, targets);
    expect(tensorCount()).toBe(before);
    const [loss = 0] = tidy(() => readValues(model.loss({ tokens, targets, time: 4 })));
    expect(each).toHaveLength(8);
    expect(each.reduce((sum, one) => sum + one, 0) / 8).toBeCloseTo(loss, 5);
    model.dispose();
  });

  test('a surprise is −ln of the probability of what came', () => {
    const model = createTokenModel(configuration, new Random(1));
    const each = surprises(model, tokens.slice(0, 4), 4, targets.slice(0, 4));
    for (const place of [0, 1, 2, 3]) {
      const guess = nextProbabilities(model, tokens.subarray(0, place + 1));
      expect(guess).toHaveLength(7);
      expect(guess.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 5);
      expect(-Math.log(guess[targets[place] ?? 0] ?? 0)).toBeCloseTo(each[place] ?? 0, 5);
    }
    model.dispose();
  });

  test('only the last tokens of a text count, as many as the context has', () => {
    const model = createTokenModel(configuration, new Random(1));
    expect(nextProbabilities(model, tokens)).toEqual(nextProbabilities(model, tokens.slice(-4)));
    expect(() => nextProbabilities(model, [])).toThrow('invalid text');
    model.dispose();
  });
});

test('hand-worked: probabilities 1/4 and 3/4', () => {
  const configuration = { ...window, vocabulary: 2, context: 1, width: 1, hidden: [] };
  const model = new WindowModel(configuration, new Random(1));
  model.parameters = fromValues(Float32Array.of(0, 0, 0, 0, 0, Math.log(3)));
  const [rare = 0, frequent = 0] = surprises(model, Int32Array.of(0, 1), 2, Int32Array.of(0, 1));
  expect(rare).toBeCloseTo(Math.log(4), 6);
  expect(frequent).toBeCloseTo(Math.log(4 / 3), 6);
  expect(() => surprises(model, Int32Array.of(0, 1), 2, Int32Array.of(0))).toThrow(
    'invalid targets',
  );
  model.dispose();
});

test('softmax holds out against large logits', () => {
  const [high = 0, low = 0] = softmax(Float32Array.of(1000, 1000 - Math.log(3)));
  expect(high).toBeCloseTo(0.75, 4);
  expect(low).toBeCloseTo(0.25, 4);
  expect([...softmax(Float32Array.of(-2000, 0))]).toEqual([0, 1]);
});
