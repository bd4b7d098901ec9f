/**
 * Places as rotations (Su et al. 2021, "RoFormer"): queries and keys turn with their place, so that their product tells
 * how far apart two places are, and not where they stand.
 */

import type { Tensor } from '@tensorflow/tfjs-core';
import { launchOne } from '../../launch.ts';
import { record } from '../../tape.ts';
import { fromValues } from '../../tensor.ts';
import type { AttentionShape } from '../attention/attention.ts';

/** What the kernel `Rotation` is told; `isBackward` turns the other way. */
export interface RotationAttributes extends AttentionShape {
  readonly isBackward: boolean;
}

/** The slowest pair turns by nearly 1 in so many places: Su et al. 2021, section 3.2.2. */
const longestWave = 10_000;

/**
 * Turns each pair of neighbouring numbers (2i, 2i + 1) of every head's queries and keys by place · 10000^(−2i / width of
 * a head); values stay as they are.
 * @param qkv [batch · time, 3 · width]: queries, keys, values side by side
 * @returns [batch · time, 3 · width]
 */
export function rotate(qkv: Tensor, { time, heads }: AttentionShape): Tensor {
  const [rows = 0, columns = 0] = qkv.shape;
  if (columns % (6 * heads) !== 0 || rows % time !== 0)
    throw new Error(
      `invalid rotation; expected [batch · ${time}, 3 · ${heads} · even width]: [${qkv.shape}]`,
    );
  const headWidth = columns / 3 / heads;
  const turns = fromValues(turnsOf(time, headWidth), [time, headWidth]);
  const turned = (x: Tensor, isBackward: boolean) =>
    launchOne('Rotation', { qkv: x, turns }, { time, heads, isBackward });
  const y = turned(qkv, false);
  return record(y, {
    inputs: [qkv],
    saved: [turns],
    backward: (gradient) => [turned(gradient, true)],
  });
}

/** Cosine and sine of each pair's turn at each place, side by side: [time, width of a head]. */
export function turnsOf(time: number, headWidth: number): Float32Array {
  const known = lastTurns;
  if (known?.time === time && known.headWidth === headWidth) return known.values;
  const values = new Float32Array(time * headWidth);
  for (let i = 0; i < values.length; i += 2) {
    const [place, pair] = [Math.floor(i / headWidth), i % headWidth];
    const angle = place * longestWave ** (-pair / headWidth);
    values[i] = Math.cos(angle);
    values[i + 1] = Math.sin(angle);
  }
  lastTurns = { time, headWidth, values };
  return values;
}

/** A model asks for the same turns in every block of every step. */
let lastTurns: {
  readonly time: number;
  readonly headWidth: number;
  readonly values: Float32Array;
} | null = null;
