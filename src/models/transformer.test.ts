/** The transformer: its size, its start, a case that can be worked by hand, and its tensors. */

import { beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { selectBackend } from '#tensor/backends.ts';
import { readValues, tensorCount, tidy } from '#tensor/tensor.ts';
import { parameterCount } from './tokenModels.ts';
import {
  base,
  expectClose,
  logitsOf,
  tiny,
  variants,
  withParameters,
} from './transformer.forTests.ts';
import { Transformer } from './transformer.ts';

beforeAll(() => selectBackend('cpu'));

describe('parameterCount', () => {
  test('of the base is what its matrices add up to', () => {
    const tables = 64 * 64 + 32 * 64;
    const norm = 2 * 64;
    const attention = 64 * 192 + 192 + (64 * 64 + 64);
    const perceptron = 64 * 256 + 256 + (256 * 64 + 64);
    const output = 64 * 64 + 64;
    const expected = tables + 2 * (norm + attention + norm + perceptron) + norm + output;
    expect(expected).toBe(110_400);
    expect(parameterCount(base)).toBe(expected);
    const transformer = new Transformer(base, new Random(1));
    expect(transformer.parameters.shape).toEqual([expected]);
    transformer.dispose();
  });

  test('without blocks is that of two tables, a norm and a layer', () => {
    expect(parameterCount({ ...tiny, blocks: 0 })).toBe(5 * 8 + 4 * 8 + 2 * 8 + 9 * 5);
  });

  test('rotary positions save their table, and a tied head its layer', () => {
    expect(parameterCount({ ...base, positions: 'rotary' })).toBe(110_400 - 32 * 64);
    expect(parameterCount({ ...base, tiedEmbeddings: true })).toBe(110_400 - (64 * 64 + 64));
  });
});

describe('the first weights', () => {
  test('are the same for the same seed and others for another', () => {
    expect(firstWeights(1)).toEqual(firstWeights(1));
    expect(firstWeights(1)).not.toEqual(firstWeights(2));
  });

  test('of a norm change nothing, and biases are 0', () => {
    const transformer = new Transformer(tiny, new Random(1));
    const layers = tidy(() => transformer.layers().map((layer) => [...readValues(layer)]));
    const [, , norm, qkv] = layers;
    expect(norm).toEqual([...Array(8).fill(1), ...Array(8).fill(0)]);
    expect(qkv?.slice(-24)).toEqual(Array(24).fill(0));
    expect(qkv?.slice(0, -24).every((value) => value !== 0)).toBe(true);
    transformer.dispose();
  });

  test.each(variants)('know nothing yet: the loss is near ln vocabulary, with %o', (variant) => {
    const transformer = new Transformer({ ...base, ...variant }, new Random(1));
    const random = new Random(2);
    const [tokens = none, targets = none] = [0, 1].map(() =>
      Int32Array.from({ length: 8 * 32 }, () => random.integer(64)),
    );
    const [loss = 0] = tidy(() => readValues(transformer.loss({ tokens, targets, time: 32 })));
    expect(Math.abs(loss - Math.log(64))).toBeLessThan(0.15);
    transformer.dispose();
  });
});

describe('a case that can be worked by hand', () => {
  // Without blocks the logits are the norm of token + place through the output layer. Rows of two numbers
  // normalise to ±d with d = √(v / (v + 1e-5)), v being the square of half their distance.
  const configuration = { ...tiny, vocabulary: 2, context: 2, width: 2, heads: 1, blocks: 0 };
  const table = [1, 3, 4, 0];
  const positions = [0, 0, 1, -1];
  const norm = [2, 1, 0, 0.5];
  const output = [1, 0, 0, 1, 0.25, -0.25];

  test('without blocks', () => {
    const logits = logitsOf(configuration, [0, 1], 2, [table, positions, norm, output].flat());
    // Place 0 sees [1, 3]: normal [−1, 1]. Place 1 sees [4, 0] + [1, −1] = [5, −1]: normal [1, −1].
    expectClose(logits, [-2 + 0.25, 1.5 - 0.25, 2 + 0.25, -0.5 - 0.25], 4);
  });

  test('with a block that averages what it sees', () => {
    // Queries and keys are 0, so each place takes the mean of the values, which are the normals, twice over.
    const zeros = (count: number) => Array<number>(count).fill(0);
    const qkv = [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, ...zeros(6)];
    const projection = [6, 0, 0, 6, 0, 0];
    const silent = [[1, 1, 0, 0], zeros(24), zeros(18)].flat();
    const block = [[1, 1, 0, 0], qkv, projection, silent].flat();
    const parameters = [table, positions, block, norm, output].flat();
    const logits = logitsOf({ ...configuration, blocks: 1 }, [0, 1], 2, parameters);
    // Place 0: [1, 3] + 6·[−1, 1] = [−5, 9], the same normal. Place 1: the mean of both normals is 0, so nothing is added.
    expectClose(logits, [-2 + 0.25, 1.5 - 0.25, 2 + 0.25, -0.5 - 0.25], 4);
    // The same token in both places: both normals are alike, and add up instead.
    const alike = logitsOf({ ...configuration, blocks: 1 }, [1, 1], 2, parameters);
    expectClose(alike, [2 + 0.25, -0.5 - 0.25, 2 + 0.25, -0.5 - 0.25], 4);
  });

  test('the surprise is that of the logits', () => {
    const parameters = [table, positions, [0, 0, 0, 0], [0, 0, 0, 0, 0, Math.log(3)]].flat();
    const transformer = withParameters(configuration, parameters);
    // Probabilities 1/4 and 3/4 everywhere; 0 came, then 1.
    const batch = { tokens: Int32Array.of(0, 0), targets: Int32Array.of(0, 1), time: 2 };
    const loss = tidy(() => readValues(transformer.loss(batch)));
    expect(loss[0]).toBeCloseTo((Math.log(4) + Math.log(4 / 3)) / 2, 5);
    transformer.dispose();
  });

  test('a tied head compares with each token’s own vector', () => {
    const tied = { ...configuration, tiedEmbeddings: true };
    const logits = logitsOf(tied, [0, 1], 2, [table, positions, norm].flat());
    // The norm gives [−2, 1.5] and [2, −0.5]; times the rows [1, 3] and [4, 0].
    expectClose(logits, [-2 + 4.5, -8, 2 - 1.5, 8], 4);
  });

  test('with rotary positions a lone token’s place adds nothing', () => {
    const rotary = { ...configuration, positions: 'rotary' } as const;
    const logits = logitsOf(rotary, [0, 1], 2, [table, norm, output].flat());
    // Place 1 sees [4, 0] alone now: normal [1, −1] as well.
    expectClose(logits, [-2 + 0.25, 1.5 - 0.25, 2 + 0.25, -0.5 - 0.25], 4);
  });
});

const none = new Int32Array(0);

describe('tensors', () => {
  test('a transformer owns one tensor until it is disposed of', () => {
    const before = tensorCount();
    const transformer = new Transformer(tiny, new Random(1));
    expect(tensorCount()).toBe(before + 1);
    tidy(() => void transformer.logitsAt(Int32Array.of(0, 1, 2), 3));
    expect(tensorCount()).toBe(before + 1);
    transformer.dispose();
    expect(tensorCount()).toBe(before);
  });
});

function firstWeights(seed: number): Float32Array {
  const transformer = new Transformer(tiny, new Random(seed));
  const values = readValues(transformer.parameters);
  transformer.dispose();
  return values;
}
