/** Which throws of a batch have been shown, and what was written before it. */

import type { Throw, Throws } from './answers.ts';

/** Where the reader has got to. */
export interface DiceState {
  /** What the batch is asked to go on from; empty for the beginning of the text. */
  readonly context: string;
  readonly batch: number;
  /** What earlier batches wrote, with what they went on from. */
  readonly before: string | null;
  /** How many throws of this batch are shown, or all up to the end of the line. */
  readonly shown: number | 'line';
}

/** Nothing has been thrown yet. */
export function freshDice(context: string): DiceState {
  return { context, batch: 0, before: null, shown: 0 };
}

/** One token more, or all up to the end of the line. After the last throw of a batch comes the first of the next. */
export function thrown(state: DiceState, batch: Throws | null, until: 'token' | 'line'): DiceState {
  // What has not come yet begins with its first throws.
  if (!batch) return { ...state, shown: until === 'line' ? 'line' : 1 };
  const { throws } = batch;
  const shown = countOf(state, batch);
  const end = until === 'token' ? shown : endOfLine(throws, shown);
  if (end < throws.length) return { ...state, shown: end + 1 };
  const before = textWritten({ ...state, shown: throws.length }, batch);
  return {
    context: before,
    batch: state.batch + 1,
    before,
    shown: until === 'line' ? 'line' : 1,
  };
}

/** All that has been written so far, with what it went on from. */
export function textWritten(state: DiceState, batch: Throws): string {
  const seen = batch.throws.slice(0, countOf(state, batch));
  return (state.before ?? batch.begun) + seen.map(({ token }) => token).join('');
}

/** The throw that was shown last; null before the first. */
export function lastThrow(state: DiceState, batch: Throws): Throw | null {
  return batch.throws[countOf(state, batch) - 1] ?? null;
}

function countOf({ shown }: DiceState, { throws }: Throws): number {
  return Math.min(throws.length, shown === 'line' ? endOfLine(throws, 0) + 1 : shown);
}

/** The place of the next line break; behind the last throw where there is none. */
function endOfLine(throws: readonly Throw[], from: number): number {
  const end = throws.findIndex(({ token }, i) => i >= from && token.endsWith('\n'));
  return end < 0 ? throws.length : end;
}
