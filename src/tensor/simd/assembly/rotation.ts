/** Rotary positions: pairs of neighbouring numbers of queries and keys, each turned by its place. */

import { at, loadPart, multiplyAdd, storePart, VECTOR } from './lanes';

/**
 * y[rows, 3 · width] of qkv[rows, 3 · width]; turns[time, headWidth] holds cosine and sine of each pair. `direction` −1
 * turns back. The width of a head is even.
 */
export function rotation(
  qkv: usize,
  turns: usize,
  y: usize,
  rows: i32,
  time: i32,
  heads: i32,
  headWidth: i32,
  direction: f32,
): void {
  const width = heads * headWidth;
  const bytes = (<usize>width) << 2;
  // The first of a pair loses what the second gains.
  const signs = f32x4.mul(f32x4.splat(direction), f32x4(-1, 1, -1, 1));
  for (let i = 0; i < rows; i++) {
    const turn = at(turns, (i % time) * headWidth);
    for (let h = 0; h < 2 * heads; h++) {
      turnHead(qkv, turn, y, headWidth, signs);
      qkv = at(qkv, headWidth);
      y = at(y, headWidth);
    }
    memory.copy(y, qkv, bytes);
    qkv += bytes;
    y += bytes;
  }
}

@inline
function turnHead(x: usize, turn: usize, y: usize, headWidth: i32, signs: v128): void {
  let j = 0;
  for (; j + 4 <= headWidth; j += 4) {
    v128.store(y, turned(v128.load(x), v128.load(turn), signs));
    x += VECTOR;
    turn += VECTOR;
    y += VECTOR;
  }
  if (j < headWidth) storePart(y, turned(loadPart(x, 2), loadPart(turn, 2), signs), 2);
}

/** Two pairs (a, b) with (cos, sin): (a · cos − b · sin, a · sin + b · cos). */
@inline
function turned(x: v128, turn: v128, signs: v128): v128 {
  const cosine = v128.shuffle<f32>(turn, turn, 0, 0, 2, 2);
  const sine = f32x4.mul(v128.shuffle<f32>(turn, turn, 1, 1, 3, 3), signs);
  const swapped = v128.shuffle<f32>(x, x, 1, 0, 3, 2);
  return multiplyAdd(swapped, sine, f32x4.mul(x, cosine));
}
