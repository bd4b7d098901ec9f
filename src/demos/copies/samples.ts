/** What the figure asks for, and how the answers add up. */

import { mean } from 'd3-array';
import type { Look, Question } from '#engine/session.ts';
import type { MeasuredSample } from '../next-token/measuredSample.ts';
import { type CopiesValues, usualLeast } from './parameters.ts';

/** The samples are asked for in so many parts of so many, that none takes long. */
export const parts = [0, 1, 2, 3] as const;

const partSize = 6;

/** The stretch's length from which on it counts as copied. */
export function leastOf({ least, source }: Pick<CopiesValues, 'least' | 'source'>): number {
  return least || usualLeast[source];
}

/** Asks for a part of the samples, of the model now or before training. */
export function samplesQuestion(
  values: CopiesValues,
  part: number,
  of: 'now' | 'untrained',
): Question {
  const { temperature, topP, samplesSeed, sampleLength } = values;
  return {
    kind: 'samples',
    of,
    part,
    count: partSize,
    seed: samplesSeed,
    length: sampleLength,
    temperature,
    topP,
    least: leastOf(values),
  };
}

/** All that the figure asks at first. */
export function samplesQuestions(values: CopiesValues): Question[] {
  return [
    ...parts.map((part) => samplesQuestion(values, part, 'now')),
    samplesQuestion(values, 0, 'untrained'),
  ];
}

/** Samples of one kind, those with the longest copied stretch first. */
export type Samples = readonly MeasuredSample[];

/** The samples in the answers that are there: what was written, or the real texts that go with it. */
export function samplesOf(looks: readonly (Look | null)[], name: 'written' | 'real'): Samples {
  return looks
    .flatMap((look) => JSON.parse(look?.texts?.[name] ?? '[]') as MeasuredSample[]) // the session's own
    .toSorted((one, other) => longestOf(other) - longestOf(one));
}

/** The length of the longest copied stretch, in characters. */
export function longestOf({ longest }: MeasuredSample): number {
  return longest[1] - longest[0];
}

/** What samples owe to the training text, in all. */
export interface Tally {
  readonly count: number;
  readonly meanLongest: number;
  readonly maxLongest: number;
  readonly newShare: number;
  readonly shared: number;
  /** The share that are whole lines of the training text. */
  readonly lines: number;
}

/** The means over samples; all 0 for none. */
export function tallyOf(samples: Samples): Tally {
  const average = (value: (sample: MeasuredSample) => number) => mean(samples, value) ?? 0;
  return {
    count: samples.length,
    meanLongest: average(longestOf),
    maxLongest: Math.max(0, ...samples.map(longestOf)),
    newShare: average(({ newShare }) => newShare),
    shared: average(({ nearest }) => nearest?.shared ?? 0),
    lines: average(({ isLine }) => Number(isLine)),
  };
}

/** A piece of a sample, and how it is marked. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly isCopied: boolean;
  readonly isLongest: boolean;
}

/** A sample cut where its marks begin and end. */
export function piecesOf({ text, covered, longest }: MeasuredSample): Piece[] {
  const [from, to] = longest;
  const cuts = new Set([0, text.length, from, to, ...covered.flat()]);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, i) => ({
    text: text.slice(start, edges[i + 1]),
    start,
    isCopied: covered.some(([begin, end]) => begin <= start && start < end),
    isLongest: from <= start && start < to,
  }));
}
