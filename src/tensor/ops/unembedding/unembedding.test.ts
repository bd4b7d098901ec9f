/** The unembedding against hand-worked numbers, and a table that is used at both ends of a model. */

import { beforeAll, expect, test } from 'vitest';
import { selectBackend } from '../../backends.ts';
import { valueAndGradients } from '../../tape.ts';
import { fromIntegers, fromValues, readValues, tidy } from '../../tensor.ts';
import { embed } from '../embedding/embedding.ts';
import { negatedMean } from '../scoreLosses/scoreLosses.ts';
import { unembed } from './unembedding.ts';

beforeAll(() => selectBackend('cpu'));

test('is the product with each row of the table', () => {
  tidy(() => {
    const x = fromValues(Float32Array.of(1, 2, -1, 3), [2, 2]);
    const table = fromValues(Float32Array.of(1, 0, 0, 1, 5, 10), [3, 2]);
    expect([...readValues(unembed(x, table))]).toEqual([1, 2, 25, -1, 3, 25]);
    expect(() => unembed(table, fromValues(Float32Array.of(1, 2, 3), [1, 3]))).toThrow(
      'invalid table; expected rows as wide as x: [3,2] · [1,3]ᵀ',
    );
  });
});

test.each(['cpu', 'simd'] as const)(
  'a table used twice has the sum of both gradients, on %s',
  async (backend) => {
    await selectBackend(backend);
    tidy(() => {
      const table = fromValues(Float32Array.of(1, 2, 3, 5), [2, 2]);
      const tokens = fromIntegers(Int32Array.of(1));
      const { value, gradients } = valueAndGradients([table], () =>
        negatedMean(unembed(embed(tokens, { table, positions: null, time: 1 }), table)),
      );
      // −(t₁ · t₀ + t₁ · t₁) / 2 with t₀ = (1, 2) and t₁ = (3, 5): slopes −t₁ / 2 and −(t₀ + 2 t₁) / 2.
      expect(readValues(value)[0]).toBe(-(13 + 34) / 2);
      expect([...readValues(gradients[0] ?? table)]).toEqual([-1.5, -2.5, -3.5, -6]);
    });
    await selectBackend('cpu');
  },
);
