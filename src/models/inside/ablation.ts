/** A transformer without one of its heads: what gets worse is what the head was for. */

import { placedMatrices } from '../tokenModels.ts';
import type { TransformerConfiguration } from '../transformer.ts';

/** A head of a block, both counted from 0. */
export interface HeadPlace {
  readonly block: number;
  readonly head: number;
}

/**
 * A copy of the parameters [parameters] in which what that head found is multiplied by 0 on its way into the stream: its
 * rows of the block's projection. Throws when there is no such head.
 */
export function withoutHead(
  parameters: Float32Array,
  configuration: TransformerConfiguration,
  { block, head }: HeadPlace,
): Float32Array {
  const projection = placedMatrices(configuration).find(
    (matrix) => matrix.name === 'projection' && matrix.block === block,
  );
  if (!projection || !(head >= 0 && head < configuration.heads))
    throw new Error(`invalid head; expected one that there is: block ${block}, head ${head}`);
  const [, width] = projection.shape;
  const size = (width / configuration.heads) * width;
  const start = projection.offset + head * size;
  return parameters.slice().fill(0, start, start + size);
}
