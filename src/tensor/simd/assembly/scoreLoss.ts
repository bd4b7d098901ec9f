/** Losses on a column of scores: the mean, and each score's slope over the number of rows. */

import { exponential, loadPart, multiplyAdd, storePart, sumOf, VECTOR } from './lanes';

/** Losses by number; `simd/kernels.ts` has the same. */
const BINARY_CROSS_ENTROPY: i32 = 0;
const HALF_SQUARED_ERROR: i32 = 1;
const HINGE: i32 = 2;

/** Returns the mean loss of scores[size] against targets[size]; `slope` has room for as many. */
export function scoreLoss(scores: usize, targets: usize, slope: usize, size: i32, kind: i32): f32 {
  const share = f32x4.splat(1 / <f32>size);
  let total: f32 = 0;
  let sums = f32x4.splat(0);
  for (let i = 0; i < size; i += 4) {
    const left = size - i;
    const s = left >= 4 ? v128.load(scores) : loadPart(scores, left);
    const t = left >= 4 ? v128.load(targets) : loadPart(targets, left);
    const loss = lossAt(s, t, kind);
    const slopes = f32x4.mul(slopeAt(s, t, kind), share);
    if (left >= 4) {
      sums = f32x4.add(sums, loss);
      v128.store(slope, slopes);
    } else {
      total += f32x4.extract_lane(loss, 0);
      if (left > 1) total += f32x4.extract_lane(loss, 1);
      if (left > 2) total += f32x4.extract_lane(loss, 2);
      storePart(slope, slopes, left);
    }
    scores += VECTOR;
    targets += VECTOR;
    slope += VECTOR;
  }
  return (total + sumOf(sums)) / <f32>size;
}

@inline
function lossAt(s: v128, t: v128, kind: i32): v128 {
  const zero = f32x4.splat(0);
  if (kind == BINARY_CROSS_ENTROPY) return f32x4.sub(softplus(s), f32x4.mul(s, t));
  if (kind == HALF_SQUARED_ERROR) {
    const error = f32x4.sub(s, t);
    return f32x4.mul(f32x4.mul(error, error), f32x4.splat(0.5));
  }
  if (kind == HINGE) return f32x4.max(zero, margin(s, t));
  return f32x4.neg(s);
}

@inline
function slopeAt(s: v128, t: v128, kind: i32): v128 {
  if (kind == BINARY_CROSS_ENTROPY) return f32x4.sub(sigmoid(s), t);
  if (kind == HALF_SQUARED_ERROR) return f32x4.sub(s, t);
  if (kind == HINGE) return v128.and(f32x4.neg(sign(t)), f32x4.gt(margin(s, t), f32x4.splat(0)));
  return f32x4.splat(-1);
}

/** +1 for a target of 1, −1 for a target of 0. */
@inline
function sign(t: v128): v128 {
  return f32x4.sub(f32x4.add(t, t), f32x4.splat(1));
}

@inline
function margin(s: v128, t: v128): v128 {
  return f32x4.sub(f32x4.splat(1), f32x4.mul(sign(t), s));
}

@inline
function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  const fall = exponential(f32x4.neg(f32x4.abs(x)));
  const over = f32x4.div(one, f32x4.add(one, fall));
  return v128.bitselect(f32x4.mul(fall, over), over, f32x4.lt(x, f32x4.splat(0)));
}

/** max(x, 0) + ln(1 + e^−|x|), the logarithm as twice the area tangent of e / (2 + e), whose series ends soon. */
@inline
function softplus(x: v128): v128 {
  const fall = exponential(f32x4.neg(f32x4.abs(x)));
  const z = f32x4.div(fall, f32x4.add(f32x4.splat(2), fall));
  const square = f32x4.mul(z, z);
  let series = multiplyAdd(square, f32x4.splat(1.0 / 13.0), f32x4.splat(1.0 / 11.0));
  series = multiplyAdd(square, series, f32x4.splat(1.0 / 9.0));
  series = multiplyAdd(square, series, f32x4.splat(1.0 / 7.0));
  series = multiplyAdd(square, series, f32x4.splat(0.2));
  series = multiplyAdd(square, series, f32x4.splat(1.0 / 3.0));
  series = multiplyAdd(square, series, f32x4.splat(1));
  const logarithm = f32x4.mul(f32x4.add(z, z), series);
  return f32x4.add(f32x4.max(x, f32x4.splat(0)), logarithm);
}
