/** What the page knows of a run. */

import type { Change, FailureCode, Row, Speed } from '#engine/protocol.ts';
import type { Look, Snapshot } from '#engine/session.ts';
import type { BackendName } from '#tensor/backendNames.ts';
import type { ParameterValues } from './defineDemo.ts';
import { type Poster, unpackLook, unpackSnapshot } from './recording.ts';

/** The life of a run; also what the demo's root says in `data-status`. */
export type Status = 'idle' | 'starting' | 'running' | 'paused' | 'finished' | 'failed';

/** What went wrong, and what the reader can do about it. */
export interface Failure {
  readonly code: FailureCode;
  readonly sentence: string;
  /** The parameter to change, when that would help. */
  readonly parameter: string | null;
}

/** Everything that a demo's components draw. */
export interface RunState {
  readonly status: Status;
  /** The settings as the controls show them. */
  readonly values: ParameterValues;
  /** The settings that the run began with. */
  readonly firstValues: ParameterValues;
  readonly changes: readonly Change[];
  /** The moment on show: of the run, or of a recorded one while nothing has run. */
  readonly shown: Snapshot | null;
  readonly isRecorded: boolean;
  /** What the recorded run's model answered to the figure's first questions, by `questionKey`. */
  readonly recordedAnswers: Readonly<Record<string, Look>>;
  readonly rows: readonly Row[];
  /** The steps at which the recorded run can be looked at. */
  readonly recordedSteps: readonly number[];
  /** The rows of the future that the run had before it branched. */
  readonly abandonedRows: readonly Row[];
  /** The steps that the run has done; what is shown may be an earlier moment. */
  readonly latestStep: number;
  readonly stepsPerSecond: number;
  /** The pace that was asked for. */
  readonly speed: Speed;
  /** Where the run is; null before it has begun. */
  readonly backend: BackendName | null;
  /** Where the reader wants it; null is wherever the engine finds it to be fastest. */
  readonly wantedBackend: BackendName | null;
  /** Where it runs and why, in a clause; may be empty. */
  readonly place: string;
  /** What the reader is waiting for, in a sentence. */
  readonly preparing: string | null;
  readonly notices: readonly string[];
  readonly failure: Failure | null;
  /** A step that a link points at: Train goes there and stops. */
  readonly target: number | null;
}

/** A run that has not begun. */
export function freshState(values: ParameterValues, poster: Poster | null): RunState {
  return {
    ...clearedRun,
    status: 'idle',
    values,
    firstValues: values,
    changes: [],
    ...posterState(poster),
    speed: 'rising',
    backend: null,
    wantedBackend: null,
    place: '',
    notices: [],
    target: null,
  };
}

/** What is shown of a recorded run. */
export function posterState(
  poster: Poster | null,
): Pick<RunState, 'shown' | 'isRecorded' | 'recordedAnswers' | 'rows' | 'recordedSteps'> {
  const unpacked = Object.entries(poster?.moment.answers ?? {}).map(([key, look]) => [
    key,
    unpackLook(look),
  ]);
  return {
    shown: poster && unpackSnapshot(poster.moment),
    isRecorded: true,
    recordedAnswers: Object.fromEntries(unpacked),
    rows: poster?.rows ?? [],
    recordedSteps: poster?.steps ?? [],
  };
}

/** What a new beginning wipes out, whatever is shown meanwhile. */
export const clearedRun = {
  abandonedRows: [],
  rows: [],
  latestStep: 0,
  stepsPerSecond: 0,
  preparing: null,
  failure: null,
} as const satisfies Partial<RunState>;

/** Whether an earlier moment than the run's last is on show. */
export function isPast({ shown, latestStep, isRecorded }: RunState): boolean {
  return !isRecorded && shown !== null && shown.step < latestStep;
}

/** The step that a change or a branch would start from. */
export function shownStep(state: RunState): number {
  return isPast(state) ? (state.shown?.step ?? 0) : state.latestStep;
}
