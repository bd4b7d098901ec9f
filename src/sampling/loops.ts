/** Where a text begins to go round in a circle. */

/** A text that from `start` on repeats every `period` tokens, to its end. */
export interface Loop {
  readonly start: number;
  readonly period: number;
}

/**
 * The earliest place from which on a text repeats to its end, at least twice as long as its period; of equals the shortest
 * period. Null where there is none.
 */
export function loopOf(text: ArrayLike<number>): Loop | null {
  let found: Loop | null = null;
  for (let period = 1; 2 * period <= text.length; period++) {
    let start = text.length - period;
    while (start > 0 && text[start - 1] === text[start - 1 + period]) start--;
    const isLoop = text.length - start >= 2 * period;
    if (isLoop && (found === null || start < found.start)) found = { start, period };
  }
  return found;
}
