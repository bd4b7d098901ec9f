/** The dense layer: a product, a bias to begin with, and what bends it. */

import { exponential, loadPart, logistic, multiplyAdd, storePart, VECTOR } from './lanes';
import { product, WHOLE } from './product';

/** Activations by number; `simd/kernels.ts` has the same. */
const LINEAR: i32 = 0;
const RELU: i32 = 1;
const LEAKY_RELU: i32 = 2;
const TANH: i32 = 3;
const GELU: i32 = 4;

const LEAKY_SLOPE: f32 = 0.2;
/** 2·√(2/π) */
const GELU_SCALE: f32 = 1.5957691216057308;
const GELU_CUBIC: f32 = 0.044715;

/** y[rows, outputs] = bent(x[rows, inputs] · layer[inputs + 1, outputs]); GELU keeps the sum before it in `inner`. */
export function dense(
  x: usize,
  layer: usize,
  y: usize,
  inner: usize,
  rows: i32,
  inputs: i32,
  outputs: i32,
  activation: i32,
): void {
  const bias = layer + ((<usize>(inputs * outputs)) << 2);
  const sum = activation == GELU ? inner : y;
  product(x, inputs, 1, layer, outputs, 1, sum, outputs, rows, inputs, outputs, bias, WHOLE);
  if (activation != LINEAR) bendAll(sum, y, rows * outputs, activation);
}

/** inner = gradient · slope of the activation, told from the output (GELU: from the sum before it). */
export function slopes(gradient: usize, told: usize, inner: usize, size: i32, activation: i32): void {
  // A loop for each, so that none asks at every step which it is.
  if (activation == RELU) slopesOf(RELU, gradient, told, inner, size);
  else if (activation == LEAKY_RELU) slopesOf(LEAKY_RELU, gradient, told, inner, size);
  else if (activation == TANH) slopesOf(TANH, gradient, told, inner, size);
  else slopesOf(GELU, gradient, told, inner, size);
}

@inline
function slopesOf(activation: i32, gradient: usize, told: usize, inner: usize, size: i32): void {
  let i = 0;
  for (; i + 4 <= size; i += 4) {
    const slope = slopeAt(v128.load(told), activation);
    v128.store(inner, f32x4.mul(v128.load(gradient), slope));
    gradient += VECTOR;
    told += VECTOR;
    inner += VECTOR;
  }
  if (i == size) return;
  const rest = f32x4.mul(loadPart(gradient, size - i), slopeAt(loadPart(told, size - i), activation));
  storePart(inner, rest, size - i);
}

/** dx[rows, inputs] = inner[rows, outputs] · weightsᵀ */
export function denseGradientAtX(
  inner: usize,
  layer: usize,
  dx: usize,
  rows: i32,
  inputs: i32,
  outputs: i32,
): void {
  product(inner, outputs, 1, layer, 1, outputs, dx, inputs, rows, outputs, inputs, 0, WHOLE);
}

/** dLayer[inputs + 1, outputs] = xᵀ · inner, and below it the sums of inner's columns. */
export function denseGradientAtLayer(
  x: usize,
  inner: usize,
  dLayer: usize,
  rows: i32,
  inputs: i32,
  outputs: i32,
): void {
  product(x, 1, inputs, inner, outputs, 1, dLayer, outputs, inputs, rows, outputs, 0, WHOLE);
  sumColumns(inner, dLayer + ((<usize>(inputs * outputs)) << 2), rows, outputs);
}

/** sums[columns] of x[rows, columns], as many columns at a time as there are vectors to spare. */
function sumColumns(x: usize, sums: usize, rows: i32, columns: i32): void {
  const row = (<usize>columns) << 2;
  let j = 0;
  for (; j + 16 <= columns; j += 16) {
    let address = x + ((<usize>j) << 2);
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let i = 0; i < rows; i++) {
      s0 = f32x4.add(s0, v128.load(address));
      s1 = f32x4.add(s1, v128.load(address, 16));
      s2 = f32x4.add(s2, v128.load(address, 32));
      s3 = f32x4.add(s3, v128.load(address, 48));
      address += row;
    }
    const to = sums + ((<usize>j) << 2);
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
  }
  for (; j < columns; j += 4) {
    const count = min(4, columns - j);
    let address = x + ((<usize>j) << 2);
    let sum = f32x4.splat(0);
    for (let i = 0; i < rows; i++) {
      sum = f32x4.add(sum, count == 4 ? v128.load(address) : loadPart(address, count));
      address += row;
    }
    const to = sums + ((<usize>j) << 2);
    if (count == 4) v128.store(to, sum);
    else storePart(to, sum, count);
  }
}

function bendAll(from: usize, to: usize, size: i32, activation: i32): void {
  if (activation == RELU) bendOf(RELU, from, to, size);
  else if (activation == LEAKY_RELU) bendOf(LEAKY_RELU, from, to, size);
  else if (activation == TANH) bendOf(TANH, from, to, size);
  else bendOf(GELU, from, to, size);
}

@inline
function bendOf(activation: i32, from: usize, to: usize, size: i32): void {
  let i = 0;
  for (; i + 4 <= size; i += 4) {
    v128.store(to, bent(v128.load(from), activation));
    from += VECTOR;
    to += VECTOR;
  }
  if (i < size) storePart(to, bent(loadPart(from, size - i), activation), size - i);
}

@inline
function bent(x: v128, activation: i32): v128 {
  if (activation == RELU) return f32x4.max(x, f32x4.splat(0));
  if (activation == LEAKY_RELU) return f32x4.max(x, f32x4.mul(x, f32x4.splat(LEAKY_SLOPE)));
  if (activation == TANH) return hyperbolicTangent(x);
  return f32x4.mul(x, logistic(geluInner(x)));
}

@inline
function slopeAt(told: v128, activation: i32): v128 {
  const one = f32x4.splat(1);
  if (activation == TANH) return f32x4.sub(one, f32x4.mul(told, told));
  if (activation == GELU) return geluSlope(told);
  const below = activation == RELU ? f32x4.splat(0) : f32x4.splat(LEAKY_SLOPE);
  return v128.bitselect(one, below, f32x4.gt(told, f32x4.splat(0)));
}

/** ½·z·(1 + tanh u) is z·σ(2u); this is 2u. */
@inline
function geluInner(z: v128): v128 {
  const square = f32x4.mul(z, z);
  const bracket = multiplyAdd(f32x4.splat(GELU_CUBIC), square, f32x4.splat(1));
  return f32x4.mul(f32x4.mul(f32x4.splat(GELU_SCALE), z), bracket);
}

@inline
function geluSlope(z: v128): v128 {
  const one = f32x4.splat(1);
  const gate = logistic(geluInner(z));
  const rise = f32x4.mul(
    f32x4.splat(GELU_SCALE),
    multiplyAdd(f32x4.splat(3 * GELU_CUBIC), f32x4.mul(z, z), one),
  );
  const bend = f32x4.mul(f32x4.mul(z, f32x4.sub(one, gate)), rise);
  return f32x4.mul(gate, f32x4.add(one, bend));
}

/** By the exponential function; near zero, where that would lose digits, by the series. */
@inline
function hyperbolicTangent(x: v128): v128 {
  const one = f32x4.splat(1);
  const size = f32x4.abs(x);
  const fall = exponential(f32x4.mul(f32x4.splat(-2), size));
  const far = f32x4.div(f32x4.sub(one, fall), f32x4.add(one, fall));
  const signed = v128.or(far, v128.and(x, f32x4.splat(-0.0)));
  const square = f32x4.mul(x, x);
  let series = multiplyAdd(square, f32x4.splat(62.0 / 2835.0), f32x4.splat(-17.0 / 315.0));
  series = multiplyAdd(square, series, f32x4.splat(2.0 / 15.0));
  series = multiplyAdd(square, series, f32x4.splat(-1.0 / 3.0));
  series = f32x4.mul(x, multiplyAdd(square, series, one));
  return v128.bitselect(series, signed, f32x4.lt(size, f32x4.splat(0.3)));
}
