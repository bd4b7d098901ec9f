/** What heads make a habit of, in words, and when a habit was first seen. */

import type { Row } from '#engine/protocol.ts';

/** How much attention goes where, on average over the held-out text, 0 to 1; an induction below 0 had no occasion. */
export interface Habits {
  readonly before: number;
  readonly first: number;
  readonly itself: number;
  readonly induction: number;
}

/** The habits of each head, of numbers that stand four for each. */
export function habitsOf(numbers: ArrayLike<number>): Habits[] {
  return Array.from({ length: numbers.length / 4 }, (_, i) => ({
    before: numbers[4 * i] ?? 0,
    first: numbers[4 * i + 1] ?? 0,
    itself: numbers[4 * i + 2] ?? 0,
    induction: numbers[4 * i + 3] ?? -1,
  }));
}

/** Below this share of attention a habit is none. */
const leastHabit = 0.25;

/** A head's strongest habit: "looks one back 84 %". */
export function habitInWords({ before, first, itself, induction }: Habits): string {
  const habits: readonly (readonly [number, string])[] = [
    [before, 'looks one back'],
    [itself, 'looks at itself'],
    [first, 'looks at the first'],
    [induction, 'looks at what came after it last time'],
  ];
  const [share, words] = habits.reduce((most, one) => (one[0] > most[0] ? one : most));
  return share < leastHabit ? 'no fixed place' : `${words} ${percent(share)}`;
}

/** From this share on, a head is said to look back, or to do induction. */
export const learned = { looksBack: 0.5, induction: 0.3 } as const;

/** When a head first looked back and when one did induction, or that none has; empty for a model without heads. */
export function habitHistory(rows: readonly Row[], isTrainedBefore: boolean): string {
  const last = rows.at(-1)?.metrics;
  if (last?.['looksBack'] === undefined) return '';
  return `${sentenceOn('looksBack', rows, isTrainedBefore)} ${sentenceOn('induction', rows, isTrainedBefore)}`;
}

const words = {
  looksBack: {
    formed: 'A head that looks one back',
    none: 'No head looks back yet',
    does: 'to the token just before',
  },
  induction: {
    formed: 'An induction head',
    none: 'No induction head has formed yet',
    does: 'to what came after the same token last time',
  },
} as const;

function sentenceOn(
  habit: keyof typeof words,
  rows: readonly Row[],
  isTrainedBefore: boolean,
): string {
  const { formed, none, does } = words[habit];
  const shareAt = (row: Row | undefined) => row?.metrics[habit] ?? 0;
  const first = rows.find((row) => shareAt(row) > learned[habit]);
  if (!first)
    return `${none}: the nearest gives ${percent(shareAt(rows.at(-1)))} of its attention ${does}, short of ${percent(learned[habit])}.`;
  const share = `${percent(shareAt(first))} of its attention goes ${does}`;
  if (first.step > 0)
    return `${formed} had formed by step ${first.step.toLocaleString('en')}: ${share}.`;
  return `${formed} ${isTrainedBefore ? 'came with the model' : 'was there before any training'}: ${share}.`;
}

/** A share as "43 %", its sign on the same line. */
export function percent(share: number): string {
  return `${Math.round(100 * share)}\u00A0%`;
}
