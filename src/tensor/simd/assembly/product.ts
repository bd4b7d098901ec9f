/**
 * The matrix product, where nearly all time goes. Both factors are packed into the workspace in the order in which
 * they will be read (Goto and van de Geijn 2008), and tiles of 4 × 8 results are summed up in registers.
 */

import { at, multiplyAdd } from './lanes';
import { isNarrow, narrowDots, narrowSums } from './narrow';
import {
  COLUMNS,
  DEPTH,
  packedA,
  packedB,
  packFirst,
  packSecond,
  ROWS,
  TALL,
  WIDE,
} from './packing';

const tile: usize = memory.data(ROWS * COLUMNS * 4, 16);

/** Which part of a product is wanted, or which part of its first factor is not zero. */
export const WHOLE: i32 = 0;
/** Only results on and below the diagonal are wanted. */
export const LOWER_RESULT: i32 = 1;
/** The first factor is zero above its diagonal. */
export const LOWER_FACTOR: i32 = 2;
/** The first factor is zero below its diagonal. */
export const UPPER_FACTOR: i32 = 3;

/**
 * c[rows, columns] = a[rows, depth] · b[depth, columns], each row beginning with the bias (0: with zeros). Distances
 * from row to row and from step to step are in numbers. `form` says what need not be worked out.
 */
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
  if (form == WHOLE && isNarrow(columns, depth, aRow, aStep, bias)) {
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
