/** Every variant of the transformer: what it may see, and its gradients. */

import { beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from '#tensor/backends.ts';
import { valueAndGradients } from '#tensor/tape.ts';
import { readValues, tidy } from '#tensor/tensor.ts';
import {
  expectClose,
  logitsOf,
  plain,
  tiny,
  variants,
  wideStart,
  withParameters,
} from './transformer.forTests.ts';
import type { TransformerConfiguration } from './transformer.ts';

beforeAll(() => selectBackend('cpu'));

describe.each(variants)('what it may see, with %o', (variant) => {
  const configuration = { ...tiny, ...variant };
  const tokens = [0, 3, 1, 4, 2, 2, 0, 1];

  test.each(['cpu', 'simd'] as const)(
    'changing a later token changes no earlier logit, in any place, on %s',
    async (backend) => {
      await selectBackend(backend);
      const before = logitsOf(configuration, tokens.slice(0, 4), 4);
      for (const place of [1, 2, 3]) {
        const changed = tokens
          .slice(0, 4)
          .map((token, i) => (i === place ? (token + 1) % 5 : token));
        const after = logitsOf(configuration, changed, 4);
        expect(after.slice(0, 5 * place)).toEqual(before.slice(0, 5 * place));
        const own = [5 * place, 5 * place + 5];
        expect(after.slice(...own)).not.toEqual(before.slice(...own));
      }
      await selectBackend('cpu');
    },
  );

  test('a sequence gives the same logits alone and beside another', () => {
    const both = logitsOf(configuration, tokens, 4);
    expectClose(logitsOf(configuration, tokens.slice(4), 4), both.slice(20), 6);
  });

  test('an earlier token, and the order of tokens, changes later logits', () => {
    const last = (list: readonly number[]) => logitsOf(configuration, list, 3).slice(10);
    expect(last([1, 3, 2])).not.toEqual(last([0, 3, 2]));
    expect(last([1, 3, 2])).not.toEqual(last([3, 1, 2]));
  });

  test('a shorter sequence than the context is as good as the beginning of a whole one', () => {
    const whole = logitsOf(configuration, tokens.slice(0, 4), 4);
    expectClose(logitsOf(configuration, tokens.slice(0, 2), 2), whole.slice(0, 10), 6);
  });

  test('attention sums to 1 and never looks ahead', () => {
    const transformer = withParameters(configuration, [...wideStart(configuration)]);
    tidy(() => {
      const { attention, streams, qkv, logits } = transformer.forward(Int32Array.from(tokens), 4);
      expect(streams.map(({ shape }) => shape)).toEqual(Array(3).fill([8, 8]));
      expect(qkv.map(({ shape }) => shape)).toEqual(Array(2).fill([8, 24]));
      expect(attention.map(({ shape }) => shape)).toEqual(Array(2).fill([4, 4, 4]));
      expect(logits.shape).toEqual([8, 5]);
      for (const weights of attention.map(readValues)) {
        for (let row = 0; row < 16; row++) {
          const spread = weights.slice(4 * row, 4 * row + 4);
          expect(spread.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 6);
          expect([...spread.slice((row % 4) + 1)]).toEqual(Array(3 - (row % 4)).fill(0));
        }
      }
    });
    transformer.dispose();
  });
});

describe.each(['cpu', 'simd'] as const)('the gradient on %s', (backend) => {
  beforeAll(() => selectBackend(backend));
  const [tokens, targets] = [
    Int32Array.of(0, 3, 1, 4, 2, 2, 0, 1),
    Int32Array.of(3, 1, 4, 2, 2, 0, 1, 3),
  ];

  test.each([
    ...variants.map((variant) => ({ ...variant, activation: 'gelu' as const })),
    { ...plain, activation: 'tanh' as const },
  ])('of each matrix agrees with central finite differences, with %o', (variant) => {
    const configuration = { ...tiny, ...variant };
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
  });

  test.each(variants)(
    'of the whole, as a step along it, lowers the loss by its square, with %o',
    (variant) => {
      const configuration = { ...tiny, ...variant };
      const parameters = [...wideStart(configuration)];
      const { value, gradients } = evaluate(configuration, parameters);
      const gradient = gradients.flat();
      const square = gradient.reduce((sum, one) => sum + one ** 2, 0);
      const rate = 0.002;
      const moved = parameters.map((x, i) => x - rate * (gradient[i] ?? 0));
      const fall = (value - evaluate(configuration, moved).value) / rate;
      expect(Math.abs(fall / square - 1)).toBeLessThan(0.02);
    },
  );

  function evaluate(configuration: TransformerConfiguration, parameters: readonly number[]) {
    const transformer = withParameters(configuration, parameters);
    const result = tidy(() => {
      const layers = transformer.layers();
      const loss = () => transformer.loss({ tokens, targets, time: 4 }, layers);
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
