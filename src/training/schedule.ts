/** How fast to learn when: a slow start, and a rate that falls towards the end (Loshchilov and Hutter 2017, for the cosine). */

/** How the rate falls after the warm-up. */
export type Decay = 'none' | 'linear' | 'cosine';

/** A learning rate over a whole run. */
export interface Schedule {
  /** The highest rate. */
  readonly peak: number;
  /** How many steps the rate rises for, by equal parts; 0 begins at the peak. */
  readonly warmUp: number;
  readonly decay: Decay;
  /** The number of steps after which a falling rate has reached its last value, a tenth of the peak. */
  readonly total: number;
}

/** What is left of the peak at the end, and after it. */
export const lastShare = 0.1;

/** The learning rate of a step, counted from 0. */
export function learningRateAt(step: number, { peak, warmUp, decay, total }: Schedule): number {
  if (step < warmUp) return (peak * (step + 1)) / warmUp;
  const progress = total > warmUp ? Math.min(1, (step - warmUp) / (total - warmUp)) : 1;
  return peak * (lastShare + (1 - lastShare) * remaining(decay, progress));
}

/** From 1, where the decay begins, to 0 at its end. */
function remaining(decay: Decay, progress: number): number {
  switch (decay) {
    case 'none':
      return 1;
    case 'linear':
      return 1 - progress;
    case 'cosine':
      return (1 + Math.cos(Math.PI * progress)) / 2;
    default:
      return decay satisfies never;
  }
}
