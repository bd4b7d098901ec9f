/** Number by number: sums, and the optimiser's step. */

import { loadPart, multiplyAdd, storePart, VECTOR } from './lanes';

/** y = a + b */
export function add(a: usize, b: usize, y: usize, size: i32): void {
  let i = 0;
  for (; i + 4 <= size; i += 4) {
    v128.store(y, f32x4.add(v128.load(a), v128.load(b)));
    a += VECTOR;
    b += VECTOR;
    y += VECTOR;
  }
  if (i < size) storePart(y, f32x4.add(loadPart(a, size - i), loadPart(b, size - i)), size - i);
}

/** y += x */
export function addTo(y: usize, x: usize, size: i32): void {
  add(y, x, y, size);
}

/** `size` numbers from one place to another. */
export function copy(from: usize, to: usize, size: i32): void {
  memory.copy(to, from, (<usize>size) << 2);
}

/** Adam on `size` parameters in place, with their running means of the gradient and of its square. */
export function adam(
  parameters: usize,
  gradient: usize,
  mean: usize,
  square: usize,
  size: i32,
  rate: f32,
  beta1: f32,
  beta2: f32,
  epsilon: f32,
  decay: f32,
): void {
  let i = 0;
  for (; i < size; i += 4) {
    const left = size - i;
    const isWhole = left >= 4;
    const g = isWhole ? v128.load(gradient) : loadPart(gradient, left);
    let m = isWhole ? v128.load(mean) : loadPart(mean, left);
    let s = isWhole ? v128.load(square) : loadPart(square, left);
    let p = isWhole ? v128.load(parameters) : loadPart(parameters, left);
    m = multiplyAdd(m, f32x4.splat(beta1), f32x4.mul(g, f32x4.splat(1 - beta1)));
    s = multiplyAdd(s, f32x4.splat(beta2), f32x4.mul(f32x4.mul(g, g), f32x4.splat(1 - beta2)));
    const change = f32x4.div(
      f32x4.mul(f32x4.splat(rate), m),
      f32x4.add(f32x4.sqrt(s), f32x4.splat(epsilon)),
    );
    p = f32x4.sub(f32x4.mul(p, f32x4.splat(1 - decay)), change);
    if (isWhole) {
      v128.store(mean, m);
      v128.store(square, s);
      v128.store(parameters, p);
    } else {
      storePart(mean, m, left);
      storePart(square, s, left);
      storePart(parameters, p, left);
    }
    gradient += VECTOR;
    mean += VECTOR;
    square += VECTOR;
    parameters += VECTOR;
  }
}
