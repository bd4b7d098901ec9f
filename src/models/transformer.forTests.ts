/** Transformers small enough for tests, in every variant, with parameters that are given. */

import { expect } from 'vitest';
import { Random } from '#data/random.ts';
import { fromValues, readValues, tidy } from '#tensor/tensor.ts';
import { parameterCount } from './tokenModels.ts';
import { Transformer, type TransformerConfiguration } from './transformer.ts';

/** Learned positions and a head of its own. */
export const plain = {
  kind: 'transformer',
  activation: 'gelu',
  positions: 'learned',
  tiedEmbeddings: false,
} as const;

/** The size that the site trains. */
export const base = {
  ...plain,
  ...{ vocabulary: 64, context: 32, width: 64, heads: 4, blocks: 2 },
} as const satisfies TransformerConfiguration;

/** As small as it gets with two heads and two blocks. */
export const tiny = {
  ...plain,
  ...{ vocabulary: 5, context: 4, width: 8, heads: 2, blocks: 2 },
} as const satisfies TransformerConfiguration;

/** Both ways to know places, with a head of its own and with the table as head. */
export const variants = (['learned', 'rotary'] as const).flatMap((positions) =>
  [false, true].map((tiedEmbeddings) => ({ positions, tiedEmbeddings })),
);

/** All parameters drawn around 0, biases and norms too, wide enough that every part matters. */
export function wideStart(configuration: TransformerConfiguration): Float32Array {
  const random = new Random(5);
  return Float32Array.from({ length: parameterCount(configuration) }, () => 0.5 * random.normal());
}

/** A transformer with these parameters; to be disposed of. */
export function withParameters(
  configuration: TransformerConfiguration,
  parameters: readonly number[],
): Transformer {
  const transformer = new Transformer(configuration, new Random(1));
  expect(parameters).toHaveLength(transformer.parameters.size);
  transformer.parameters = fromValues(Float32Array.from(parameters));
  return transformer;
}

/** The logits at each place, one row behind the other. */
export function logitsOf(
  configuration: TransformerConfiguration,
  tokens: readonly number[],
  time: number,
  parameters: readonly number[] = [...wideStart(configuration)],
): number[] {
  const transformer = withParameters(configuration, parameters);
  const logits = tidy(() => [...readValues(transformer.logitsAt(Int32Array.from(tokens), time))]);
  transformer.dispose();
  return logits;
}

/** Number by number, to so many digits. */
export function expectClose(
  values: readonly number[],
  expected: readonly number[],
  digits: number,
): void {
  expect(values).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(values[i]).toBeCloseTo(value, digits);
}
