/** Which pieces of a text earn a place in a vocabulary. */

/**
 * The `largest` most frequent pieces, the most frequent first; of equals, the one met first.
 * Throws when `largest` is not a whole number from 1.
 */
export function mostFrequent(pieces: Iterable<string>, largest: number): string[] {
  if (!Number.isInteger(largest) || largest < 1)
    throw new Error(`invalid largest; expected a whole number from 1: ${largest}`);
  const counts = new Map<string, number>();
  for (const piece of pieces) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  return [...counts]
    .sort(([, count], [, other]) => other - count)
    .slice(0, largest)
    .map(([piece]) => piece);
}
