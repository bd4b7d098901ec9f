/** Softmax of rows, what flows back through it, and the cross-entropy above it. */

import { exponential, largestOf, loadPart, multiplyAdd, storePart, sumOf, VECTOR } from './lanes';

/** Below every score, yet finite. */
const LOWEST: f32 = -3e38;

/** The first `count` numbers of a row become e^(scale·x − largest) over their sum; returns ln of that sum plus the largest. */
export function softmaxRow(x: usize, count: i32, scale: f32): f32 {
  const scales = f32x4.splat(scale);
  const rest = count & 3;
  const whole = (<usize>(count - rest)) << 2;
  let tops = f32x4.splat(LOWEST);
  let o: usize = 0;
  for (; o < whole; o += VECTOR) tops = f32x4.max(tops, f32x4.mul(v128.load(x + o), scales));
  let top = largestOf(tops);
  for (let i = 0; i < rest; i++) top = max<f32>(top, load<f32>(x + o + ((<usize>i) << 2)) * scale);
  const largest = f32x4.splat(top);
  let sums = f32x4.splat(0);
  for (o = 0; o < whole; o += VECTOR) {
    const power = exponential(f32x4.sub(f32x4.mul(v128.load(x + o), scales), largest));
    v128.store(x + o, power);
    sums = f32x4.add(sums, power);
  }
  let sum = sumOf(sums);
  if (rest) {
    const power = exponential(f32x4.sub(f32x4.mul(loadPart(x + o, rest), scales), largest));
    storePart(x + o, power, rest);
    for (let i = 0; i < rest; i++) sum += load<f32>(x + o + ((<usize>i) << 2));
  }
  const shares = f32x4.splat(1 / sum);
  for (o = 0; o < whole; o += VECTOR) v128.store(x + o, f32x4.mul(v128.load(x + o), shares));
  if (rest) storePart(x + o, f32x4.mul(loadPart(x + o, rest), shares), rest);
  return Mathf.log(sum) + top;
}

/** In place: gradient at the probabilities → at the scores, p · (g − Σ g·p) · scale, for the first `count` of a row. */
export function softmaxRowGradient(
  gradient: usize,
  probabilities: usize,
  count: i32,
  scale: f32,
): void {
  const rest = count & 3;
  const whole = (<usize>(count - rest)) << 2;
  let sums = f32x4.splat(0);
  let o: usize = 0;
  for (; o < whole; o += VECTOR)
    sums = multiplyAdd(v128.load(gradient + o), v128.load(probabilities + o), sums);
  if (rest)
    sums = multiplyAdd(loadPart(gradient + o, rest), loadPart(probabilities + o, rest), sums);
  const middle = f32x4.splat(sumOf(sums));
  const scales = f32x4.splat(scale);
  for (o = 0; o < whole; o += VECTOR) {
    const p = f32x4.mul(v128.load(probabilities + o), scales);
    v128.store(gradient + o, f32x4.mul(p, f32x4.sub(v128.load(gradient + o), middle)));
  }
  if (rest) {
    const p = f32x4.mul(loadPart(probabilities + o, rest), scales);
    storePart(gradient + o, f32x4.mul(p, f32x4.sub(loadPart(gradient + o, rest), middle)), rest);
  }
}

/** Mean surprise at targets[rows], and slope[rows, classes] = (softmax − chosen) / rows. */
export function crossEntropy(
  logits: usize,
  targets: usize,
  slope: usize,
  rows: i32,
  classes: i32,
): f32 {
  const row = (<usize>classes) << 2;
  const share: f32 = 1 / <f32>rows;
  let surprise: f64 = 0;
  memory.copy(slope, logits, <usize>rows * row);
  for (let i = 0; i < rows; i++) {
    const which = load<i32>(targets);
    if (<u32>which >= <u32>classes) unreachable(); // it would be an address outside of the row
    const target = (<usize>which) << 2;
    const chosen = load<f32>(slope + target);
    surprise += <f64>softmaxRow(slope, classes, 1) - <f64>chosen;
    store<f32>(slope + target, load<f32>(slope + target) - 1);
    scaleRow(slope, classes, share);
    targets += 4;
    slope += row;
  }
  return <f32>(surprise / <f64>rows);
}

function scaleRow(x: usize, count: i32, factor: f32): void {
  const factors = f32x4.splat(factor);
  let j = 0;
  for (; j + 4 <= count; j += 4) {
    v128.store(x, f32x4.mul(v128.load(x), factors));
    x += VECTOR;
  }
  if (j < count) storePart(x, f32x4.mul(loadPart(x, count - j), factors), count - j);
}
