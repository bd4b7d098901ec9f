/** How what happens to a run changes what the page knows of it. */

import type { Event, Moment } from '#engine/protocol.ts';
import type { BackendName } from '#tensor/backendNames.ts';
import type { Definition } from './defineDemo.ts';
import { placeInWords, preparationInWords, type RunPlace } from './placeInWords.ts';
import type { Failure, RunState } from './runState.ts';

/** The state after an event of its run; failures and finishes are told by `RunStore`, which knows the demo. */
export function withEvent(
  state: RunState,
  event: Exclude<Event, { type: 'ready' | 'failed' | 'measured' | 'answered' }>,
): RunState {
  switch (event.type) {
    case 'preparing':
      return { ...state, preparing: preparationInWords(event) };
    case 'opened':
      return {
        ...withMoment({ ...state, rows: [], isRecorded: false }, event.moment),
        ...placedAt(state, event),
      };
    case 'progress':
      return { ...withMoment(state, event.moment), stepsPerSecond: event.stepsPerSecond };
    case 'rested':
      return withMoment(state, event.moment);
    case 'sought':
      return { ...state, shown: event.snapshot };
    case 'changed':
      return {
        ...state,
        changes: [...state.changes.filter(({ step }) => step < event.change.step), event.change],
      };
    case 'recovered':
      return {
        ...state,
        ...placedAt(state, { backend: event.backend, timings: [], renderer: null }),
        latestStep: event.step,
        rows: state.rows.filter(({ step }) => step <= event.step),
        notices: [recoveryNotice(event.backend, event.step)],
      };
    default:
      return event satisfies never;
  }
}

/** The state as it was at an earlier step, its later rows kept as what might have been. */
export function branchedAt(state: RunState, step: number): RunState {
  return {
    ...state,
    rows: state.rows.filter((row) => row.step <= step),
    abandonedRows: state.rows.filter((row) => row.step >= step),
    changes: state.changes.filter((change) => change.step <= step),
    latestStep: step,
  };
}

function withMoment(state: RunState, { snapshot, rows }: Moment): RunState {
  return {
    ...state,
    shown: snapshot,
    latestStep: snapshot.step,
    rows: rows.length === 0 ? state.rows : [...state.rows, ...rows],
    preparing: null,
  };
}

function placedAt(
  { wantedBackend }: RunState,
  { backend, timings, renderer }: Omit<RunPlace, 'wantedBackend'>,
): Pick<RunState, 'backend' | 'place'> {
  return { backend, place: placeInWords({ backend, wantedBackend, timings, renderer }) };
}

function recoveryNotice(backend: BackendName, step: number): string {
  const where = backend === 'webgl' ? '' : ' on the processor instead';
  return `The graphics card was taken away for a moment. The run went back to step ${step} and goes on${where}.`;
}

/** A failure of the engine in words that help. */
export function failureOf(
  definition: Definition,
  { values, wantedBackend }: Pick<RunState, 'values' | 'wantedBackend'>,
  { code, message }: Extract<Event, { type: 'failed' }>,
): Failure {
  switch (code) {
    case 'diverged': {
      const { parameter, advice } = definition.whenDiverged(values);
      return { code, parameter, sentence: advice };
    }
    case 'backend':
      return {
        code,
        parameter: null,
        sentence:
          wantedBackend === 'webgl'
            ? 'This browser offers no WebGL, so the run can’t use the graphics card. Retry runs it on the processor.'
            : 'This browser can’t run our programs for the processor (WebAssembly with SIMD). Retry runs the model without them.',
      };
    case 'internal':
      return {
        code,
        parameter: null,
        sentence: `The engine stopped: ${message}. Your settings are kept; Retry starts it again.`,
      };
    default:
      return code satisfies never;
  }
}
