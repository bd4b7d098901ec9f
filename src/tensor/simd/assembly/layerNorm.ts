/** Layer normalisation, a row at a time. */

import { loadPart, multiplyAdd, storePart, sumOf, VECTOR } from './lanes';

const VARIANCE_FLOOR: f32 = 1e-5;

/** y[rows, width] of x; `statistics`[rows, 2] keeps each row's mean and 1 / deviation. `scaleShift`: [2, width]. */
export function layerNorm(
  x: usize,
  scaleShift: usize,
  y: usize,
  statistics: usize,
  rows: i32,
  width: i32,
): void {
  const row = (<usize>width) << 2;
  const shift = scaleShift + row;
  const rest = width & 3;
  const whole = row - ((<usize>rest) << 2);
  for (let i = 0; i < rows; i++) {
    const mean = sumOfRow(x, width) / <f32>width;
    const means = f32x4.splat(mean);
    const rate: f32 = 1 / sqrt<f32>(squaresOfRow(x, width, mean) / <f32>width + VARIANCE_FLOOR);
    const rates = f32x4.splat(rate);
    let o: usize = 0;
    for (; o < whole; o += VECTOR) {
      const normal = f32x4.mul(f32x4.sub(v128.load(x + o), means), rates);
      v128.store(y + o, multiplyAdd(normal, v128.load(scaleShift + o), v128.load(shift + o)));
    }
    if (rest) {
      const normal = f32x4.mul(f32x4.sub(loadPart(x + o, rest), means), rates);
      const scaled = multiplyAdd(normal, loadPart(scaleShift + o, rest), loadPart(shift + o, rest));
      storePart(y + o, scaled, rest);
    }
    store<f32>(statistics, mean);
    store<f32>(statistics, rate, 4);
    statistics += 8;
    x += row;
    y += row;
  }
}

/** dx[rows, width] and dScaleShift[2, width], given the gradient at y. */
export function layerNormGradient(
  gradient: usize,
  x: usize,
  statistics: usize,
  scaleShift: usize,
  dx: usize,
  dScaleShift: usize,
  rows: i32,
  width: i32,
): void {
  const row = (<usize>width) << 2;
  memory.fill(dScaleShift, 0, 2 * row);
  for (let i = 0; i < rows; i++) {
    const mean = load<f32>(statistics);
    const rate = load<f32>(statistics, 4);
    rowGradient(gradient, x, mean, rate, scaleShift, dx, dScaleShift, width);
    statistics += 8;
    gradient += row;
    x += row;
    dx += row;
  }
}

function rowGradient(
  gradient: usize,
  x: usize,
  mean: f32,
  rate: f32,
  scale: usize,
  dx: usize,
  dScale: usize,
  width: i32,
): void {
  const dShift = dScale + ((<usize>width) << 2);
  const rest = width & 3;
  const whole = (<usize>(width - rest)) << 2;
  const means = f32x4.splat(mean);
  const rates = f32x4.splat(rate);
  let sums = f32x4.splat(0);
  let along = f32x4.splat(0);
  let o: usize = 0;
  for (; o < whole; o += VECTOR) {
    const g = v128.load(gradient + o);
    const normal = f32x4.mul(f32x4.sub(v128.load(x + o), means), rates);
    const inner = f32x4.mul(g, v128.load(scale + o));
    v128.store(dScale + o, multiplyAdd(g, normal, v128.load(dScale + o)));
    v128.store(dShift + o, f32x4.add(g, v128.load(dShift + o)));
    sums = f32x4.add(sums, inner);
    along = multiplyAdd(inner, normal, along);
  }
  if (rest) {
    const g = loadPart(gradient + o, rest);
    const normal = f32x4.mul(f32x4.sub(loadPart(x + o, rest), means), rates);
    const inner = f32x4.mul(g, loadPart(scale + o, rest));
    storePart(dScale + o, multiplyAdd(g, normal, loadPart(dScale + o, rest)), rest);
    storePart(dShift + o, f32x4.add(g, loadPart(dShift + o, rest)), rest);
    sums = f32x4.add(sums, inner);
    along = multiplyAdd(inner, normal, along);
  }
  const meanOfInner = f32x4.splat(sumOf(sums) / <f32>width);
  const meanAlong = f32x4.splat(sumOf(along) / <f32>width);
  for (o = 0; o < whole; o += VECTOR) {
    const normal = f32x4.mul(f32x4.sub(v128.load(x + o), means), rates);
    const inner = f32x4.mul(v128.load(gradient + o), v128.load(scale + o));
    const across = f32x4.sub(f32x4.sub(inner, meanOfInner), f32x4.mul(normal, meanAlong));
    v128.store(dx + o, f32x4.mul(rates, across));
  }
  if (rest) {
    const normal = f32x4.mul(f32x4.sub(loadPart(x + o, rest), means), rates);
    const inner = f32x4.mul(loadPart(gradient + o, rest), loadPart(scale + o, rest));
    const across = f32x4.sub(f32x4.sub(inner, meanOfInner), f32x4.mul(normal, meanAlong));
    storePart(dx + o, f32x4.mul(rates, across), rest);
  }
}

function sumOfRow(x: usize, width: i32): f32 {
  let sums = f32x4.splat(0);
  let j = 0;
  for (; j + 4 <= width; j += 4) {
    sums = f32x4.add(sums, v128.load(x));
    x += VECTOR;
  }
  if (j < width) sums = f32x4.add(sums, loadPart(x, width - j));
  return sumOf(sums);
}

/** The sum of squared distances from the mean. */
function squaresOfRow(x: usize, width: i32, mean: f32): f32 {
  const means = f32x4.splat(mean);
  let sums = f32x4.splat(0);
  let j = 0;
  for (; j + 4 <= width; j += 4) {
    const distance = f32x4.sub(v128.load(x), means);
    sums = multiplyAdd(distance, distance, sums);
    x += VECTOR;
  }
  let sum = sumOf(sums);
  for (; j < width; j++) {
    const distance = load<f32>(x) - mean;
    sum += distance * distance;
    x += 4;
  }
  return sum;
}
