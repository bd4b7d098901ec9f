/** The worker's side over a real channel, with sessions that only count: what it answers, and what it never does. */

import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { BackendName } from '#tensor/backendNames.ts';
import { device } from './backends.forTests.ts';
import { closePages, Page } from './page.forTests.ts';

const farAway = 1_000_000;

vi.mock('#tensor/backends.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('#tensor/backends.ts')>();
  return {
    ...original,
    selectBackend: async (name: BackendName) => {
      await original.selectBackend(name);
      device.selected = name;
    },
  };
});

afterEach(closePages);

describe('open', () => {
  test('is answered with the first step, measured', async () => {
    const page = new Page();
    page.open('a');
    const { backend, moment } = await page.next('opened');
    expect(backend).toBe('cpu');
    expect(moment).toEqual({
      snapshot: { step: 0, metrics: { total: 0 }, arrays: { totals: Float32Array.of(0) } },
      rows: [{ step: 0, metrics: { total: 0 } }],
    });
    expect(page.heard.map(({ type }) => type)).toEqual(['ready', 'preparing', 'opened']);
  });

  test('lets changes take effect after their steps', async () => {
    const page = new Page();
    page.open('a', { changes: [{ step: 30, settings: { rate: 2 } }] });
    await page.next('opened');
    page.play('a', 50);
    await page.next('rested');
    expect(page.rows('a').map(({ metrics }) => metrics['total'])).toEqual([0, 10, 20, 30, 50, 70]);
  });

  test('under the same name closes the run before', async () => {
    const page = new Page();
    page.open('a');
    await page.next('opened');
    page.open('a', { settings: { rate: 5 } });
    await page.next('opened');
    expect(page.sessions.map(({ isDisposed }) => isDisposed)).toEqual([true, false]);
    page.play('a', 10);
    expect((await page.next('rested')).moment.snapshot.metrics).toEqual({ total: 50 });
  });
});

describe('without a wish for a backend', () => {
  test('the engine measures with sessions that it throws away, and begins the run afresh', async () => {
    const page = new Page();
    page.open('a', { backend: null });
    const { backend, timings, moment } = await page.next('opened');
    expect(timings.map((timing) => timing.backend)).toEqual([backend]);
    expect(moment.snapshot).toMatchObject({ step: 0, metrics: { total: 0 } });
    expect(page.sessions.map(({ isDisposed }) => isDisposed)).toEqual([true, false]);
    expect(page.preparations()).toEqual(['model', 'measuring']);
  });

  test('it measures the same settings once, whatever their seed', async () => {
    const page = new Page();
    page.open('a', { backend: null, settings: { rate: 1, seed: 1 } });
    const first = await page.next('opened');
    page.open('a', { backend: null, settings: { rate: 1, seed: 2 } });
    expect((await page.next('opened')).timings).toEqual(first.timings);
    expect(page.sessions).toHaveLength(3);
    page.open('a', { backend: null, settings: { rate: 2, seed: 2 } });
    await page.next('opened');
    expect(page.sessions).toHaveLength(5);
  });

  test('a run that is closed while it is measured is never opened, and nothing is left of it', async () => {
    const page = new Page();
    page.open('a', { backend: null });
    page.send({ type: 'close', run: 'a' });
    page.open('b');
    await page.next('opened');
    await page.until(() => page.sessions.filter(({ isDisposed }) => !isDisposed).length === 1);
    expect(page.heard.filter(({ type }) => type === 'opened')).toHaveLength(1);
  });

  test('a session that breaks while it is measured ends the run with its message', async () => {
    const page = new Page();
    page.open('a', { backend: null, settings: { rate: 1, throwsIn: 'step' } });
    const { code, message } = await page.next('failed');
    expect([code, message]).toEqual(['internal', 'Error: broken step']);
  });
});

test('measure times the model on every backend of the device and leaves no session behind', async () => {
  const log = vi.spyOn(console, 'log').mockReturnValue(); // TensorFlow.js prints why there is no canvas
  const page = new Page();
  page.send({
    type: 'measure',
    run: 'm',
    demo: 'counter',
    settings: { rate: 1, stepMs: 1 },
    files: {},
  });
  await page.until(() => page.heard.some((event) => event.type === 'measured' && event.isDone));
  log.mockRestore();
  const last = page.heard.findLast((event) => event.type === 'measured');
  expect(last?.measurements.map(({ backend }) => backend)).toEqual(['simd', 'webgl', 'cpu']);
  expect(last?.measurements[1]?.stepMs).toBeNull();
  expect(last?.measurements[2]?.stepMs).toBeGreaterThanOrEqual(1);
  expect(page.sessions.every(({ isDisposed }) => isDisposed)).toBe(true);
});

describe('ask', () => {
  test('is answered by the moment that is asked for, also while the run trains', async () => {
    const page = new Page();
    page.open('a', { settings: { rate: 1, stepMs: 1 } });
    await page.next('opened');
    page.play('a', 30);
    await page.next('rested');
    page.play('a', 400);
    page.send({ type: 'ask', run: 'a', id: 7, step: 25, question: { kind: 'total' } });
    const answered = await page.next('answered');
    const answer = { arrays: { total: Float32Array.of(20) } };
    expect(answered).toEqual({ type: 'answered', run: 'a', id: 7, step: 20, answer, problem: '' });
    expect((await page.next('rested')).moment.snapshot.arrays).toEqual({
      totals: Float32Array.of(400),
    });
  });

  test('what the session does not know is told, and the run goes on', async () => {
    const page = new Page();
    page.open('a');
    await page.next('opened');
    page.send({ type: 'ask', run: 'a', id: 1, step: 0, question: { kind: 'weather' } });
    const { answer, problem } = await page.next('answered');
    expect([answer, problem]).toEqual([null, 'Error: unknown question: weather']);
    page.play('a', 5);
    expect((await page.next('rested')).moment.snapshot.step).toBe(5);
  });

  test('what cannot be loaded for its answer is told, and the run goes on', async () => {
    const page = new Page();
    page.open('a');
    await page.next('opened');
    page.send({ type: 'ask', run: 'a', id: 1, step: 0, question: { kind: 'unloadable' } });
    const { answer, problem } = await page.next('answered');
    expect([answer, problem]).toEqual([null, 'Error: not loaded: unloadable']);
    page.play('a', 5);
    expect((await page.next('rested')).moment.snapshot.step).toBe(5);
  });

  test('is not answered by a run that was closed while the answer was loaded', async () => {
    const page = new Page();
    page.open('a');
    await page.next('opened');
    page.send({ type: 'ask', run: 'a', id: 1, step: 0, question: { kind: 'total' } });
    page.send({ type: 'close', run: 'a' });
    await page.roundTrip();
    for (let turn = 0; turn < 10; turn++) await setImmediate(); // by then it is loaded
    expect(page.count('answered')).toBe(0);
  });
});

describe('play', () => {
  test('tells of its progress and rests exactly where it should, each row told once', async () => {
    const page = new Page();
    page.open('a', { settings: { rate: 1, stepMs: 1 } });
    await page.next('opened');
    page.play('a', 257);
    const { moment, hasReached } = await page.next('rested');
    expect([moment.snapshot.step, hasReached]).toEqual([257, true]);
    expect(moment.snapshot.arrays).toEqual({ totals: Float32Array.of(257) });
    expect(page.count('progress')).toBeGreaterThanOrEqual(2);
    const due = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 150, 200, 250, 257];
    expect(page.rows('a').map(({ step }) => step)).toEqual(due);
  });

  test('to a step that has been done already comes to rest at once', async () => {
    const page = new Page();
    page.open('a');
    await page.next('opened');
    page.play('a', 20);
    await page.next('rested');
    page.play('a', 15);
    const { moment } = await page.next('rested');
    expect(moment.snapshot.step).toBe(20);
  });

  test('at a slow pace does not run ahead', async () => {
    const page = new Page();
    page.open('a');
    await page.next('opened');
    const begin = performance.now();
    page.send({ type: 'play', run: 'a', until: 6, speed: 40 });
    const { moment } = await page.next('rested');
    expect(moment.snapshot.step).toBe(6);
    // The first step is due at once, the sixth after five fortieths of a second; timers may round down to a millisecond.
    expect(performance.now() - begin).toBeGreaterThan((5 * 1000) / 40 - 2);
  });

  test('at a slow pace can be told to hurry', async () => {
    const page = new Page();
    page.open('a');
    await page.next('opened');
    page.send({ type: 'play', run: 'a', until: 30, speed: 0.001 });
    page.play('a', 30);
    expect((await page.next('rested')).moment.snapshot.step).toBe(30);
  });
});

test('while a snapshot is not acknowledged no other is sent, and afterwards the newest comes', async () => {
  const page = new Page();
  page.open('a', { settings: { rate: 1, stepMs: 1 } });
  await page.next('opened');
  page.acknowledges = false;
  page.play('a', 200); // 0.2 s: time enough for several
  await page.next('progress');
  await page.until(() => page.sessions[0]?.steps === 200);
  page.send({ type: 'change', run: 'a', settings: { rate: 1 } });
  await page.next('changed'); // whatever was sent before would have arrived by now
  expect([page.count('progress'), page.count('rested')]).toEqual([1, 0]);
  page.acknowledges = true;
  page.send({ type: 'received', run: 'a' });
  expect((await page.next('rested')).moment.snapshot.step).toBe(200);
});

describe('pause', () => {
  test('stops after the step in hand', async () => {
    const page = new Page();
    page.open('a');
    await page.next('opened');
    page.play('a', farAway);
    await page.next('progress');
    page.send({ type: 'pause', run: 'a' });
    const { moment, hasReached } = await page.next('rested');
    expect(hasReached).toBe(false);
    expect(page.rows('a').at(-1)?.step).toBe(moment.snapshot.step);
    expect(page.sessions[0]?.steps).toBe(moment.snapshot.step);
    page.send({ type: 'change', run: 'a', settings: { rate: 1 } });
    expect((await page.next('changed')).change.step).toBe(moment.snapshot.step);
  });
});

describe('seek', () => {
  test('shows the nearest remembered moment before, and leaves the run where it is', async () => {
    const page = new Page();
    page.open('a');
    await page.next('opened');
    page.play('a', 103);
    await page.next('rested');
    const seek = async (step: number) => {
      page.send({ type: 'seek', run: 'a', step });
      return (await page.next('sought')).snapshot;
    };
    const moment = { step: 50, metrics: { total: 50 }, arrays: { totals: Float32Array.of(50) } };
    expect(await seek(57)).toEqual(moment);
    expect(await seek(50)).toEqual(moment);
    expect((await seek(9)).step).toBe(0);
    expect((await seek(farAway)).step).toBe(103);
    page.play('a', 110);
    expect((await page.next('rested')).moment.snapshot.metrics).toEqual({ total: 110 });
  });

  test('right after a pause has the last word', async () => {
    const page = new Page();
    page.open('a', { settings: { rate: 1, stepMs: 1 } });
    await page.next('opened');
    page.play('a', farAway);
    // A slice takes about four steps, so the pause does not come where the run has just been measured.
    await page.until(() => [1, 2, 3, 4].includes((page.sessions[0]?.steps ?? 0) % 10));
    page.send({ type: 'pause', run: 'a' });
    page.send({ type: 'seek', run: 'a', step: 0 });
    await page.next('rested');
    await page.next('sought');
    const shown = page.heard.filter(({ type }) => type === 'rested' || type === 'sought');
    expect(shown.map(({ type }) => type)).toEqual(['rested', 'sought']);
  });
});

describe('branch', () => {
  test('forgets the future, and the same settings give the same rows again', async () => {
    const page = new Page();
    page.open('a');
    await page.next('opened');
    page.play('a', 100);
    await page.next('rested');
    const first = page.rows('a').filter(({ step }) => step > 40);

    page.send({ type: 'branch', run: 'a', step: 47, settings: { rate: 1 } });
    expect((await page.next('changed')).change).toEqual({ step: 40, settings: { rate: 1 } });
    const { moment, hasReached } = await page.next('rested');
    expect([moment.snapshot.step, moment.rows.length, hasReached]).toEqual([40, 0, false]);
    page.send({ type: 'seek', run: 'a', step: 90 });
    expect((await page.next('sought')).snapshot.step).toBe(40);

    page.forgetRows();
    page.play('a', 100);
    await page.next('rested');
    expect(page.rows('a')).toEqual(first);
  });

  test('with other settings the run goes another way', async () => {
    const page = new Page();
    page.open('a');
    await page.next('opened');
    page.play('a', 60);
    await page.next('rested');
    page.send({ type: 'branch', run: 'a', step: 20, settings: { rate: 3 } });
    await page.next('rested');
    page.play('a', 60);
    expect((await page.next('rested')).moment.snapshot.metrics).toEqual({ total: 20 + 3 * 40 });
  });
});

test('a change is answered with the step at which it took effect', async () => {
  const page = new Page();
  page.open('a');
  await page.next('opened');
  page.play('a', farAway);
  await page.next('progress');
  page.send({ type: 'change', run: 'a', settings: { rate: -1 } });
  const { change } = await page.next('changed');
  page.send({ type: 'pause', run: 'a' });
  const { step, metrics } = (await page.next('rested')).moment.snapshot;
  expect(change.settings).toEqual({ rate: -1 });
  expect(metrics['total']).toBe(change.step - (step - change.step));
});

describe('failures', () => {
  test.each([
    ['a metric', { rate: 1, failsAt: 25, metric: Number.NaN }],
    ['a number in the picture', { rate: Number.POSITIVE_INFINITY }],
  ])('%s that is no longer finite ends the run as diverged', async (_, settings) => {
    const page = new Page();
    page.open('a', { settings });
    await page.next('opened');
    page.play('a', 100);
    expect((await page.next('failed')).code).toBe('diverged');
  });

  test('a run that has diverged can go back and on with other settings', async () => {
    const page = new Page();
    page.open('a', { settings: { rate: 1, failsAt: 25, metric: Number.NaN } });
    await page.next('opened');
    page.play('a', 100);
    await page.next('failed');
    page.send({ type: 'seek', run: 'a', step: 10 });
    expect((await page.next('sought')).snapshot.step).toBe(10);
    page.send({ type: 'branch', run: 'a', step: 10, settings: { rate: 2 } });
    expect((await page.next('rested')).moment.snapshot.step).toBe(10);
    page.play('a', 100);
    const { moment } = await page.next('rested');
    expect([moment.snapshot.step, moment.snapshot.metrics]).toEqual([100, { total: 190 }]);
  });

  test.each(['create', 'step', 'look', 'measure'] as const)(
    'a session that throws in %s ends the run with its message',
    async (where) => {
      const page = new Page();
      page.open('a', { settings: { rate: 1, throwsIn: where } });
      page.play('a', 100);
      const { code, message } = await page.next('failed');
      expect([code, message]).toEqual(['internal', `Error: broken ${where}`]);
    },
  );

  test.each(['nowhere', 'toString'])('an unknown demo fails by its name: %s', async (demo) => {
    const page = new Page();
    page.open('a', { demo });
    expect(await page.next('failed')).toMatchObject({
      run: 'a',
      code: 'internal',
      message: expect.stringContaining(demo),
    });
  });

  test('a backend that the device lacks fails as such, and the run can be opened on another', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue(); // TensorFlow.js prints why there is no canvas
    const page = new Page();
    page.open('a', { backend: 'webgl' });
    expect((await page.next('failed')).code).toBe('backend');
    log.mockRestore();
    page.open('a');
    expect((await page.next('opened')).backend).toBe('cpu');
  });

  test('one run’s failure leaves the others alone', async () => {
    const page = new Page();
    page.open('a', { settings: { rate: 1, throwsIn: 'step' } });
    await page.next('opened');
    page.open('b');
    await page.next('opened');
    page.play('a', 10);
    await page.next('failed');
    page.play('b', 10);
    expect(await page.next('rested')).toMatchObject({ run: 'b', hasReached: true });
  });
});

describe('two runs', () => {
  test('playing one pauses the other', async () => {
    const page = new Page();
    for (const run of ['a', 'b']) {
      page.open(run);
      await page.next('opened');
    }
    page.play('a', farAway);
    await page.next('progress');
    page.play('b', 30);
    const rests = [await page.next('rested'), await page.next('rested')];
    const [a, b] = ['a', 'b'].map((run) => rests.find((rest) => rest.run === run));
    expect([a?.hasReached, b?.hasReached]).toEqual([false, true]);
    expect([page.sessions[0]?.steps, b?.moment.snapshot.step]).toEqual([
      a?.moment.snapshot.step,
      30,
    ]);
  });

  test('each is looked at on its own backend', async () => {
    const page = new Page();
    for (const [run, backend] of [
      ['a', 'cpu'],
      ['b', 'simd'],
    ] as const) {
      page.open(run, { backend, settings: { rate: 1, stepMs: 1 } });
      await page.next('opened');
    }
    const step = async (run: string, until: number) => {
      page.play(run, until);
      await page.next('rested');
    };
    await step('a', 10);
    page.send({ type: 'pause', run: 'b' });
    await page.next('rested');
    await step('a', 20);
    page.play('b', farAway);
    await page.next('progress');
    page.play('a', 30); // which pauses b
    await page.next('rested');
    await page.next('rested');
    const [a, b] = page.sessions.map(({ lookedAtOn }) => [...lookedAtOn]);
    expect([a, b]).toEqual([['cpu'], ['simd']]);
  });

  test('one that is at rest hears nothing when the other plays', async () => {
    const page = new Page();
    for (const run of ['a', 'b']) {
      page.open(run);
      await page.next('opened');
    }
    page.play('a', 20);
    await page.next('rested');
    page.play('b', 20);
    await page.until(() => page.sessions[1]?.steps === 20);
    await page.until(() =>
      page.heard.some((event) => event.type === 'rested' && event.run === 'b'),
    );
    const ofA = page.heard.filter((event) => event.type === 'rested' && event.run === 'a');
    expect(ofA).toHaveLength(1);
  });
});

test('a run that is closed is freed and hears no command any more', async () => {
  const page = new Page();
  page.open('a');
  await page.next('opened');
  page.play('a', farAway);
  await page.next('progress');
  page.send({ type: 'close', run: 'a' });
  await page.until(() => page.sessions[0]?.isDisposed === true);
  const steps = page.sessions[0]?.steps;
  page.play('a', farAway);
  page.open('b');
  await page.next('opened');
  expect(page.sessions[0]?.steps).toBe(steps);
});

test.each<unknown>([
  null,
  undefined,
  42,
  'play',
  [],
  {},
  { type: 5 },
  { type: 'nonsense' },
  { type: 'nonsense', run: 'a' },
  { type: 'toString', run: 'a' },
  { type: 'play', run: 'stranger', until: 10, speed: null },
  { type: 'received', run: 'stranger' },
  { type: 'close' },
])('the message %j is ignored', async (junk) => {
  const page = new Page();
  page.open('a');
  await page.next('opened');
  page.sendAnything(junk);
  page.play('a', 10);
  expect((await page.next('rested')).moment.snapshot.step).toBe(10);
  expect(page.heard.map(({ type }) => type).filter((type) => type !== 'progress')).toEqual([
    'ready',
    'preparing',
    'opened',
    'rested',
  ]);
});
