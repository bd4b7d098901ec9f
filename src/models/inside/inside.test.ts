/** Looking inside transformers: traces, the lens, single weights and heads that are taken away agree with the model. */

import { beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from '#tensor/backends.ts';
import { fromValues, readValues, tensorCount, tidy } from '#tensor/tensor.ts';
import { parameterCount, placedMatrices } from '../tokenModels.ts';
import { nextProbabilities } from '../tokenReading.ts';
import { variants as every, tiny, wideStart, withParameters } from '../transformer.forTests.ts';
import type { Transformer, TransformerConfiguration } from '../transformer.ts';
import { withoutHead } from './ablation.ts';
import { attentionScore } from './attentionScore.ts';
import { logitLens } from './logitLens.ts';
import { traceOf } from './trace.ts';

const small = { ...tiny, context: 6 };
const variants = every.map((variant) => ({ ...small, ...variant }));

const tokens = Int32Array.of(3, 1, 4, 1, 0);

beforeAll(() => selectBackend('cpu'));

describe.each(variants)(
  'positions $positions, tied embeddings $tiedEmbeddings',
  (configuration) => {
    test('a trace has the shapes that it says, the model’s logits, and leaves nothing behind', () => {
      const transformer = wide(configuration);
      const before = tensorCount();
      const trace = traceOf(transformer, tokens);
      expect(tensorCount()).toBe(before);
      expect(trace.streams.map(({ length }) => length)).toEqual([40, 40, 40]);
      expect(trace.blocks).toHaveLength(2);
      for (const { attention, queries, keys } of trace.blocks)
        expect([attention.length, queries.length, keys.length]).toEqual([50, 40, 40]);
      const logits = tidy(() => readValues(transformer.logitsAt(tokens, 5)));
      expect(trace.logits).toEqual(logits);
      transformer.dispose();
    });

    test('the attention of a trace is what its queries and keys give', () => {
      const transformer = wide(configuration);
      const trace = traceOf(transformer, tokens);
      for (const [block, head, from] of [
        [0, 0, 4],
        [0, 1, 2],
        [1, 1, 3],
      ] as const) {
        const parts = Array.from({ length: from + 1 }, (_, to) =>
          attentionScore(trace, { block, head, from, to }),
        );
        const powers = parts.map(({ score, scale }) => Math.exp(score * scale));
        const sum = powers.reduce((total, one) => total + one, 0);
        for (const [to, { weight, scale, score, products }] of parts.entries()) {
          expect(scale).toBe(0.5);
          expect(products).toHaveLength(4);
          expect(products.reduce((total, one) => total + one, 0)).toBeCloseTo(score, 5);
          expect(weight).toBeCloseTo((powers[to] ?? 0) / sum, 5);
        }
      }
      transformer.dispose();
    });

    test('the lens ends with the model’s own guess, and each row sums to 1', () => {
      const transformer = wide(configuration);
      const before = tensorCount();
      const lens = logitLens(transformer, tokens);
      expect(tensorCount()).toBe(before);
      expect(lens.map(({ length }) => length)).toEqual([25, 25, 25]);
      for (const chances of lens) {
        for (let row = 0; row < 25; row += 5)
          expect(chances.slice(row, row + 5).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 5);
      }
      const own = nextProbabilities(transformer, tokens);
      for (const [i, chance] of own.entries()) expect(lens[2]?.[20 + i]).toBeCloseTo(chance, 6);
      transformer.dispose();
    });

    test('a head that is taken away adds nothing, and the others stay as they are', () => {
      const transformer = wide(configuration);
      const parameters = readValues(transformer.parameters);
      const changed = withoutHead(parameters, configuration, { block: 1, head: 0 });
      expect(changed.filter((value, i) => value !== parameters[i])).toHaveLength(4 * 8);
      const before = traceOf(transformer, tokens);
      transformer.parameters = fromValues(changed);
      const after = traceOf(transformer, tokens);
      expect(after.streams[1]).toEqual(before.streams[1]);
      expect(after.streams[2]).not.toEqual(before.streams[2]);
      // Without both heads what comes in through the projection is its bias alone, wherever they look.
      const neither = withoutHead(changed, configuration, { block: 1, head: 1 });
      const qkv = placedMatrices(configuration).find(
        (one) => one.name === 'qkv' && one.block === 1,
      );
      const blind = neither.slice().fill(0, qkv?.offset, (qkv?.offset ?? 0) + 9 * 24);
      transformer.parameters = fromValues(neither);
      const { logits } = traceOf(transformer, tokens);
      transformer.parameters = fromValues(blind);
      expect(traceOf(transformer, tokens).logits).toEqual(logits);
      transformer.dispose();
    });

    test('the matrices by name lie behind one another and fill the vector', () => {
      let end = 0;
      for (const { offset, shape } of placedMatrices(configuration)) {
        expect(offset).toBe(end);
        end += shape[0] * shape[1];
      }
      expect(end).toBe(parameterCount(configuration));
    });
  },
);

test('a lens without blocks reads the embedding', () => {
  const transformer = wide({ ...small, blocks: 0 });
  expect(logitLens(transformer, tokens)).toHaveLength(1);
  transformer.dispose();
});

test('hand-worked: one score of a head of width 2', () => {
  const trace = {
    ...{ tokens: Int32Array.of(0, 1), width: 4, heads: 2, streams: [], logits: new Float32Array() },
    blocks: [
      {
        attention: Float32Array.of(1, 0, 0.5, 0.5, 1, 0, 0.25, 0.75),
        queries: Float32Array.of(0, 0, 0, 0, 1, 2, 3, -4),
        keys: Float32Array.of(9, 9, 5, 6, 0, 0, 0, 0),
      },
    ],
  };
  expect(attentionScore(trace, { block: 0, head: 1, from: 1, to: 0 })).toEqual({
    query: Float32Array.of(3, -4),
    key: Float32Array.of(5, 6),
    products: Float32Array.of(15, -24),
    score: -9,
    scale: 1 / Math.sqrt(2),
    weight: 0.25,
  });
  expect(() => attentionScore(trace, { block: 0, head: 1, from: 0, to: 1 })).toThrow(
    'invalid place',
  );
  expect(() => attentionScore(trace, { block: 1, head: 0, from: 0, to: 0 })).toThrow(
    'invalid place',
  );
});

test('what is not there is refused', () => {
  const transformer = wide(small);
  const parameters = readValues(transformer.parameters);
  expect(() => withoutHead(parameters, small, { block: 2, head: 0 })).toThrow('invalid head');
  expect(() => withoutHead(parameters, small, { block: 0, head: 2 })).toThrow('invalid head');
  expect(() => traceOf(transformer, new Int32Array(0))).toThrow('invalid tokens');
  transformer.dispose();
});

function wide(configuration: TransformerConfiguration): Transformer {
  return withParameters(configuration, [...wideStart(configuration)]);
}
