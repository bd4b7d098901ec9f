/** How a table does on text that it has not read. */

import type { NgramTable } from '#models/ngram.ts';

/** What came of judging a table at some places of a text. */
export interface Judgement {
  /** Mean surprise in nats a token, by order from 1 up to the table's; infinite where it had ruled a token out. */
  readonly surprises: readonly number[];
  /** The share of places whose token the table had ruled out. */
  readonly impossible: number;
  /** The share of places whose whole context the table has seen. */
  readonly known: number;
}

const mostPlaces = 2000;
const judgedAtOnce = 100;

/** The longest context that any order looks at: the same places are judged for all. */
const longestContext = 4;

/** Judges a table at no more than 2,000 places, spread evenly over the text; yields every few milliseconds. */
export function* judge(table: NgramTable, heldOut: Int32Array): Generator<void, Judgement> {
  const { order } = table.configuration;
  const sums = Array<number>(order).fill(0);
  const places = placesIn(heldOut.length);
  const knows = remembering((context) => table.counts(context, order).length > 0);
  let impossible = 0;
  let known = 0;
  for (const [i, place] of places.entries()) {
    const seen = heldOut.subarray(Math.max(0, place - longestContext), place + 1);
    const last = Int32Array.of(seen.length - 1);
    const surprises = sums.map((_, shorter) => table.surprise(seen, shorter + 1, last));
    for (const [shorter, surprise] of surprises.entries())
      sums[shorter] = (sums[shorter] ?? 0) + surprise;
    if (surprises.at(-1) === Number.POSITIVE_INFINITY) impossible++;
    if (order === 1 || knows(seen.subarray(Math.max(0, seen.length - order), -1))) known++;
    if (i % judgedAtOnce === judgedAtOnce - 1) yield;
  }
  return {
    surprises: sums.map((sum) => sum / places.length),
    impossible: impossible / places.length,
    known: known / places.length,
  };
}

/** Asks only once for each context: a frequent one has followers by the thousand. */
function remembering(ask: (context: Int32Array) => boolean): (context: Int32Array) => boolean {
  const answers = new Map<string, boolean>();
  return (context) => {
    const key = context.join();
    const answer = answers.get(key) ?? ask(context);
    answers.set(key, answer);
    return answer;
  };
}

function placesIn(length: number): Int32Array {
  const first = Math.min(longestContext, length - 1);
  const count = Math.min(mostPlaces, length - first);
  return Int32Array.from(
    { length: count },
    (_, i) => first + Math.floor((i * (length - first)) / count),
  );
}
