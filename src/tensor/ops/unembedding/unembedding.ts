/** Vectors as guesses at tokens, by the table that turns tokens into vectors (Press and Wolf 2017). */

import type { Tensor } from '@tensorflow/tfjs-core';
import { launch, launchOne } from '../../launch.ts';
import { record } from '../../tape.ts';

/** What the gradient's kernel is told: which gradients are wanted. */
export interface UnembeddingGradientAttributes {
  readonly needsX: boolean;
  readonly needsTable: boolean;
}

/**
 * x · tableᵀ: a logit for each token, the higher the more a vector points along the token's own.
 * @param x [rows, width]
 * @param table [vocabulary, width]
 * @returns [rows, vocabulary]
 */
export function unembed(x: Tensor, table: Tensor): Tensor {
  if (x.rank !== 2 || table.rank !== 2 || x.shape[1] !== table.shape[1])
    throw new Error(`invalid table; expected rows as wide as x: [${x.shape}] · [${table.shape}]ᵀ`);
  const logits = launchOne('Unembedding', { x, table });
  return record(logits, {
    inputs: [x, table],
    backward: (gradient, [needsX = false, needsTable = false]) => {
      const inputs = { gradient, x, table };
      const flowing = launch('UnembeddingGradient', inputs, { needsX, needsTable });
      return [needsX ? flowing.shift() : null, needsTable ? flowing.shift() : null];
    },
  });
}
