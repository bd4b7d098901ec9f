/** What happens inside a transformer while it reads one sequence, as plain numbers to be looked at. */

import { readValues, tidy } from '#tensor/tensor.ts';
import type { Transformer } from '../transformer.ts';

/** All that flowed from one sequence of tokens to the guesses. */
export interface Trace {
  readonly tokens: Int32Array;
  readonly width: number;
  readonly heads: number;
  /** The stream after the embedding, then after each block: blocks + 1 times [time, width]. */
  readonly streams: readonly Float32Array[];
  readonly blocks: readonly BlockTrace[];
  /** [time, vocabulary] */
  readonly logits: Float32Array;
}

/** What one block's heads looked at. */
export interface BlockTrace {
  /** [heads, time, time]: how much each place (row) took from each place (column). */
  readonly attention: Float32Array;
  /** [time, width], heads side by side; turned if positions are rotary. */
  readonly queries: Float32Array;
  /** [time, width], heads side by side; turned if positions are rotary. */
  readonly keys: Float32Array;
}

/** Reads one sequence. Throws for none, or for one that is longer than learned positions reach. */
export function traceOf(transformer: Transformer, tokens: Int32Array): Trace {
  const { width, heads } = transformer.configuration;
  if (tokens.length === 0) throw new Error('invalid tokens; expected one or more: none');
  const { streams, qkv, attention, logits } = tidy(() => {
    const pass = transformer.forward(tokens, tokens.length);
    return {
      streams: pass.streams.map(readValues),
      qkv: pass.qkv.map(readValues),
      attention: pass.attention.map(readValues),
      logits: readValues(pass.logits),
    };
  });
  const blocks = attention.map((weights, i) => ({
    attention: weights,
    queries: columnsOf(qkv[i], 3 * width, { from: 0, count: width }),
    keys: columnsOf(qkv[i], 3 * width, { from: width, count: width }),
  }));
  return { tokens, width, heads, streams, blocks, logits };
}

/** Some neighbouring columns of a matrix [rows, columns], as a matrix of their own. */
function columnsOf(
  matrix: Float32Array = new Float32Array(0),
  columns: number,
  { from, count }: { readonly from: number; readonly count: number },
): Float32Array {
  const part = new Float32Array((matrix.length / columns) * count);
  for (let row = 0; row * count < part.length; row++) {
    const start = row * columns + from;
    part.set(matrix.subarray(start, start + count), row * count);
  }
  return part;
}
