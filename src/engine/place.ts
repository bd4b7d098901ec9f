/** A run in the worker, and how matters stand with the page about it. */

import { Pace } from './pace.ts';
import type { RunCommand, Speed, Timing } from './protocol.ts';
import type { Run } from './run.ts';

/** One run's place in the loop. */
export interface Place {
  run: Run;
  /** What was measured to choose its backend. */
  readonly timings: readonly Timing[];
  /** The page has not yet said that it took the last snapshot. */
  isInFlight: boolean;
  isOpened: boolean;
  /** The page is to be told as soon as the run has come to rest. */
  owesRest: boolean;
  /** The step of a past moment that the page has asked for; it is shown after the rest that was asked for before. */
  owesMoment: number | null;
  isPaused: boolean;
  /** What the page has asked for and the run's backend could not be had for so far. */
  readonly waiting: RunCommand[];
  /** Its tensors went with the WebGL context, and it has not been rebuilt yet. */
  isLost: boolean;
  hasFailed: boolean;
  speed: Speed;
  readonly pace: Pace;
  /** Not before this time does the page get another snapshot of a run that goes on. */
  nextLookMs: number;
}

/** A place for a run that the page has not heard of yet: it is owed the first moment. */
export function newPlace(run: Run, timings: readonly Timing[]): Place {
  return {
    run,
    timings,
    isInFlight: false,
    isOpened: false,
    owesRest: true,
    owesMoment: null,
    isPaused: false,
    waiting: [],
    isLost: false,
    hasFailed: false,
    speed: null,
    pace: new Pace(),
    nextLookMs: 0,
  };
}

/** Milliseconds until there is work to do for a place: 0 or less now, infinity when there is none. */
export function waitMs({ run, isLost, hasFailed, pace, speed }: Place): number {
  if (isLost || hasFailed || !run.isBusy) return Number.POSITIVE_INFINITY;
  return run.isMeasuring ? 0 : pace.waitMs(run.step, speed);
}
