/** Telling two kinds of things apart by one number: a judge that learns a threshold, and how sure a score is. */

/** A threshold, and on which side of it things are taken for made. */
export interface Judge {
  readonly threshold: number;
  readonly madeIs: 'below' | 'above';
}

/**
 * The judge that is right most often about these values, each kind counting half; of equals the one with the lowest
 * threshold, and `below` first. Thresholds lie halfway between neighbouring values. Throws when a kind is empty.
 */
export function learnJudge(real: readonly number[], made: readonly number[]): Judge {
  if (real.length === 0 || made.length === 0)
    throw new Error(`invalid values; expected some of each: ${real.length}, ${made.length}`);
  const values = [...new Set([...real, ...made])].sort((a, b) => a - b);
  const thresholds = values.map((value, i) =>
    i === 0 ? value - 1 : (value + (values[i - 1] ?? value)) / 2,
  );
  let best: Judge = { threshold: thresholds[0] ?? 0, madeIs: 'below' };
  let bestShare = -1;
  for (const threshold of thresholds) {
    for (const madeIs of ['below', 'above'] as const) {
      const judge = { threshold, madeIs };
      const share = shareRight(judge, real, false) + shareRight(judge, made, true);
      if (share > bestShare + 1e-12) [best, bestShare] = [judge, share];
    }
  }
  return best;
}

/** Whether a judge takes a value for that of a thing that was made. */
export function takesForMade({ threshold, madeIs }: Judge, value: number): boolean {
  return madeIs === 'below' ? value < threshold : value >= threshold;
}

function shareRight(judge: Judge, values: readonly number[], isMade: boolean): number {
  return values.filter((value) => takesForMade(judge, value) === isMade).length / values.length;
}

/** How many were judged, and how many of them rightly. */
export interface Judged {
  readonly rightReal: number;
  readonly real: number;
  readonly rightMade: number;
  readonly made: number;
}

/**
 * How often judges are right about values that they have not learned from: one learns from every other value and judges
 * the rest, another the other way round (cross-validation in two folds). Null with fewer than two of either kind.
 */
export function crossJudged(real: readonly number[], made: readonly number[]): Judged | null {
  if (real.length < 2 || made.length < 2) return null;
  const fold = (values: readonly number[], which: number) =>
    values.filter((_, i) => i % 2 === which);
  const right = { real: 0, made: 0 };
  for (const which of [0, 1]) {
    const judge = learnJudge(fold(real, 1 - which), fold(made, 1 - which));
    right.real += fold(real, which).filter((value) => !takesForMade(judge, value)).length;
    right.made += fold(made, which).filter((value) => takesForMade(judge, value)).length;
  }
  return { rightReal: right.real, real: real.length, rightMade: right.made, made: made.length };
}

/** A share's interval, from 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const z = 1.959964; // of the normal distribution, for 95 %

/** Wilson's interval at 95 % for a share of `right` out of `all` (Wilson 1927); all of 0 to 1 where nothing was counted. */
export function intervalOf(right: number, all: number): Interval {
  if (all === 0) return { low: 0, high: 1 };
  const share = right / all;
  const scale = 1 + z ** 2 / all;
  const centre = (share + z ** 2 / (2 * all)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
