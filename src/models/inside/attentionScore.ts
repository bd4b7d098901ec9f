/** One attention weight, step by step: softmax(q · k / √(width of a head)), Vaswani et al. 2017, equation 1. */

import type { Trace } from './trace.ts';

/** Which of all weights. */
export interface AttentionPlace {
  readonly block: number;
  readonly head: number;
  /** The place that looks. */
  readonly from: number;
  /** The place that is looked at, not after `from`. */
  readonly to: number;
}

/** How the weight comes about. */
export interface AttentionScore {
  /** What the looking place asks for, [width of a head]. */
  readonly query: Float32Array;
  /** What the other place offers, [width of a head]. */
  readonly key: Float32Array;
  /** Their products, number by number, [width of a head]. */
  readonly products: Float32Array;
  /** The sum of the products. */
  readonly score: number;
  /** What the score is multiplied by, 1 / √(width of a head). */
  readonly scale: number;
  /** The share of attention, after the softmax over all places up to `from`. */
  readonly weight: number;
}

/** Throws when there is no such block, head or place, or when it lies ahead. */
export function attentionScore(
  { tokens, width, heads, blocks }: Trace,
  { block, head, from, to }: AttentionPlace,
): AttentionScore {
  const traced = blocks[block];
  const time = tokens.length;
  if (!traced || head < 0 || head >= heads || to < 0 || to > from || from >= time)
    throw new Error(
      `invalid place; expected one that is seen: block ${block}, head ${head}, ${to} from ${from}`,
    );
  const headWidth = width / heads;
  const vectorAt = (matrix: Float32Array, place: number) => {
    const start = place * width + head * headWidth;
    return matrix.slice(start, start + headWidth);
  };
  const [query, key] = [vectorAt(traced.queries, from), vectorAt(traced.keys, to)];
  const products = query.map((one, i) => one * (key[i] ?? 0));
  return {
    ...{ query, key, products },
    score: products.reduce((sum, one) => sum + one, 0),
    scale: 1 / Math.sqrt(headWidth),
    weight: traced.attention[(head * time + from) * time + to] ?? 0,
  };
}
