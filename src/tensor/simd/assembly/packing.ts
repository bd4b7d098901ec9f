/** A product's factors in the order in which they will be read, in a workspace of their own. */

import { at, FLOAT, VECTOR } from './lanes';

/** The sides of a tile. */
export const ROWS: i32 = 4;
export const COLUMNS: i32 = 8;

// As much of the factors as is packed at a time: the first stays in the first cache, the second in the second.
export const DEPTH: i32 = 256;
export const WIDE: i32 = 256;
export const TALL: i32 = 32;

export const packedA: usize = memory.data(TALL * DEPTH * 4, 16);
export const packedB: usize = memory.data(WIDE * DEPTH * 4, 16);

/** The first factor in strips of 4 rows, step by step: [strip][step][row of the strip]; rows that are missing are 0. */
export function packFirst(a: usize, row: i32, step: i32, tall: i32, deep: i32): void {
  let to = packedA;
  for (let i = 0; i < tall; i += ROWS) {
    const from = at(a, i * row);
    const height = min(ROWS, tall - i);
    if (height < ROWS) packStrip(from, row, step, height, deep, to, ROWS);
    else if (row == 1) copyStrip(from, step, deep, to);
    else if (step == 1) turnStrip(from, row, deep, to, VECTOR);
    else packStrip(from, row, step, ROWS, deep, to, ROWS);
    to += (<usize>(ROWS * deep)) << 2;
  }
}

/** The second factor in strips of 8 columns: [strip][step][column of the strip]; columns that are missing are 0. */
export function packSecond(b: usize, step: i32, column: i32, deep: i32, wide: i32): void {
  let to = packedB;
  for (let j = 0; j < wide; j += COLUMNS) {
    const from = at(b, j * column);
    const width = min(COLUMNS, wide - j);
    if (width < COLUMNS) packStrip(from, column, step, width, deep, to, COLUMNS);
    else if (column == 1) copyWideStrip(from, step, deep, to);
    else if (step == 1) {
      turnStrip(from, column, deep, to, 2 * VECTOR);
      turnStrip(at(from, 4 * column), column, deep, to + VECTOR, 2 * VECTOR);
    } else packStrip(from, column, step, COLUMNS, deep, to, COLUMNS);
    to += (<usize>(COLUMNS * deep)) << 2;
  }
}

/** Any strip, number by number. */
function packStrip(
  from: usize,
  across: i32,
  step: i32,
  count: i32,
  deep: i32,
  to: usize,
  side: i32,
): void {
  for (let k = 0; k < deep; k++) {
    for (let i = 0; i < side; i++) {
      const value: f32 = i < count ? load<f32>(at(from, i * across + k * step)) : 0;
      store<f32>(to, value);
      to += FLOAT;
    }
  }
}

/** A strip whose 4 numbers lie side by side at each step. */
function copyStrip(from: usize, step: i32, deep: i32, to: usize): void {
  const stride = (<usize>step) << 2;
  for (let k = 0; k < deep; k++) {
    v128.store(to, v128.load(from));
    from += stride;
    to += VECTOR;
  }
}

function copyWideStrip(from: usize, step: i32, deep: i32, to: usize): void {
  const stride = (<usize>step) << 2;
  for (let k = 0; k < deep; k++) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    from += stride;
    to += 2 * VECTOR;
  }
}

/** A strip of 4 rows whose steps lie side by side: turned over in squares of 4 × 4, `stride` bytes from step to step. */
function turnStrip(from: usize, row: i32, deep: i32, to: usize, stride: usize): void {
  const r1 = (<usize>row) << 2;
  const r2 = r1 + r1;
  const r3 = r2 + r1;
  let k = 0;
  for (; k + 4 <= deep; k += 4) {
    turnSquare(v128.load(from), v128.load(from + r1), v128.load(from + r2), v128.load(from + r3), to, stride);
    from += VECTOR;
    to += 4 * stride;
  }
  for (; k < deep; k++) {
    store<f32>(to, load<f32>(from));
    store<f32>(to, load<f32>(from + r1), 4);
    store<f32>(to, load<f32>(from + r2), 8);
    store<f32>(to, load<f32>(from + r3), 12);
    from += FLOAT;
    to += stride;
  }
}

@inline
function turnSquare(x0: v128, x1: v128, x2: v128, x3: v128, to: usize, stride: usize): void {
  const low01 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5);
  const high23 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
  v128.store(to + stride, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
  v128.store(to + 2 * stride, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
  v128.store(to + 3 * stride, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
}
