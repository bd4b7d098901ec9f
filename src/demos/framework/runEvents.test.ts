/** What each event makes of the page's knowledge of a run. */

import { describe, expect, test } from 'vitest';
import type { Row } from '#engine/protocol.ts';
import type { Snapshot } from '#engine/session.ts';
import type { BackendName } from '#tensor/backendNames.ts';
import { ganPoints } from '../gan-points/definition.ts';
import type { Definition } from './defineDemo.ts';
import { packSnapshot } from './recording.ts';
import { branchedAt, failureOf, withEvent } from './runEvents.ts';
import { freshState, isPast, type RunState, shownStep } from './runState.ts';
import { defaultValues } from './values.ts';

const values = defaultValues(ganPoints);
const poster = { moment: packSnapshot(snapshot(900)), rows: rows(0, 900), steps: [0, 900] };
const fresh = freshState(values, poster);
const running = withEvent(opened(fresh), {
  type: 'progress',
  run: 'a',
  moment: { snapshot: snapshot(50), rows: rows(10, 20, 30, 40, 50) },
  stepsPerSecond: 120,
});

test('a fresh state shows the recorded run and has done no step', () => {
  expect(fresh).toMatchObject({ status: 'idle', isRecorded: true, latestStep: 0, failure: null });
  expect(fresh.shown?.step).toBe(900);
  expect(fresh.recordedSteps).toEqual([0, 900]);
  expect([isPast(fresh), shownStep(fresh)]).toEqual([false, 0]);
});

test('a fresh state without a recording shows nothing', () => {
  expect(freshState(values, null)).toMatchObject({ shown: null, rows: [], recordedSteps: [] });
});

describe('withEvent', () => {
  test('opened replaces the recorded run', () => {
    expect(opened(fresh)).toMatchObject({ isRecorded: false, latestStep: 0, rows: rows(0) });
    expect(opened(fresh).shown?.step).toBe(0);
  });

  test('preparing is said until the first moment', () => {
    const shaders = { type: 'preparing', run: 'a', what: 'shaders', programs: 7 } as const;
    const preparing = withEvent(fresh, shaders);
    expect(preparing.preparing).toContain('shader 7…');
    expect(opened(preparing).preparing).toBeNull();
  });

  test('opened says where the run is and what was measured', () => {
    expect(opened(fresh)).toMatchObject({
      backend: 'cpu',
      place: 'plain JavaScript (cpu), 2.3 ms a step',
    });
  });

  test('progress adds rows and the pace', () => {
    expect(running.rows).toEqual(rows(0, 10, 20, 30, 40, 50));
    expect([running.latestStep, running.shown?.step, running.stepsPerSecond]).toEqual([
      50, 50, 120,
    ]);
  });

  test('a sought moment is shown while the run stays where it is', () => {
    const sought = withEvent(running, { type: 'sought', run: 'a', snapshot: snapshot(20) });
    expect([isPast(sought), shownStep(sought), sought.latestStep]).toEqual([true, 20, 50]);
    expect(sought.rows).toBe(running.rows);
  });

  test('a change takes the place of those at its step and after', () => {
    const changed = (state: RunState, step: number, seed: number) =>
      withEvent(state, { type: 'changed', run: 'a', change: { step, settings: { seed } } });
    const state = changed(changed(changed(running, 10, 1), 30, 2), 20, 3);
    expect(state.changes.map(({ step, settings }) => [step, settings['seed']])).toEqual([
      [10, 1],
      [20, 3],
    ]);
    expect(changed(state, 20, 4).changes.map(({ settings }) => settings['seed'])).toEqual([1, 4]);
  });

  test.each([
    ['webgl', 'went back to step 30 and goes on.'],
    ['cpu', 'went back to step 30 and goes on on the processor instead.'],
  ] as const)('recovered on %s forgets the later rows and says so', (backend, end) => {
    const state = withEvent(running, { type: 'recovered', run: 'a', backend, step: 30 });
    expect(state).toMatchObject({ backend, latestStep: 30, rows: rows(0, 10, 20, 30) });
    expect(state.notices).toHaveLength(1);
    expect(state.notices[0]?.endsWith(end)).toBe(true);
  });
});

test('branching keeps the later rows, from the branch on, as what might have been', () => {
  const change = (step: number) => ({ step, settings: values });
  const state = branchedAt({ ...running, changes: [change(10), change(20), change(30)] }, 20);
  expect(state.rows).toEqual(rows(0, 10, 20));
  expect(state.abandonedRows).toEqual(rows(20, 30, 40, 50));
  expect(state.changes).toEqual([change(10), change(20)]);
  expect(state.latestStep).toBe(20);
});

describe('failureOf', () => {
  const demo: Definition = ganPoints;
  const failed = (
    code: 'diverged' | 'backend' | 'internal',
    wantedBackend: BackendName | null = null,
  ) =>
    failureOf(
      demo,
      { values, wantedBackend },
      { type: 'failed', run: 'a', code, message: 'Error: oops' },
    );

  test('a diverged run names the parameter to change, with the demo’s advice', () => {
    const { parameter, advice } = demo.whenDiverged(values);
    expect(failed('diverged')).toEqual({ code: 'diverged', parameter, sentence: advice });
  });

  test('the others say what happened and that Retry helps', () => {
    expect(failed('backend', 'webgl').sentence).toMatch(/WebGL.*Retry/);
    expect(failed('backend', 'simd').sentence).toMatch(/WebAssembly with SIMD.*Retry/);
    expect(failed('internal').sentence).toMatch(/Error: oops.*Retry/);
    expect([failed('backend').parameter, failed('internal').parameter]).toEqual([null, null]);
  });
});

function opened(state: RunState): RunState {
  const moment = { snapshot: snapshot(0), rows: rows(0) };
  const timings = [{ backend: 'cpu', stepMs: 2.345, dropsFrames: false }] as const;
  const where = { backend: 'cpu', timings, renderer: null } as const;
  return withEvent(state, { type: 'opened', run: 'a', ...where, moment });
}

function snapshot(step: number): Snapshot {
  return { step, metrics: { step }, arrays: {} };
}

function rows(...steps: readonly number[]): Row[] {
  return steps.map((step) => ({ step, metrics: { step } }));
}
