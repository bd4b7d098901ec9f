/** How many names each of the four models reads, and how their figures are called. */

import type { Row } from '#engine/protocol.ts';
import type { Look, Metrics } from '#engine/session.ts';

/** The four sizes, the smallest first. */
export const sizes = [10, 100, 1000, 8000] as const;

/** How many names a model reads. */
export type Size = (typeof sizes)[number];

/** Where the site serves all names. */
export const namesFile = '/texts/names.txt';

/** A run finishes here. */
export const stepsToFinish = 1000;

/** What is measured of each model. */
export type Measure = 'trainingLoss' | 'heldOutLoss' | 'known' | 'unread';

/** The metric's name for the model that reads so many names. */
export function metricOf(measure: Measure, size: Size): string {
  return `${measure} ${size}`;
}

/** The metric at one moment; 0 where it has not been measured. */
export function readMetric(metrics: Metrics, measure: Measure, size: Size): number {
  return metrics[metricOf(measure, size)] ?? 0;
}

/** A metric over the steps. */
export function pointsOf(
  rows: readonly Row[],
  measure: Measure,
  size: Size,
): (readonly [number, number])[] {
  return rows.map(({ step, metrics }) => [step, readMetric(metrics, measure, size)] as const);
}

/** A written name: whether the model has read it; whether it is a real one that the model has not read; or nobody's. */
export interface WrittenName {
  readonly name: string;
  readonly kind: 'known' | 'unread' | 'new';
}

/** The name of the text in which a look holds what the model of that size has written. */
export function textName(size: Size): string {
  return `names ${size}`;
}

/** What the model of that size has written at a moment. */
export function writtenNames({ texts }: Pick<Look, 'texts'>, size: Size): readonly WrittenName[] {
  return JSON.parse(texts?.[textName(size)] ?? '[]') as WrittenName[]; // the session's own
}
