/** What the figure is shown of a run: the tales to be judged, and what became of earlier ones. */

import type { Look } from '#engine/session.ts';

/** What was made of two tales; `null` where neither was preferred. */
export type Verdict = 'left' | 'right' | null;

/** Two tales side by side. */
export interface Pair {
  readonly left: string;
  readonly right: string;
}

/** A moment of the run, as the figure draws it. */
export interface VotesMoment {
  /** What the reader is asked about next. */
  readonly pair: Pair;
  /** The pair before it with what was made of it, and whether a judge did; null at first. */
  readonly last: (Pair & { readonly verdict: Verdict; readonly isJudges: boolean }) | null;
  /** How many votes it has learned from. */
  readonly learned: number;
  /** Tales of the model as it was and as it is, from the same dice. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Puts a moment into a look's texts. */
export function toLook(moment: VotesMoment): Look {
  return { arrays: {}, texts: { moment: JSON.stringify(moment) } };
}

/** The moment in a look's texts; null when there is none. */
export function momentOf(look: Look | null): VotesMoment | null {
  const text = look?.texts?.['moment'];
  return text === undefined ? null : (JSON.parse(text) as VotesMoment); // written by `toLook`
}
