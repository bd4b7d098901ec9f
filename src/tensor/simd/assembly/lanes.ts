/** Four numbers at a time: the few steps that every kernel is made of. Addresses are in bytes. */

/** Bytes in a number, and in a vector of four. */
export const FLOAT: usize = 4;
export const VECTOR: usize = 16;

/** The address of the number at an index. */
@inline
export function at(address: usize, index: i32): usize {
  return address + ((<usize>index) << 2);
}

/** The sum of a vector's four numbers. */
@inline
export function sumOf(v: v128): f32 {
  const pairs = f32x4.add(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1));
  return f32x4.extract_lane(f32x4.add(pairs, v128.shuffle<f32>(pairs, pairs, 1, 0, 3, 2)), 0);
}

/** The largest of a vector's four numbers. */
@inline
export function largestOf(v: v128): f32 {
  const pairs = f32x4.max(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1));
  return f32x4.extract_lane(f32x4.max(pairs, v128.shuffle<f32>(pairs, pairs, 1, 0, 3, 2)), 0);
}

/** a · b + c, rounded twice. */
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return f32x4.add(c, f32x4.mul(a, b));
}

/**
 * eˣ within 2 units in the last place: x = n·ln 2 + r with |r| ≤ ½·ln 2, the series of eʳ to r⁷, times 2ⁿ by its bits.
 * Below −87 it stays at e⁻⁸⁷, above 88 at e⁸⁸.
 */
@inline
export function exponential(x: v128): v128 {
  const inside = f32x4.max(f32x4.splat(-87), f32x4.min(f32x4.splat(88), x));
  const n = f32x4.nearest(f32x4.mul(inside, f32x4.splat(1.4426950408889634)));
  // ln 2 in two parts, the first with few enough bits that n times it is exact.
  const high = f32x4.sub(inside, f32x4.mul(n, f32x4.splat(0.693145751953125)));
  const r = f32x4.sub(high, f32x4.mul(n, f32x4.splat(1.4286068203094172e-6)));
  let series = multiplyAdd(r, f32x4.splat(1.0 / 5040.0), f32x4.splat(1.0 / 720.0));
  series = multiplyAdd(r, series, f32x4.splat(1.0 / 120.0));
  series = multiplyAdd(r, series, f32x4.splat(1.0 / 24.0));
  series = multiplyAdd(r, series, f32x4.splat(1.0 / 6.0));
  series = multiplyAdd(r, series, f32x4.splat(0.5));
  series = multiplyAdd(r, series, f32x4.splat(1));
  series = multiplyAdd(r, series, f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(series, power);
}

/** 1 / (1 + e⁻ˣ) */
@inline
export function logistic(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exponential(f32x4.neg(x))));
}

/** The first `count` (1 to 3) numbers at an address, with zeros behind them: what is left of a row. */
export function loadPart(address: usize, count: i32): v128 {
  let v = f32x4.replace_lane(f32x4.splat(0), 0, load<f32>(address));
  if (count > 1) v = f32x4.replace_lane(v, 1, load<f32>(address, 4));
  if (count > 2) v = f32x4.replace_lane(v, 2, load<f32>(address, 8));
  return v;
}

/** Stores the first `count` (1 to 3) numbers of a vector. */
export function storePart(address: usize, v: v128, count: i32): void {
  store<f32>(address, f32x4.extract_lane(v, 0));
  if (count > 1) store<f32>(address, f32x4.extract_lane(v, 1), 4);
  if (count > 2) store<f32>(address, f32x4.extract_lane(v, 2), 8);
}
