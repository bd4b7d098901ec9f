/** The same numbers in other shapes: a network's parameters in one long vector, rows above rows, rows side by side. */

import { concat, type NamedTensorMap, reshape, type Tensor } from '@tensorflow/tfjs-core';
import { launchOne } from '../../launch.ts';
import { record } from '../../tape.ts';

/** What the kernel `View` is told. */
export interface ViewAttributes {
  readonly offset: number;
  readonly shape: readonly number[];
}

/**
 * The parts of a packed vector [total], each in its shape, in the order in which they lie. On `simd` a part lies in the
 * vector's own memory, so that `adam` changes it in place; elsewhere it is a copy. Take the parts anew for each step.
 */
export function unpack(packed: Tensor, shapes: readonly (readonly number[])[]): Tensor[] {
  let offset = 0;
  const total = shapes.reduce((sum, shape) => sum + sizeOf(shape), 0);
  if (total > packed.size)
    throw new Error(`invalid shapes; expected at most ${packed.size} numbers: ${total}`);
  return shapes.map((shape) => {
    const part = launchOne('View', { packed }, { offset, shape });
    offset += part.size;
    return part;
  });
}

/** The reverse of `unpack`: all parts behind one another as one vector [total]. */
export function pack(parts: readonly Tensor[]): Tensor {
  return concat(parts.map((part) => reshape(part, [part.size])));
}

/** Rows of a above rows of b: [rows of a + rows of b, columns]. Carries no gradient: for data alone. */
export function stack(a: Tensor, b: Tensor): Tensor {
  return launchOne('Concat', [a, b] as unknown as NamedTensorMap, { axis: 0 }); // its kernel wants a list
}

/**
 * Each `count` rows of x [rows, columns] side by side as one: [rows / count, count · columns], the same numbers in the
 * same order. Carries a gradient. Throws when rows are left over.
 */
export function sideBySide(x: Tensor, count: number): Tensor {
  const [rows = 0, columns = 0] = x.shape;
  if (rows % count !== 0) throw new Error(`invalid rows; expected a multiple of ${count}: ${rows}`);
  const y = launchOne('Reshape', { x }, { shape: [rows / count, count * columns] });
  return record(y, {
    inputs: [x],
    backward: (gradient) => [launchOne('Reshape', { x: gradient }, { shape: [rows, columns] })],
  });
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
