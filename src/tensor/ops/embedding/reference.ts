/** The embedding in TensorFlow.js's own operations. */

import {
  add,
  gather,
  pad,
  reshape,
  slice,
  sum,
  type Tensor,
  type Tensor1D,
  unsortedSegmentSum,
} from '@tensorflow/tfjs-core';
import type { EmbeddingAttributes, EmbeddingGradientAttributes } from './embedding.ts';

type Tensors<Name extends string> = Readonly<Record<Name, Tensor>>;

/** [batch · time, width] */
export function embedding(
  { tokens, table, positions }: Tensors<'tokens' | 'table' | 'positions'>,
  { time }: EmbeddingAttributes,
): Tensor {
  const [, width = 0] = table.shape;
  const own = reshape(gather(table, tokens), [tokens.size / time, time, width]);
  return reshape(add(own, slice(positions, [0, 0], [time, width])), [tokens.size, width]);
}

/** The gradients at the table [vocabulary, width] and at the positions [places, width]. */
export function embeddingGradient(
  { gradient, tokens }: Tensors<'gradient' | 'tokens'>,
  { time, vocabulary, places }: EmbeddingGradientAttributes,
): Tensor[] {
  const [rows = 0, width = 0] = gradient.shape;
  const ofPlaces = sum(reshape(gradient, [rows / time, time, width]), 0); // [time, width]
  return [
    unsortedSegmentSum(gradient, tokens as Tensor1D, vocabulary),
    pad(ofPlaces, [
      [0, places - time],
      [0, 0],
    ]),
  ];
}
