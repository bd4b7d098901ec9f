/** Tokens as vectors: each token's own, plus that of its place where places have vectors. */

import type { Tensor } from '@tensorflow/tfjs-core';
import { launch, launchOne } from '../../launch.ts';
import { record } from '../../tape.ts';

/** What the embedding's kernels are told. */
export interface EmbeddingAttributes {
  /** The length of each sequence; tokens are sequences behind one another. */
  readonly time: number;
}

/** What the gradient's kernel is told besides: how many rows each table has; without places it gives one gradient. */
export interface EmbeddingGradientAttributes extends EmbeddingAttributes {
  readonly vocabulary: number;
  readonly places: number;
}

/** The tables that are looked up. */
export interface EmbeddingTables {
  /** [vocabulary, width] */
  readonly table: Tensor;
  /** [places, width], at least as many places as a sequence is long; null adds nothing. */
  readonly positions: Tensor | null;
  /** The length of each sequence. */
  readonly time: number;
}

/**
 * table[token] + positions[place in the sequence].
 * @param tokens int32 [batch · time], each below the table's rows
 * @returns [batch · time, width]
 */
export function embed(tokens: Tensor, { table, positions, time }: EmbeddingTables): Tensor {
  const [vocabulary = 0, width] = table.shape;
  const [places = 0, placeWidth] = positions?.shape ?? [time, width];
  if (tokens.dtype !== 'int32')
    throw new Error(`invalid tokens; expected whole numbers: ${tokens.dtype}`);
  if (places < time || tokens.size % time !== 0 || placeWidth !== width)
    throw new Error(
      `invalid sequences; expected whole ones of at most ${places} tokens: ${tokens.size} of ${time}`,
    );
  const tables = positions ? { table, positions } : { table };
  const y = launchOne('Embedding', { tokens, ...tables }, { time });
  return record(y, {
    inputs: Object.values(tables),
    backward: (gradient) =>
      launch(
        'EmbeddingGradient',
        { gradient, tokens },
        { time, vocabulary, places: positions ? places : 0 },
      ),
  });
}
