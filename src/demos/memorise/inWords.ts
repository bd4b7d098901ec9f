/** What the four models are like, in sentences. */

import type { Metrics } from '#engine/session.ts';
import { metricOf, readMetric, type Size, sizes } from './sizes.ts';

/** "of 10 names it knows 100 %…": the share of what each model wrote that it has read. */
export function describe(metrics: Metrics): string {
  if (metrics[metricOf('known', 10)] === undefined) return 'nothing measured yet';
  const shares = sizes.map((size) => wholePercent(readMetric(metrics, 'known', size)));
  const last = shares.pop();
  return `of the names that the four models write, they have read ${shares.join(', ')} and ${last}`;
}

/** What the curves of a size show. */
export function lossSentence(metrics: Metrics, size: Size): string {
  const read = readMetric(metrics, 'trainingLoss', size);
  const kept = readMetric(metrics, 'heldOutLoss', size);
  return `The model of ${named(size)}: ${read.toFixed(2)} nats a letter at names that it has read, ${kept.toFixed(2)} at names kept back.`;
}

/** What the areas of a size show. */
export function shareSentence(metrics: Metrics, size: Size): string {
  const known = readMetric(metrics, 'known', size);
  const unread = readMetric(metrics, 'unread', size);
  return `Of what the model of ${named(size)} writes, it has read ${wholePercent(known)}; ${wholePercent(unread)} are real names that it has not read; ${wholePercent(Math.max(0, 1 - known - unread))} are new.`;
}

/** "1,000 names" */
export function named(size: Size): string {
  return `${size.toLocaleString('en')} names`;
}

/** "4 %" */
export function wholePercent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
