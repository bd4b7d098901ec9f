/** Gradients without calculus: central finite differences of the hand computation, in double precision. */

import { type Attributes, type NamedNumbers, type Numbers, named } from './numbers.ts';
import type { Oracle } from './oracle.ts';

/** What is differentiated: an operation at a place, its first output weighed by the gradient that comes from above. */
export interface Weighed {
  readonly oracle: Oracle;
  readonly inputs: NamedNumbers;
  readonly attributes: Attributes;
  /** As many numbers as the operation's first output has. */
  readonly gradient: Numbers;
}

// The error is of the order of its square; in double precision rounding adds only some 1e-11.
const step = 1e-5;

/** The slope of the weighed sum of outputs in one number of one input. */
export function slopeAt(weighed: Weighed, name: string, place: number): number {
  return (
    (valueAt(weighed, name, [place, step]) - valueAt(weighed, name, [place, -step])) / (2 * step)
  );
}

/** At most `limit` places of a tensor of that size, from its first to its last; all of them where they are fewer. */
export function spreadPlaces(size: number, limit: number): number[] {
  const count = Math.min(size, limit);
  if (count < 2) return Array(count).fill(0);
  return Array.from({ length: count }, (_, i) => Math.floor((i * (size - 1)) / (count - 1)));
}

function valueAt(
  { oracle, inputs, attributes, gradient }: Weighed,
  name: string,
  [place, by]: readonly [number, number],
): number {
  const { shape, values } = named(inputs, name);
  const moved = Float64Array.from(values);
  moved[place] = (moved[place] ?? Number.NaN) + by;
  const [output] = oracle({ ...inputs, [name]: { shape, values: moved } }, attributes);
  let sum = 0;
  for (const [i, value] of output?.values.entries() ?? []) sum += value * (gradient.values[i] ?? 0);
  return sum;
}
