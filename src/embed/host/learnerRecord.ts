/**
 * What a course platform keeps of a learner: score, status, time, and the state of the demo to come back to. With a goal
 * the score is the progress towards it in hundredths, and reaching it completes the lesson; without one there is no
 * score, and the first trained step completes it.
 */

import type { Lms } from './lms.ts';

/** How far the demo is; `share` is the progress towards the goal, 0 to 1. */
export interface Progress {
  readonly step: number;
  readonly share: number;
}

/** One session of one learner. */
export interface LearnerRecord {
  /** Begins the session; false when the platform does not record. */
  readonly begin: () => boolean;
  /** The state to go back to, or an empty text. */
  readonly state: () => string;
  /** The score, 0 to 100; it never falls. */
  readonly score: () => number;
  readonly isComplete: () => boolean;
  /** Takes in how far the demo is. True when that is a milestone: a quarter of the way to the goal, or completion. */
  readonly note: (progress: Progress) => boolean;
  /** Takes in the demo’s state; one too long for the platform is left out, so that the one before it stays. */
  readonly keepState: (state: string) => void;
  /** Hands everything to the platform and has it saved, if there is anything new. True when all of it was. */
  readonly save: () => boolean;
  /** Ends the session, once. */
  readonly finish: () => void;
}

/** As much as `cmi.suspend_data` holds, in characters. */
export const longestState = 4096;

/** Begins nothing yet; `nowMs` tells the time in milliseconds, from any start. */
export function makeRecord({
  lms,
  hasGoal,
  nowMs,
}: {
  readonly lms: Lms;
  readonly hasGoal: boolean;
  readonly nowMs: () => number;
}): LearnerRecord {
  let beganMs = 0;
  let isOpen = false;
  let isNew = false;
  let isComplete = false;
  /** The platform’s own word, which may also be "passed", is left as it is. */
  let wasComplete = false;
  let score = 0;
  let step: number | null = null;
  let state = '';

  /** Hands over all there is; true when the platform took everything. */
  const writeAll = (): boolean => {
    const results = [
      !isComplete || wasComplete || lms.write('cmi.core.lesson_status', 'completed'),
      !hasGoal || lms.write('cmi.core.score.raw', String(score)),
      step === null || lms.write('cmi.core.lesson_location', `step ${step}`),
      state === '' || lms.write('cmi.suspend_data', state),
      lms.write('cmi.core.session_time', asTimespan(nowMs() - beganMs)),
      // Without "suspend", some platforms throw the state away, which is right once all is done.
      lms.write('cmi.core.exit', isComplete ? '' : 'suspend'),
    ];
    return results.every(Boolean);
  };

  return {
    begin: () => {
      if (!lms.initialize()) return false;
      isOpen = true;
      beganMs = nowMs();
      wasComplete = /^(completed|passed)$/.test(lms.read('cmi.core.lesson_status'));
      isComplete = wasComplete;
      // A session that ends without a status counts as completed on Moodle.
      if (!wasComplete) lms.write('cmi.core.lesson_status', 'incomplete');
      state = lms.read('cmi.suspend_data');
      if (hasGoal) {
        score = inHundredths(Number(lms.read('cmi.core.score.raw')) / 100);
        lms.write('cmi.core.score.min', '0');
        lms.write('cmi.core.score.max', '100');
      }
      writeAll();
      return true;
    },
    state: () => state,
    score: () => score,
    isComplete: () => isComplete,
    note: (progress) => {
      const before = { score, isComplete };
      isNew = true;
      step = progress.step;
      score = Math.max(score, inHundredths(progress.share));
      isComplete ||= hasGoal ? progress.share >= 1 : progress.step > 0;
      return before.isComplete !== isComplete || quarter(before.score) < quarter(score);
    },
    keepState: (newState) => {
      if (newState.length > longestState || newState === state) return;
      isNew = true;
      state = newState;
    },
    save: () => {
      if (!isOpen || !isNew) return false;
      const isWritten = writeAll();
      isNew = !(lms.commit() && isWritten);
      return !isNew;
    },
    finish: () => {
      if (!isOpen) return;
      isOpen = false;
      writeAll();
      lms.finish();
    },
  };
}

/** A whole number of hundredths; 100 only when nothing is missing. */
function inHundredths(share: number): number {
  if (share >= 1) return 100;
  // 0.29 × 100 is a little less than 29.
  return share > 0 ? Math.min(99, Math.floor(share * 100 + 1e-9)) : 0;
}

function quarter(score: number): number {
  return Math.floor(score / 25);
}

/** A time as SCORM writes it, HH:MM:SS, with at most four digits for the hours. */
export function asTimespan(ms: number): string {
  const seconds = Math.min(Math.max(0, Math.floor(ms / 1000)), 9999 * 3600 + 3599);
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}
