/**
 * The matrix product, where nearly all time goes. Both factors are packed into the workspace in the order in which
 * they will be read (Goto and van de Geijn 2008), and tiles of 4 × 8 results are summed up in registers.
 */

import { FLOAT, multiplyAdd, VECTOR } from './lanes';
import { isNarrow, narrowDots, narrowSums } from './narrow';

/** The sides of a tile. */
const ROWS: i32 = 4;
const COLUMNS: i32 = 8;

// As much of the factors as is packed at a time: the first stays in the first cache, the second in the second.
const DEPTH: i32 = 256;
const WIDE: i32 = 256;
const TALL: i32 = 32;

const packedA: usize = memory.data(TALL * DEPTH * 4, 16);
const packedB: usize = memory.data(WIDE * DEPTH * 4, 16);
const tile: usize = memory.data(ROWS * COLUMNS * 4, 16);

/** Which part of a product is wanted, or which part of its first factor is not zero. */
export const WHOLE: i32 = 0;
/** Only results on and below the diagonal are wanted. */
export const LOWER_RESULT: i32 = 1;
/** The first factor is zero above its diagonal. */
export const LOWER_FACTOR: i32 = 2;
/** The first factor is zero below its diagonal. */
export const UPPER_FACTOR: i32 = 3;

/** c[rows, columns] = first · second (+ start): everything that a product is told. Steps are in numbers. */
export function product(
  a: usize,
  aRow: i32,
  aStep: i32,
  b: usize,
  bStep: i32,
  bColumn: i32,
  c: usize,
  cRow: i32,
  rows: i32,
  depth: i32,
  columns: i32,
  bias: usize,
  form: i32,
): void {
  if (form == WHOLE && isNarrow(columns, depth, aRow, aStep)) {
    if (aStep == 1)
      narrowDots(a, aRow, b, bStep, bColumn, c, cRow, rows, depth, columns, bias);
    else narrowSums(a, aStep, b, bStep, bColumn, c, cRow, rows, depth, columns);
    return;
  }
  for (let k = 0; k < depth || k == 0; k += DEPTH) {
    const deep = min(DEPTH, depth - k);
    for (let j = 0; j < columns; j += WIDE) {
      const wide = min(WIDE, columns - j);
      packSecond(at(b, k * bStep + j * bColumn), bStep, bColumn, deep, wide);
      for (let i = 0; i < rows; i += TALL) {
        const tall = min(TALL, rows - i);
        if (form == LOWER_RESULT && j > i + tall - 1) continue;
        packFirst(at(a, i * aRow + k * aStep), aRow, aStep, tall, deep);
        const start: usize = k > 0 ? <usize>-1 : bias ? at(bias, j) : 0;
        block(at(c, i * cRow + j), cRow, tall, deep, wide, start, form, i - k, i - j);
      }
    }
  }
}

@inline
function at(address: usize, index: i32): usize {
  return address + ((<usize>index) << 2);
}

/** All tiles of a block whose factors are packed. `start`: 0 for zeros, −1 for what is there, else a row to begin with. */
function block(
  c: usize,
  cRow: i32,
  tall: i32,
  deep: i32,
  wide: i32,
  start: usize,
  form: i32,
  rowOverDepth: i32,
  rowOverColumn: i32,
): void {
  for (let j = 0; j < wide; j += COLUMNS) {
    const width = min(COLUMNS, wide - j);
    const b = packedB + ((<usize>(j * deep)) << 2);
    for (let i = 0; i < tall; i += ROWS) {
      const height = min(ROWS, tall - i);
      if (form == LOWER_RESULT && j > rowOverColumn + i + ROWS - 1) continue;
      let from = 0;
      let to = deep;
      if (form == LOWER_FACTOR) to = max(0, min(deep, rowOverDepth + i + ROWS));
      if (form == UPPER_FACTOR) from = max(0, min(deep, rowOverDepth + i));
      const a = packedA + ((<usize>(i * deep)) << 2);
      const first = a + ((<usize>(from * ROWS)) << 2);
      const second = b + ((<usize>(from * COLUMNS)) << 2);
      const target = at(c, i * cRow + j);
      const begin = start > 0 && start != <usize>-1 ? at(start, j) : start;
      if (width == COLUMNS && height == ROWS)
        sumTile(first, second, to - from, target, (<usize>cRow) << 2, begin);
      else sumPart(first, second, to - from, target, cRow, begin, height, width);
    }
  }
}

/** One whole tile: 4 × 8 sums of `deep` products. */
function sumTile(a: usize, b: usize, deep: i32, c: usize, cRow: usize, start: usize): void {
  let c00: v128, c01: v128, c10: v128, c11: v128, c20: v128, c21: v128, c30: v128, c31: v128;
  const c1 = c + cRow;
  const c2 = c1 + cRow;
  const c3 = c2 + cRow;
  if (start == <usize>-1) {
    c00 = v128.load(c);
    c01 = v128.load(c, 16);
    c10 = v128.load(c1);
    c11 = v128.load(c1, 16);
    c20 = v128.load(c2);
    c21 = v128.load(c2, 16);
    c30 = v128.load(c3);
    c31 = v128.load(c3, 16);
  } else if (start) {
    c00 = c10 = c20 = c30 = v128.load(start);
    c01 = c11 = c21 = c31 = v128.load(start, 16);
  } else {
    c00 = c01 = c10 = c11 = c20 = c21 = c30 = c31 = f32x4.splat(0);
  }
  // Plain as it is, it beats loops unrolled by 2 or 4 (by 15 and 25 % in V8) and tiles of 6 × 8, which spill.
  const end = a + ((<usize>deep) << 4);
  while (a != end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let s = v128.load32_splat(a);
    c00 = multiplyAdd(s, b0, c00);
    c01 = multiplyAdd(s, b1, c01);
    s = v128.load32_splat(a, 4);
    c10 = multiplyAdd(s, b0, c10);
    c11 = multiplyAdd(s, b1, c11);
    s = v128.load32_splat(a, 8);
    c20 = multiplyAdd(s, b0, c20);
    c21 = multiplyAdd(s, b1, c21);
    s = v128.load32_splat(a, 12);
    c30 = multiplyAdd(s, b0, c30);
    c31 = multiplyAdd(s, b1, c31);
    a += 16;
    b += 32;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c1, c10);
  v128.store(c1, c11, 16);
  v128.store(c2, c20);
  v128.store(c2, c21, 16);
  v128.store(c3, c30);
  v128.store(c3, c31, 16);
}

/** A tile that sticks out of the result: summed up beside it, and the part inside copied. */
function sumPart(
  a: usize,
  b: usize,
  deep: i32,
  c: usize,
  cRow: i32,
  start: usize,
  height: i32,
  width: i32,
): void {
  const bytes = (<usize>width) << 2;
  if (start) {
    for (let i = 0; i < height; i++) {
      const source = start == <usize>-1 ? at(c, i * cRow) : start;
      memory.copy(tile + (<usize>(i * COLUMNS) << 2), source, bytes);
    }
  }
  sumTile(a, b, deep, tile, (<usize>COLUMNS) << 2, start ? <usize>-1 : 0);
  for (let i = 0; i < height; i++)
    memory.copy(at(c, i * cRow), tile + (<usize>(i * COLUMNS) << 2), bytes);
}

/** The first factor in strips of 4 rows, step by step: [strip][step][row of the strip]; rows that are missing are 0. */
function packFirst(a: usize, row: i32, step: i32, tall: i32, deep: i32): void {
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
function packSecond(b: usize, step: i32, column: i32, deep: i32, wide: i32): void {
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
