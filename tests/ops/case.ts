/** One case: an operation, what it is given, and, if it is a gradient, of what. */

import type { Random } from '#data/random.ts';
import type { Attributes, NamedNumbers, Numbers } from './numbers.ts';

/** An operation at given inputs. */
export interface Case {
  /** Unlike that of any other case. */
  readonly name: string;
  /** A kernel of ours, or a function of src/tensor/ops that is made of TensorFlow.js's own operations. */
  readonly operation: string;
  readonly inputs: NamedNumbers;
  readonly attributes: Attributes;
  /** Said of a gradient's kernel: its outputs are slopes of this kernel at these of its inputs. */
  readonly slopeOf?: SlopeOf;
}

/** What a gradient's kernel differentiates. */
export interface SlopeOf {
  readonly kernel: string;
  readonly inputs: NamedNumbers;
  readonly at: readonly string[];
}

/** Draws from the normal distribution, as float32. */
export function drawn(
  random: Random,
  shape: readonly number[],
  { scale = 1, mean = 0 }: { scale?: number; mean?: number } = {},
): Numbers {
  return filled(shape, () => mean + scale * random.normal());
}

/** Whole numbers below the limit, as int32. */
export function drawnIntegers(random: Random, count: number, below: number): Numbers {
  return {
    shape: [count],
    values: Int32Array.from({ length: count }, () => random.integer(below)),
  };
}

/** A tensor of float32, number by number. */
export function filled(shape: readonly number[], valueAt: (i: number) => number): Numbers {
  const length = shape.reduce((product, side) => product * side, 1);
  return { shape, values: Float32Array.from({ length }, (_, i) => valueAt(i)) };
}
