/** Which moments of a run can be compared, and what they are called. */

import type { TextRunValues } from '../next-token/values.ts';

/** A remembered step, or null for the model before any training. */
export type EarlyMoment = number | null;

/** The settings that decide on what a run begins with. */
export type BeginningValues = Pick<TextRunValues, 'source' | 'start'>;

/** The settings as the run takes them: there is no trained model of a text of the reader's own. */
export function asBegun<V extends BeginningValues>(values: V): V {
  return values.source === 'own' ? { ...values, start: 'scratch' } : values;
}

/** The moments before the step on show: first the untrained model, then what was measured on the way. */
export function earlyMoments(
  steps: readonly number[],
  shown: number,
  values: BeginningValues,
): EarlyMoment[] {
  // From random weights, step 0 is the untrained model.
  const first = asBegun(values).start === 'trained' ? 0 : 1;
  return [null, ...steps.filter((step) => step >= first && step < shown)];
}

/** The place of the moment at or before the chosen one; the first when there is none. */
export function placeOf(moments: readonly EarlyMoment[], chosen: EarlyMoment): number {
  const isReached = (moment: EarlyMoment) => moment !== null && chosen !== null && moment <= chosen;
  return Math.max(0, moments.findLastIndex(isReached));
}

/** What stands over the text of a moment: "Before training", "After 1,200 steps". */
export function momentTitle(moment: EarlyMoment, values: BeginningValues): string {
  const { start } = asBegun(values);
  if (moment === null || (moment === 0 && start === 'scratch')) return 'Before training';
  const steps = `${moment.toLocaleString('en')} ${moment === 1 ? 'step' : 'steps'}`;
  if (start === 'scratch') return `After ${steps}`;
  return moment === 0 ? 'After training' : `After training and ${steps} more`;
}
