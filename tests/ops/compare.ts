/** How far apart two tensors are, as one number that can be held against a tolerance. */

import type { Numbers } from './numbers.ts';

/** No tensor counts as smaller than this: what should be all zeros may be off by a thousandth of the tolerance. */
const smallestScale = 1e-3;

/**
 * The largest difference, relative to the largest number expected in the tensor. Not to each number itself: one that
 * is near zero because large ones cancel keeps their rounding error, which says nothing against the operation.
 * Infinite where shapes differ or something is not a number.
 */
export function difference(actual: Numbers, expected: Numbers): number {
  if (String(actual.shape) !== String(expected.shape)) return Number.POSITIVE_INFINITY;
  return differenceAt(actual, expected, [...expected.values.keys()]);
}

/** The same for some of the numbers only, still relative to the largest of all. */
export function differenceAt(
  { values }: Numbers,
  expected: Numbers,
  places: readonly number[],
): number {
  const scale = Math.max(smallestScale, largest(expected));
  const worst = places.reduce((sofar, i) => {
    const apart = Math.abs((values[i] ?? Number.NaN) - (expected.values[i] ?? Number.NaN));
    return Number.isNaN(apart) ? Number.POSITIVE_INFINITY : Math.max(sofar, apart);
  }, 0);
  return values.length === expected.values.length ? worst / scale : Number.POSITIVE_INFINITY;
}

/** The largest of the differences between outputs, in their order; infinite where one has more of them. */
export function worstDifference(actual: readonly Numbers[], expected: readonly Numbers[]): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  return expected.reduce(
    (worst, one, i) =>
      Math.max(worst, actual[i] ? difference(actual[i], one) : Number.POSITIVE_INFINITY),
    0,
  );
}

function largest({ values }: Numbers): number {
  let sofar = 0;
  for (const value of values) sofar = Math.max(sofar, Math.abs(value));
  return sofar;
}
