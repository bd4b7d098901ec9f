/** The transformer: its size, its start, a case that can be worked by hand, what it may see, and its gradients. */

import { beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { selectBackend } from '#tensor/backends.ts';
import { valueAndGradients } from '#tensor/tape.ts';
import { fromIntegers, fromValues, readValues, tensorCount, tidy } from '#tensor/tensor.ts';
import { parameterCount, Transformer, type TransformerConfiguration } from './transformer.ts';

const base = {
  ...{ vocabulary: 64, context: 32, width: 64, heads: 4, blocks: 2 },
  activation: 'gelu',
} as const satisfies TransformerConfiguration;

const tiny = {
  ...{ vocabulary: 5, context: 4, width: 6, heads: 2, blocks: 2 },
  activation: 'gelu',
} as const satisfies TransformerConfiguration;

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
    expect(parameterCount({ ...tiny, blocks: 0 })).toBe(5 * 6 + 4 * 6 + 2 * 6 + 7 * 5);
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
    expect(norm).toEqual([...Array(6).fill(1), ...Array(6).fill(0)]);
    expect(qkv?.slice(-18)).toEqual(Array(18).fill(0));
    expect(qkv?.slice(0, -18).every((value) => value !== 0)).toBe(true);
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
    const loss = tidy(() =>
      readValues(transformer.loss(integers([0, 0]), integers([0, 1]), { time: 2 })),
    );
    expect(loss[0]).toBeCloseTo((Math.log(4) + Math.log(4 / 3)) / 2, 5);
    transformer.dispose();
  });
});

describe('what it may see', () => {
  const tokens = [0, 3, 1, 4, 2, 2, 0, 1];

  test('changing a later token does not change earlier logits, in any place', () => {
    const before = logitsOf(tiny, tokens.slice(0, 4), 4);
    for (const place of [1, 2, 3]) {
      const changed = tokens.slice(0, 4).map((token, i) => (i === place ? (token + 1) % 5 : token));
      const after = logitsOf(tiny, changed, 4);
      expect(after.slice(0, 5 * place)).toEqual(before.slice(0, 5 * place));
      expect(after.slice(5 * place, 5 * place + 5)).not.toEqual(
        before.slice(5 * place, 5 * place + 5),
      );
    }
  });

  test('a sequence gives the same logits alone and beside another', () => {
    const both = logitsOf(tiny, tokens, 4);
    expectClose(logitsOf(tiny, tokens.slice(4), 4), both.slice(20), 6);
  });

  test('an earlier token, and the order of tokens, changes later logits', () => {
    const last = (list: readonly number[]) => logitsOf(tiny, list, 3).slice(10);
    expect(last([1, 3, 2])).not.toEqual(last([0, 3, 2]));
    expect(last([1, 3, 2])).not.toEqual(last([3, 1, 2]));
  });

  test('a shorter sequence than the context is as good as the beginning of a whole one', () => {
    const whole = logitsOf(tiny, tokens.slice(0, 4), 4);
    expectClose(logitsOf(tiny, tokens.slice(0, 2), 2), whole.slice(0, 10), 6);
  });
});

describe('the gradient', () => {
  const [tokens, targets] = [
    [0, 3, 1, 4, 2, 2, 0, 1],
    [3, 1, 4, 2, 2, 0, 1, 3],
  ];

  test.each(['gelu', 'tanh'] as const)(
    'of each matrix, with %s, agrees with central finite differences',
    (activation) => {
      const configuration = { ...tiny, activation };
      const parameters = [...wideStart(configuration)];
      const { gradients } = evaluate(configuration, parameters);
      let offset = 0;
      for (const gradient of gradients) {
        // Three places of each matrix: the first, the middle one, the last.
        for (const place of [0, gradient.length >> 1, gradient.length - 1]) {
          const at = (by: number) =>
            evaluate(
              configuration,
              parameters.map((x, i) => (i === offset + place ? x + by : x)),
            ).value;
          expect(gradient[place]).toBeCloseTo((at(0.01) - at(-0.01)) / 0.02, 3);
        }
        offset += gradient.length;
      }
      expect(offset).toBe(parameters.length);
    },
  );

  test('of the whole, as a step along it, lowers the loss by its square', () => {
    const parameters = [...wideStart(tiny)];
    const { value, gradients } = evaluate(tiny, parameters);
    const gradient = gradients.flat();
    const square = gradient.reduce((sum, one) => sum + one ** 2, 0);
    const rate = 0.002;
    const moved = parameters.map((x, i) => x - rate * (gradient[i] ?? 0));
    const fall = (value - evaluate(tiny, moved).value) / rate;
    expect(Math.abs(fall / square - 1)).toBeLessThan(0.02);
  });

  function evaluate(configuration: TransformerConfiguration, parameters: readonly number[]) {
    const transformer = withParameters(configuration, parameters);
    const result = tidy(() => {
      const layers = transformer.layers();
      const loss = () => transformer.loss(integers(tokens), integers(targets), { time: 4, layers });
      const { value, gradients } = valueAndGradients(layers, loss);
      return {
        value: readValues(value)[0] ?? Number.NaN,
        gradients: gradients.map((one) => [...readValues(one)]),
      };
    });
    transformer.dispose();
    return result;
  }
});

describe('tensors', () => {
  test('a transformer owns one tensor until it is disposed of', () => {
    const before = tensorCount();
    const transformer = new Transformer(tiny, new Random(1));
    expect(tensorCount()).toBe(before + 1);
    tidy(() => void transformer.logits(integers([0, 1, 2]), 3));
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

/** All parameters drawn around 0, biases and norms too, wide enough that every part matters. */
function wideStart(configuration: TransformerConfiguration): Float32Array {
  const random = new Random(5);
  return Float32Array.from({ length: parameterCount(configuration) }, () => 0.5 * random.normal());
}

function withParameters(
  configuration: TransformerConfiguration,
  parameters: readonly number[],
): Transformer {
  const transformer = new Transformer(configuration, new Random(1));
  expect(parameters).toHaveLength(transformer.parameters.size);
  transformer.parameters = fromValues(Float32Array.from(parameters));
  return transformer;
}

/** The logits at each place, one row behind the other. */
function logitsOf(
  configuration: TransformerConfiguration,
  tokens: readonly number[],
  time: number,
  parameters: readonly number[] = [...wideStart(configuration)],
): number[] {
  const transformer = withParameters(configuration, parameters);
  const logits = tidy(() => [...readValues(transformer.logits(integers(tokens), time))]);
  transformer.dispose();
  return logits;
}

function integers(values: readonly number[]) {
  return fromIntegers(Int32Array.from(values));
}

function expectClose(values: readonly number[], expected: readonly number[], digits: number): void {
  expect(values).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(values[i]).toBeCloseTo(value, digits);
}
