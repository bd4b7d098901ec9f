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
  { tokens, table, positions }: Tensors<'tokens' | 'table'> & { readonly positions?: Tensor },
  { time }: EmbeddingAttributes,
): Tensor {
  const [, width = 0] = table.shape;
  if (!positions) return gather(table, tokens);
  const own = reshape(gather(table, tokens), [tokens.size / time, time, width]);
  return reshape(add(own, slice(positions, [0, 0], [time, width])), [tokens.size, width]);
}

/** The gradients at the table [vocabulary, width] and, if there are any, at the positions [places, width]. */
export function embeddingGradient(
  { gradient, tokens }: Tensors<'gradient' | 'tokens'>,
  { time, vocabulary, places }: EmbeddingGradientAttributes,
): Tensor[] {
  const [rows = 0, width = 0] = gradient.shape;
  const ofTable = unsortedSegmentSum(gradient, tokens as Tensor1D, vocabulary);
  if (places === 0) return [ofTable];
  const ofPlaces = sum(reshape(gradient, [rows / time, time, width]), 0); // [time, width]
  return [
    ofTable,
    pad(ofPlaces, [
      [0, places - time],
      [0, 0],
    ]),
  ];
}
