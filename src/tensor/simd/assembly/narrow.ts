/** Products with one to three columns, as a critic's score or a point in the plane is: tiles would be mostly empty. */

import { at, FLOAT, loadPart, multiplyAdd, storePart, sumOf, VECTOR } from './lanes';

/** The widest result that is worked out here. */
export const NARROW: i32 = 3;

const MOST_DEPTH: i32 = 2048;
/** One column of the second factor, its numbers side by side. */
const packedColumn: usize = memory.data((MOST_DEPTH + 4) * 4, 16);

/** Whether a product with these sizes fits; its first factor lies row by row, or column by column. */
@inline
export function isNarrow(columns: i32, depth: i32, aRow: i32, aStep: i32, bias: usize): bool {
  return columns <= NARROW && (aStep == 1 ? depth <= MOST_DEPTH : aRow == 1 && !bias);
}

/** c[rows, columns] = a · b (+ bias), where a's rows lie side by side: each result is a dot product. */
export function narrowDots(
  a: usize,
  aRow: i32,
  b: usize,
  bStep: i32,
  bColumn: i32,
  c: usize,
  cRow: i32,
  rows: i32,
  depth: i32,
  columns: i32,
  bias: usize,
): void {
  const row = (<usize>aRow) << 2;
  for (let j = 0; j < columns; j++) {
    gather(b + ((<usize>(j * bColumn)) << 2), bStep, depth);
    const start: f32 = bias ? load<f32>(bias + ((<usize>j) << 2)) : 0;
    let from = a;
    let to = c + ((<usize>j) << 2);
    let i = 0;
    for (; i + 4 <= rows; i += 4) {
      fourDots(from, row, depth, start, to, (<usize>cRow) << 2);
      from += 4 * row;
      to += (<usize>(4 * cRow)) << 2;
    }
    for (; i < rows; i++) {
      store<f32>(to, start + dot(from, depth));
      from += row;
      to += (<usize>cRow) << 2;
    }
  }
}

/** c[rows, columns] = a · b, where a's columns lie side by side: sums over the steps, 16 rows at a time. */
export function narrowSums(
  a: usize,
  aStep: i32,
  b: usize,
  bStep: i32,
  bColumn: i32,
  c: usize,
  cRow: i32,
  rows: i32,
  depth: i32,
  columns: i32,
): void {
  for (let j = 0; j < columns; j++) {
    const factors = b + ((<usize>(j * bColumn)) << 2);
    const to = c + ((<usize>j) << 2);
    let i = 0;
    for (; i + 16 <= rows; i += 16)
      sixteenSums(at(a, i), aStep, factors, bStep, depth, at(to, i * cRow), cRow);
    for (; i < rows; i += 4)
      fourSums(at(a, i), aStep, factors, bStep, depth, at(to, i * cRow), cRow, min(4, rows - i));
  }
}

function gather(from: usize, step: i32, depth: i32): void {
  let to = packedColumn;
  for (let k = 0; k < depth; k++) {
    store<f32>(to, load<f32>(from));
    from += (<usize>step) << 2;
    to += FLOAT;
  }
}

function fourDots(a: usize, row: usize, depth: i32, start: f32, to: usize, step: usize): void {
  const a1 = a + row;
  const a2 = a1 + row;
  const a3 = a2 + row;
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const rest = depth & 3;
  const whole = (<usize>(depth - rest)) << 2;
  let o: usize = 0;
  for (; o < whole; o += VECTOR) {
    const w = v128.load(packedColumn + o);
    s0 = multiplyAdd(v128.load(a + o), w, s0);
    s1 = multiplyAdd(v128.load(a1 + o), w, s1);
    s2 = multiplyAdd(v128.load(a2 + o), w, s2);
    s3 = multiplyAdd(v128.load(a3 + o), w, s3);
  }
  if (rest) {
    const w = loadPart(packedColumn + o, rest);
    s0 = multiplyAdd(loadPart(a + o, rest), w, s0);
    s1 = multiplyAdd(loadPart(a1 + o, rest), w, s1);
    s2 = multiplyAdd(loadPart(a2 + o, rest), w, s2);
    s3 = multiplyAdd(loadPart(a3 + o, rest), w, s3);
  }
  // The four sums of four at once: pairs beside pairs, then both halves.
  const pairs01 = f32x4.add(
    v128.shuffle<f32>(s0, s1, 0, 2, 4, 6),
    v128.shuffle<f32>(s0, s1, 1, 3, 5, 7),
  );
  const pairs23 = f32x4.add(
    v128.shuffle<f32>(s2, s3, 0, 2, 4, 6),
    v128.shuffle<f32>(s2, s3, 1, 3, 5, 7),
  );
  const sums = f32x4.add(
    f32x4.add(
      v128.shuffle<f32>(pairs01, pairs23, 0, 2, 4, 6),
      v128.shuffle<f32>(pairs01, pairs23, 1, 3, 5, 7),
    ),
    f32x4.splat(start),
  );
  spread(to, sums, step, 4);
}

function dot(a: usize, depth: i32): f32 {
  let sums = f32x4.splat(0);
  let w = packedColumn;
  let k = depth;
  for (; k >= 4; k -= 4) {
    sums = multiplyAdd(v128.load(a), v128.load(w), sums);
    a += VECTOR;
    w += VECTOR;
  }
  if (k) sums = multiplyAdd(loadPart(a, k), loadPart(w, k), sums);
  return sumOf(sums);
}

function sixteenSums(
  a: usize,
  aStep: i32,
  factors: usize,
  bStep: i32,
  depth: i32,
  to: usize,
  cRow: i32,
): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let k = 0; k < depth; k++) {
    const factor = v128.load32_splat(factors);
    s0 = multiplyAdd(factor, v128.load(a), s0);
    s1 = multiplyAdd(factor, v128.load(a, 16), s1);
    s2 = multiplyAdd(factor, v128.load(a, 32), s2);
    s3 = multiplyAdd(factor, v128.load(a, 48), s3);
    a += (<usize>aStep) << 2;
    factors += (<usize>bStep) << 2;
  }
  const step = (<usize>cRow) << 2;
  spread(to, s0, step, 4);
  spread(to + 4 * step, s1, step, 4);
  spread(to + 8 * step, s2, step, 4);
  spread(to + 12 * step, s3, step, 4);
}

function fourSums(
  a: usize,
  aStep: i32,
  factors: usize,
  bStep: i32,
  depth: i32,
  to: usize,
  cRow: i32,
  count: i32,
): void {
  let sums = f32x4.splat(0);
  for (let k = 0; k < depth; k++) {
    const x = count == 4 ? v128.load(a) : loadPart(a, count);
    sums = multiplyAdd(v128.load32_splat(factors), x, sums);
    a += (<usize>aStep) << 2;
    factors += (<usize>bStep) << 2;
  }
  spread(to, sums, (<usize>cRow) << 2, count);
}

/** The first `count` numbers of a vector to places `step` bytes apart. */
@inline
function spread(to: usize, v: v128, step: usize, count: i32): void {
  if (step == FLOAT) {
    if (count == 4) v128.store(to, v);
    else storePart(to, v, count);
    return;
  }
  store<f32>(to, f32x4.extract_lane(v, 0));
  if (count > 1) store<f32>(to + step, f32x4.extract_lane(v, 1));
  if (count > 2) store<f32>(to + 2 * step, f32x4.extract_lane(v, 2));
  if (count > 3) store<f32>(to + 3 * step, f32x4.extract_lane(v, 3));
}
