/** Tokens as vectors: each token's own, plus that of its place. */

import type { Tensor } from '@tensorflow/tfjs-core';
import { launch, launchOne } from '../../launch.ts';
import { record } from '../../tape.ts';

/** What the embedding's kernels are told. */
export interface EmbeddingAttributes {
  /** The length of each sequence; tokens are sequences behind one another. */
  readonly time: number;
}

/** What the gradient's kernel is told besides: how many rows each table has. */
export interface EmbeddingGradientAttributes extends EmbeddingAttributes {
  readonly vocabulary: number;
  readonly places: number;
}

/**
 * table[token] + positions[place in the sequence].
 * @param tokens int32 [batch · time], each below the table's rows
 * @param table [vocabulary, width]
 * @param positions [places, width], at least as many places as the sequence is long
 * @returns [batch · time, width]
 */
export function embed(
  tokens: Tensor,
  { table, positions, time }: { table: Tensor; positions: Tensor; time: number },
): Tensor {
  const [vocabulary = 0] = table.shape;
  const [places = 0] = positions.shape;
  if (tokens.dtype !== 'int32')
    throw new Error(`invalid tokens; expected whole numbers: ${tokens.dtype}`);
  if (places < time || tokens.size % time !== 0 || positions.shape[1] !== table.shape[1])
    throw new Error(
      `invalid sequences; expected whole ones of at most ${places} tokens: ${tokens.size} of ${time}`,
    );
  const y = launchOne('Embedding', { tokens, table, positions }, { time });
  return record(y, {
    inputs: [table, positions],
    backward: (gradient) =>
      launch('EmbeddingGradient', { gradient, tokens }, { time, vocabulary, places }),
  });
}
