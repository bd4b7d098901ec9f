/** What a reader asks of a run becomes commands; what the engine answers becomes state. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Engine, type Listener } from '#engine/client.ts';
import type { Command, Event } from '#engine/protocol.ts';
import type { Look, Snapshot } from '#engine/session.ts';
import { ganPoints } from '../gan-points/definition.ts';
import { rememberBackend, rememberedBackend } from './backendMemory.ts';
import type { Definition } from './defineDemo.ts';
import { Unanswered } from './questions.ts';
import { packSnapshot } from './recording.ts';
import { freshState } from './runState.ts';
import { RunStore } from './runStore.ts';
import { defaultValues } from './values.ts';

const demo: Definition = ganPoints;
const values = defaultValues(demo);
const finish = demo.stepsToFinish;
const frames: (() => void)[] = [];
const stores: RunStore[] = [];

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw));
});

afterEach(() => {
  for (const store of stores.splice(0)) store.dispose();
  rememberBackend(null);
  frames.length = 0;
  vi.unstubAllGlobals();
});

describe('train', () => {
  test('opens the run first and plays once it is open', () => {
    const { store, engine } = begin();
    expect(engine.sent).toEqual([]);
    store.train();
    expect(engine.sent).toEqual([
      {
        type: 'open',
        run: engine.run,
        demo: demo.id,
        settings: values,
        files: {},
        changes: [],
        backend: null,
      },
    ]);
    expect(store.get().status).toBe('starting');
    engine.opens();
    expect(engine.sent.at(-1)).toEqual({
      type: 'play',
      run: engine.run,
      until: finish,
      speed: 'rising',
    });
    expect(store.get()).toMatchObject({ status: 'running', isRecorded: false });
  });

  test('a pause before the run is open means that it does not begin', () => {
    const { store, engine } = begin();
    store.train();
    store.pause();
    engine.opens();
    expect(engine.types()).toEqual(['open']);
    expect(store.get().status).toBe('idle');
  });

  test('finishes at the demo’s end and goes on for as many steps again', () => {
    const { store, engine } = running();
    engine.rests(finish, true);
    expect(store.get().status).toBe('finished');
    store.train();
    expect(engine.sent.at(-1)).toMatchObject({ type: 'play', until: 2 * finish });
  });

  test('goes to the step that a link points at and stops there', () => {
    const { store, engine } = begin();
    store.setAll({ values, changes: [], step: 70 });
    store.train();
    engine.opens();
    expect(engine.sent.at(-1)).toMatchObject({ type: 'play', until: 70 });
    engine.rests(70, true);
    expect(store.get()).toMatchObject({ status: 'paused', target: null });
    expect(store.get().notices).toEqual(['This is step 70, where the link points.']);
    store.train();
    expect(engine.sent.at(-1)).toMatchObject({ type: 'play', until: finish });
  });

  test('step takes one step', () => {
    const { store, engine } = running();
    engine.rests(12, false);
    store.pause();
    store.step();
    expect(engine.sent.at(-1)).toMatchObject({ type: 'play', until: 13 });
    engine.rests(13, true);
    expect(store.get()).toMatchObject({ status: 'paused', latestStep: 13 });
  });

  test('a rest that an earlier pause had asked for does not stop a run that goes on', () => {
    const { store, engine } = running();
    store.pause();
    store.train();
    engine.rests(40, false);
    expect(store.get().status).toBe('running');
  });
});

describe('pause and seek', () => {
  test('a pause is told at once and does not wait for the answer', () => {
    const { store, engine } = running();
    store.pause();
    expect(engine.sent.at(-1)).toEqual({ type: 'pause', run: engine.run });
    expect(store.get().status).toBe('paused');
    engine.rests(33, false);
    expect(store.get()).toMatchObject({ status: 'paused', latestStep: 33 });
  });

  test('seek pauses first', () => {
    const { store, engine } = running();
    store.seek(20);
    expect(engine.types().slice(-2)).toEqual(['pause', 'seek']);
    expect(store.get().status).toBe('paused');
  });

  test('before there is a run nothing is sought', () => {
    const { store, engine } = begin();
    store.seek(20);
    expect(engine.sent).toEqual([]);
  });

  test('training from a past moment branches there with the settings on show and cuts the rows', () => {
    const { store, engine } = pastMoment();
    store.setValues({ generatorRate: 0.01 });
    expect(engine.types()).not.toContain('change');
    store.train();
    expect(engine.sent.slice(-2)).toEqual([
      { type: 'branch', run: engine.run, step: 20, settings: { ...values, generatorRate: 0.01 } },
      { type: 'play', run: engine.run, until: finish, speed: 'rising' },
    ]);
    const { rows, abandonedRows, latestStep } = store.get();
    expect(rows.map(({ step }) => step)).toEqual([0, 10, 20]);
    expect(abandonedRows.map(({ step }) => step)).toEqual([20, 30, 40, 43]);
    expect(latestStep).toBe(20);
  });

  test('a step from a past moment is one step from there', () => {
    const { store, engine } = pastMoment();
    store.step();
    expect(engine.types().slice(-2)).toEqual(['branch', 'play']);
    expect(engine.sent.at(-1)).toMatchObject({ until: 21 });
  });
});

describe('a new beginning', () => {
  test('reset opens the same settings again, under another name', () => {
    const { store, engine } = running();
    const before = engine.run;
    store.reset();
    expect(engine.closed).toEqual([before]);
    expect(engine.run).not.toBe(before);
    expect(engine.sent.at(-1)).toMatchObject({ type: 'open', settings: values, changes: [] });
    expect(store.get()).toMatchObject({ status: 'idle', rows: [], latestStep: 0 });
    engine.opens();
    expect(engine.types().at(-1)).toBe('open');
  });

  test('a change that begins a new run re-opens it, and trains on if it did', () => {
    const { store, engine } = running();
    store.setValues({ shape: 'moons' });
    expect(engine.sent.at(-1)).toMatchObject({
      type: 'open',
      settings: { ...values, shape: 'moons' },
    });
    engine.opens();
    expect(engine.types().at(-1)).toBe('play');
  });

  test('and one that was paused stays so', () => {
    const { store, engine } = running();
    store.pause();
    engine.rests(40, false);
    store.newSeed();
    expect(engine.sent.at(-1)).toMatchObject({ settings: { ...values, seed: 2 } });
    engine.opens();
    expect([engine.types().at(-1), store.get().status]).toEqual(['open', 'idle']);
  });

  test('the seed after the last is 0', () => {
    const { store } = begin();
    store.setValues({ seed: 999_999 });
    store.newSeed();
    expect(store.get().values['seed']).toBe(0);
  });

  test('before there is a run, settings are only taken over', () => {
    const { store, engine } = begin();
    store.setValues({ shape: 'moons', generatorRate: 0.01 });
    expect(engine.sent).toEqual([]);
    store.train();
    expect(engine.sent[0]).toMatchObject({
      settings: { ...values, shape: 'moons', generatorRate: 0.01 },
    });
  });

  test('of a quick demo a changed setting is a run, unless something is missing', () => {
    const { store, engine } = begin({ ...demo, isQuick: true });
    store.setValues({ shape: 'moons' });
    engine.opens();
    expect(engine.types()).toEqual(['open', 'play']);
    const lacking = begin({ ...demo, isQuick: true, missing: () => 'No text yet.' });
    lacking.store.setValues({ shape: 'moons' });
    expect(lacking.engine.sent).toEqual([]);
    expect(lacking.store.get().notices).toEqual([]);
  });

  test('a link’s changes travel with the opening, and its notices are shown', () => {
    const { store, engine } = begin();
    const changes = [{ step: 30, settings: { ...values, loss: 'hinge' } }];
    store.setAll({ values, changes, step: null }, ['Something was left out.']);
    expect(store.get().notices).toEqual(['Something was left out.']);
    store.train();
    expect(engine.sent[0]).toMatchObject({ type: 'open', changes });
  });

  test('a link’s state that comes after the press on Train is what is trained', () => {
    const { store, engine } = begin();
    store.train();
    store.setAll({ values: { ...values, shape: 'moons' }, changes: [], step: null });
    engine.opens();
    expect(engine.types()).toEqual(['open', 'open', 'play']);
    expect(engine.sent[1]).toMatchObject({ settings: { ...values, shape: 'moons' } });
  });

  test('another backend begins anew', () => {
    const { store, engine } = running();
    store.setBackend('webgl');
    expect(engine.sent.at(-1)).toMatchObject({ type: 'open', backend: 'webgl' });
    store.setBackend('webgl');
    expect(engine.types().filter((type) => type === 'open')).toHaveLength(2);
  });
});

describe('the reader’s backend', () => {
  test('is asked for by every demo from then on, until it is given back', () => {
    const [first, before] = [begin(), begin()];
    first.store.setBackend('webgl');
    before.store.train();
    const after = begin();
    expect(after.store.get().wantedBackend).toBe('webgl');
    after.store.train();
    for (const { engine } of [before, after])
      expect(engine.sent.find(({ type }) => type === 'open')).toMatchObject({ backend: 'webgl' });
    first.store.setBackend(null);
    expect(begin().store.get().wantedBackend).toBeNull();
  });

  test('is shown by a demo that has not begun as soon as it is chosen in another', () => {
    const [first, second] = [begin(), begin()];
    first.store.setBackend('webgl');
    expect(second.store.get().wantedBackend).toBe('webgl');
    first.store.setBackend(null);
    expect(second.store.get().wantedBackend).toBeNull();
  });

  test('is shown by a run that was begun without it when that begins anew', () => {
    const [first, second] = [running(), begin()];
    second.store.setBackend('webgl');
    expect(first.store.get().wantedBackend).toBeNull();
    first.store.reset();
    expect(first.store.get().wantedBackend).toBe('webgl');
    expect(first.engine.sent.at(-1)).toMatchObject({ type: 'open', backend: 'webgl' });
  });

  test('is of no interest to a store that was disposed of', () => {
    const [first, second] = [begin(), begin()];
    let heard = 0;
    second.store.subscribe(() => heard++);
    second.store.dispose();
    first.store.setBackend('webgl');
    expect(heard).toBe(0);
  });

  test('is remembered for the page where nothing may be stored', () => {
    vi.stubGlobal('sessionStorage', {
      getItem: refuse,
      setItem: refuse,
      removeItem: refuse,
    });
    begin().store.setBackend('cpu');
    expect(begin().store.get().wantedBackend).toBe('cpu');
  });

  test('is none when what is stored is no backend’s name', () => {
    vi.stubGlobal('sessionStorage', { getItem: () => 'abacus' });
    expect(begin().store.get().wantedBackend).toBeNull();
  });
});

test('until the run is open the reader is told what is going on', () => {
  const { store, engine } = begin();
  store.train();
  expect(store.get().preparing).toBe('Loading the engine…');
  engine.says({ type: 'preparing', run: engine.run, what: 'measuring' });
  expect(store.get().preparing).toMatch(/^Timing/);
  engine.opens();
  expect(store.get()).toMatchObject({ preparing: null, backend: 'simd' });
});

describe('changes while it trains', () => {
  test('a live setting is changed without a new run', () => {
    const { store, engine } = running();
    store.setValues({ generatorRate: 0.01 });
    const settings = { ...values, generatorRate: 0.01 };
    expect(engine.sent.at(-1)).toEqual({ type: 'change', run: engine.run, settings });
    engine.says({ type: 'changed', run: engine.run, change: { step: 35, settings } });
    expect(store.get()).toMatchObject({
      values: settings,
      firstValues: values,
      changes: [{ step: 35, settings }],
    });
  });

  test('a live setting at the first step is the run’s own from the start', () => {
    const { store, engine } = begin();
    store.train();
    engine.opens();
    store.pause();
    store.setValues({ generatorRate: 0.01 });
    expect(engine.sent.at(-1)).toMatchObject({
      type: 'open',
      settings: { ...values, generatorRate: 0.01 },
    });
  });

  test('what only the view shows is no command', () => {
    const { store, engine } = running();
    const before = engine.sent.length;
    store.setValues({ showPull: true });
    expect(engine.sent).toHaveLength(before);
    expect(store.get().values['showPull']).toBe(true);
  });

  test('another pace is told at once', () => {
    const { store, engine } = running();
    store.setSpeed(10);
    expect(engine.sent.at(-1)).toMatchObject({ type: 'play', until: finish, speed: 10 });
  });
});

describe('two demos on a page', () => {
  test('training the second pauses the first and says why', () => {
    const [first, second] = [running(), begin()];
    second.store.train();
    expect(first.engine.sent.at(-1)).toMatchObject({ type: 'pause' });
    expect(first.store.get()).toMatchObject({
      status: 'paused',
      notices: ['Paused: another demo on this page is training.'],
    });
    expect(second.store.get().status).toBe('starting');
  });
});

describe('failures', () => {
  test('a diverged run marks the parameter to change', () => {
    const { store, engine } = running();
    engine.fails('diverged');
    const { parameter, advice } = demo.whenDiverged(values);
    expect(store.get()).toMatchObject({
      status: 'failed',
      failure: { code: 'diverged', parameter, sentence: advice },
    });
  });

  test('a diverged run can be sought and branched', () => {
    const { store, engine } = running();
    engine.fails('diverged');
    store.seek(20);
    engine.seeks(20);
    store.train();
    expect(engine.types().slice(-3)).toEqual(['seek', 'branch', 'play']);
    expect(store.get()).toMatchObject({ status: 'running', failure: null });
  });

  test('training on after a failure begins anew', () => {
    const { store, engine } = running();
    engine.fails('diverged');
    store.train();
    expect(engine.types().at(-1)).toBe('open');
    engine.opens();
    expect(engine.sent.at(-1)).toMatchObject({ type: 'play', until: finish });
  });

  test('a single step after a failure is the first step of a new run', () => {
    const { store, engine } = running();
    engine.fails('diverged');
    store.step();
    engine.opens();
    expect(engine.sent.at(-1)).toMatchObject({ type: 'play', until: 1 });
  });

  test('training on after the engine stopped begins anew with the settings on show', () => {
    const { store, engine } = pastMoment();
    engine.fails('internal');
    store.setValues({ generatorRate: 0.01 });
    store.train();
    expect(engine.sent.at(-1)).toMatchObject({
      type: 'open',
      settings: { ...values, generatorRate: 0.01 },
    });
  });

  test('retry after a missing backend leaves the choice to the engine and trains', () => {
    const { store, engine } = begin();
    store.setBackend('webgl');
    store.train();
    engine.fails('backend');
    expect(store.get().status).toBe('failed');
    store.retry();
    expect(engine.sent.at(-1)).toMatchObject({ type: 'open', backend: null });
    expect(rememberedBackend()).toBeNull();
    engine.opens();
    expect(store.get()).toMatchObject({ status: 'running', failure: null });
  });

  test('retry after the engine stopped opens another run with the same settings', () => {
    const { store, engine } = running();
    store.setValues({ generatorRate: 0.01 });
    engine.fails('internal');
    expect(store.get().failure?.sentence).toContain('Error: oops');
    store.retry();
    expect(engine.sent.at(-1)).toMatchObject({
      type: 'open',
      settings: { ...values, generatorRate: 0.01 },
    });
    engine.opens();
    expect(store.get().status).toBe('running');
  });
});

describe('out of sight', () => {
  test('a run that trains pauses, and goes on when it comes back', () => {
    const { store, engine } = running();
    store.setVisible(false);
    expect(engine.types().at(-1)).toBe('pause');
    expect(store.get()).toMatchObject({
      status: 'paused',
      notices: ['Paused while it is out of sight.'],
    });
    store.setVisible(true);
    expect(engine.types().at(-1)).toBe('play');
    expect(store.get()).toMatchObject({ status: 'running', notices: [] });
  });

  test('a run that rests stays at rest', () => {
    const { store, engine } = running();
    store.pause();
    const before = engine.sent.length;
    store.setVisible(false);
    store.setVisible(true);
    expect(engine.sent).toHaveLength(before);
  });

  test('one that was reset meanwhile stays at its first step', () => {
    const { store, engine } = running();
    store.setVisible(false);
    store.reset();
    engine.opens();
    store.setVisible(true);
    expect(store.get().status).toBe('idle');
  });
});

describe('what is shown', () => {
  test('a snapshot is acknowledged once the next frame is drawn', () => {
    const { engine } = running();
    for (const draw of frames.splice(0)) draw();
    const before = engine.types().filter((type) => type === 'received').length;
    engine.advances(50);
    expect(engine.types().filter((type) => type === 'received')).toHaveLength(before);
    for (const draw of frames.splice(0)) draw();
    expect(engine.sent.at(-1)).toEqual({ type: 'received', run: engine.run });
  });

  test('a recorded moment is shown only before there is a run', () => {
    const { store, engine } = begin();
    const moment = packSnapshot(snapshot(300));
    store.showRecorded({ moment, rows: [], steps: [0, 300] });
    expect(store.get()).toMatchObject({ isRecorded: true, recordedSteps: [0, 300] });
    expect(store.get().shown?.step).toBe(300);
    store.train();
    engine.opens();
    store.showRecorded({ moment, rows: [], steps: [0, 300] });
    expect(store.get().shown?.step).toBe(0);
  });

  test('subscribers hear of every change until they leave', () => {
    const { store } = begin();
    let heard = 0;
    const leave = store.subscribe(() => heard++);
    store.say('Hello.');
    expect([heard, store.get().notices]).toEqual([1, ['Hello.']]);
    leave();
    store.say('Bye.');
    expect(heard).toBe(1);
  });
});

describe('questions', () => {
  const question = { kind: 'surprise', text: 'Once' };
  const answer = { arrays: { nats: Float32Array.of(1) } };

  test('open a run that has not begun, without training it, and wait until it is open', async () => {
    const { store, engine } = begin();
    const answered = store.answer(question);
    expect(engine.types()).toEqual(['open']);
    engine.opens();
    expect(engine.types()).toEqual(['open', 'ask']);
    engine.answers(0, answer);
    expect(await answered).toEqual({ step: 0, answer });
    expect(store.get().status).toBe('idle');
  });

  test('go to the moment on show, unless another is named', () => {
    const { store, engine } = pastMoment();
    void store.answer(question).catch(() => undefined);
    expect(engine.sent.at(-1)).toMatchObject({ type: 'ask', step: 20, question });
    void store.answer(question, 40).catch(() => undefined);
    expect(engine.sent.at(-1)).toMatchObject({ type: 'ask', step: 40 });
  });

  test('are answered each by its own answer', async () => {
    const { store, engine } = running();
    const [one, other] = [store.answer(question), store.answer({ kind: 'heads' })];
    const asked = engine.sent.filter((command) => command.type === 'ask');
    engine.answers(40, { arrays: {} }, asked[1]?.id);
    engine.answers(40, answer, asked[0]?.id);
    expect([await one, await other]).toEqual([
      { step: 40, answer },
      { step: 40, answer: { arrays: {} } },
    ]);
  });

  test('without an answer reject with the reason', async () => {
    const { store, engine } = running();
    const answered = store.answer(question);
    engine.answers(40, null);
    await expect(answered).rejects.toThrow('no idea');
  });

  test('to a run that begins anew are dropped', async () => {
    const { store } = running();
    const answered = store.answer(question);
    store.reset();
    await expect(answered).rejects.toBeInstanceOf(Unanswered);
  });
});

describe('a demo that needs files', () => {
  const needy: Definition = { ...demo, session: 'other', files: () => ['/texts/a.txt'] };

  test('opens its run once they are there, in the session that it shares', async () => {
    const file = stubFile('abc');
    const { store, engine } = begin(needy);
    store.train();
    expect(engine.sent).toEqual([]);
    expect(store.get()).toMatchObject({ status: 'starting' });
    await vi.waitFor(() => expect(engine.types()).toEqual(['open']));
    const files = { '/texts/a.txt': new TextEncoder().encode('abc') };
    expect(engine.sent[0]).toMatchObject({ demo: 'other', files });
    expect(file).toHaveBeenCalledTimes(1);
  });

  test('says which is missing, and tries again with Retry', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 })));
    const { store, engine } = begin({ ...needy, files: () => ['/texts/b.txt'] });
    store.train();
    await vi.waitFor(() => expect(store.get().status).toBe('failed'));
    expect(store.get().failure?.sentence).toContain('/texts/b.txt');
    stubFile('b');
    store.retry();
    await vi.waitFor(() => expect(engine.types()).toEqual(['open']));
  });

  function stubFile(text: string) {
    const file = vi.fn(() => Promise.resolve(new Response(text)));
    vi.stubGlobal('fetch', file);
    return file;
  }
});

test('a run that something is missing for does not begin, and the reader is told', async () => {
  const { store, engine } = begin({ ...demo, missing: () => 'There is no text yet.' });
  store.train();
  store.step();
  await expect(store.answer({ kind: 'surprise' })).rejects.toBeInstanceOf(Unanswered);
  expect(engine.sent).toEqual([]);
  expect(store.get()).toMatchObject({ status: 'idle', notices: ['There is no text yet.'] });
});

test('of two figures of a run one in sight is enough', () => {
  const { store } = running();
  store.setVisible(true, 'one');
  store.setVisible(true, 'other');
  store.setVisible(false, 'one');
  expect(store.get().status).toBe('running');
  store.setVisible(false, 'other');
  expect(store.get().status).toBe('paused');
});

test('disposing closes the run', () => {
  const { store, engine } = running();
  store.dispose();
  expect(engine.closed).toEqual([engine.run]);
});

/** An engine that writes down what it is sent and says what it is told to. */
class FakeEngine extends Engine {
  readonly sent: Command[] = [];
  readonly closed: string[] = [];
  /** The run that is listened to. */
  run = '';
  private hears: Listener | null = null;

  constructor() {
    super({ workerUrl: '', wholeWorkerUrl: '', serveOnPage: () => Promise.resolve() });
  }

  override listen(run: string, listener: Listener): () => void {
    this.run = run;
    this.hears = listener;
    return () => this.closed.push(run);
  }

  override send(command: Command): void {
    this.sent.push(command);
  }

  types(): Command['type'][] {
    return this.sent.map(({ type }) => type);
  }

  says(event: Exclude<Event, { type: 'ready' }>): void {
    this.hears?.(event);
  }

  opens(): void {
    const where = { backend: 'simd', timings: [], renderer: null } as const;
    this.says({ type: 'opened', run: this.run, ...where, moment: moment(0) });
  }

  advances(step: number): void {
    this.says({ type: 'progress', run: this.run, moment: moment(step), stepsPerSecond: 100 });
  }

  rests(step: number, hasReached: boolean): void {
    this.says({ type: 'rested', run: this.run, moment: moment(step), hasReached });
  }

  seeks(step: number): void {
    this.says({ type: 'sought', run: this.run, snapshot: snapshot(step) });
  }

  /** Answers the question that was asked last, or the one of that id; null has no answer. */
  answers(step: number, answer: Look | null, id = this.lastQuestion()): void {
    const problem = answer ? '' : 'no idea';
    this.says({ type: 'answered', run: this.run, id, step, answer, problem });
  }

  private lastQuestion(): number {
    const asked = this.sent.findLast((command) => command.type === 'ask');
    return asked?.type === 'ask' ? asked.id : 0;
  }

  fails(code: 'diverged' | 'backend' | 'internal'): void {
    this.says({ type: 'failed', run: this.run, code, message: 'Error: oops' });
  }
}

interface Scene {
  readonly store: RunStore;
  readonly engine: FakeEngine;
}

function begin(definition = demo): Scene {
  const engine = new FakeEngine();
  const store = new RunStore({ definition, engine, state: freshState(values, null) });
  stores.push(store);
  return { store, engine };
}

/** A run that has told of its steps up to 40 and goes on. */
function running(): Scene {
  const scene = begin();
  scene.store.train();
  scene.engine.opens();
  for (const step of [10, 20, 30, 40]) scene.engine.advances(step);
  return scene;
}

/** A run at step 43 of which step 20 is on show. */
function pastMoment(): Scene {
  const scene = running();
  scene.store.seek(20);
  scene.engine.rests(43, false);
  scene.engine.seeks(20);
  return scene;
}

function refuse(): never {
  throw new DOMException('refused', 'SecurityError');
}

function moment(step: number) {
  return { snapshot: snapshot(step), rows: [{ step, metrics: { step } }] };
}

function snapshot(step: number): Snapshot {
  return { step, metrics: { step }, arrays: {} };
}
