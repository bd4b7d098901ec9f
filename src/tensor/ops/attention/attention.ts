/** Causal multi-head self-attention (Vaswani et al. 2017, section 3.2): each place looks at itself and what came before. */

import type { Tensor } from '@tensorflow/tfjs-core';
import { launch } from '../../launch.ts';
import { record } from '../../tape.ts';

/** How the rows are to be read. */
export interface AttentionShape {
  /** The length of each sequence; rows are sequences one below the other. */
  readonly time: number;
  /** How many heads share the width. */
  readonly heads: number;
}

/** What attention gives: the mixed values, and how each place spread its attention. */
export interface Attended {
  /** [batch · time, width] */
  readonly output: Tensor;
  /** [batch · heads, time, time]: each row sums to 1, and looks at no later place. */
  readonly weights: Tensor;
}

/**
 * softmax(q · kᵀ / √(width of a head), over no later place) · v for each head, heads side by side.
 * @param qkv [batch · time, 3 · width]: queries, keys, values side by side
 */
export function attention(qkv: Tensor, { time, heads }: AttentionShape): Attended {
  const [rows = 0, columns = 0] = qkv.shape;
  if (columns % (3 * heads) !== 0 || rows % time !== 0)
    throw new Error(
      `invalid attention; expected [batch · ${time}, 3 · ${heads} · width]: [${qkv.shape}]`,
    );
  const [output, weights] = launch('CausalAttention', { qkv }, { time, heads });
  if (!output || !weights) throw new Error('invalid kernel; expected two outputs: CausalAttention');
  record(output, {
    inputs: [qkv],
    saved: [weights],
    backward: (gradient) =>
      launch('CausalAttentionGradient', { gradient, qkv, weights }, { time, heads }),
  });
  return { output, weights };
}
