/** What a frame makes of its host's messages: acts on the run, answers, and never more than that. */

import { describe, expect, test } from 'vitest';
import { freshState, type RunState } from '#demos/framework/runState.ts';
import type { RunStore } from '#demos/framework/runStore.ts';
import { faultOf, presetValues } from '#demos/framework/values.ts';
import { demoById, demos } from '#demos/registry.ts';
import { checkFromEmbed, checkFromHost } from './contract.ts';
import { Frame } from './frame.ts';
import { parts, readEmbedAddress, themes } from './options.ts';
import { pick, random, randomMessage } from './randomMessages.forTests.ts';

const demo = demoById('gan-points');
const values = presetValues(demo, 'ring');

type Told = Readonly<Record<string, unknown>>;

/** A frame whose demo wakes at once, with a run that only notes what is asked of it. */
function begin(search = '') {
  const told: Told[] = [];
  const asked: string[] = [];
  const themesSet: string[] = [];
  let state: RunState = freshState(values, null);
  let subscriber = () => {};
  const note =
    (name: string) =>
    (...details: unknown[]) => {
      asked.push([name, ...details.map((detail) => JSON.stringify(detail))].join(' '));
    };
  const store = {
    train: note('train'),
    step: note('step'),
    pause: note('pause'),
    reset: note('reset'),
    setAll: note('setAll'),
    get: () => state,
    subscribe: (listener: () => void) => {
      subscriber = listener;
      return () => true;
    },
  } as unknown as RunStore; // all that a frame uses of it
  const run = { state, ask: (request: (one: RunStore) => void) => request(store), store };
  const frame = new Frame();
  frame.start(demo, 'ring', search, {
    tell: (message) => told.push(message as Told),
    wake: () => frame.show(run, {}),
    setTheme: (theme) => themesSet.push(theme),
    showGoal: () => undefined,
    showOwnRun: () => undefined,
  });
  return {
    frame,
    told,
    asked,
    themesSet,
    change: (patch: Partial<RunState>) => {
      state = { ...state, ...patch };
      frame.show({ ...run, state }, {});
      subscriber();
    },
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a frame', () => {
  test('says first what stands in it, and wakes nothing', () => {
    const { told, asked } = begin('?v=1&seed=7');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ type: 'ready', demo: 'gan-points', version: 1 });
    expect(told[0]?.['params']).toMatchObject({ seed: 7 });
    expect(told[0]?.['goals']).toContainEqual({ id: 'covered', label: expect.any(String) });
    expect(asked).toEqual([]);
  });

  test('sets the run up as the address says before anything else is asked of it', async () => {
    const { frame, asked } = begin('?v=1&seed=7');
    frame.hear({ fromNoise: 1, type: 'run', id: 1 });
    await settled();
    expect(asked.map((one) => one.split(' ')[0])).toEqual(['setAll', 'train']);
    expect(asked[0]).toContain('"seed":7');
  });

  test('answers with the same id once the steps are taken', async () => {
    const { frame, told, change } = begin();
    frame.hear({ fromNoise: 1, type: 'step', count: 5, id: 'five' });
    await settled();
    change({ status: 'running', isRecorded: false });
    expect(told.some(({ type }) => type === 'done')).toBe(false);
    change({ status: 'paused', latestStep: 5 });
    await settled();
    expect(told.at(-1)).toEqual({ fromNoise: 1, type: 'done', id: 'five' });
  });

  test('tells a request whose run has failed so, and not that it is done', async () => {
    const { frame, told, change } = begin();
    frame.hear({ fromNoise: 1, type: 'step', id: 'x' });
    await settled();
    const failure = { code: 'diverged', sentence: 'It ran away.', parameter: null } as const;
    change({ status: 'failed', failure, isRecorded: false });
    await settled();
    const answers = told.filter(({ id }) => id === 'x');
    expect(answers).toEqual([
      { fromNoise: 1, type: 'error', code: 'diverged', message: 'It ran away.', id: 'x' },
    ]);
  });

  test('a run that can’t begin is told once, and nothing is done', async () => {
    const frame = new Frame();
    const told: Told[] = [];
    frame.start(demoById('next-token'), 'tales', '?source=own', {
      tell: (message) => told.push(message as Told),
      wake: () => expect.unreachable(),
      setTheme: () => undefined,
      showGoal: () => undefined,
      showOwnRun: () => undefined,
    });
    frame.hear({ fromNoise: 1, type: 'run', id: 1 });
    await settled();
    expect(told.slice(1)).toMatchObject([{ type: 'error', code: 'cannot-run', id: 1 }]);
  });

  test.each([
    [{ type: 'jump' }, 'bad-message'],
    [{ type: 'set-state', state: '?seed=many' }, 'bad-state'],
    [{ type: 'set-state', state: '?generatorRate=99' }, 'bad-state'],
  ])('refuses %o and changes nothing', async (message, code) => {
    const { frame, told, asked } = begin();
    frame.hear({ fromNoise: 1, id: 9, ...message });
    await settled();
    expect(told.at(-1)).toMatchObject({ type: 'error', code, id: 9 });
    expect(asked).toEqual([]);
  });

  test('tells the goal once, and when the run finishes without it', () => {
    const { told, change } = begin('?goal=steps:20');
    const complete = () => told.filter(({ type }) => type === 'complete');
    const shown = { step: 10, metrics: {}, arrays: {} };
    change({ status: 'running', isRecorded: false, latestStep: 10, shown });
    expect(complete()).toEqual([]);
    change({ status: 'finished' });
    expect(complete()).toMatchObject([{ goal: 'steps', passed: false, step: 10 }]);
    change({ status: 'running', latestStep: 20, shown: { ...shown, step: 20 } });
    change({ latestStep: 30, shown: { ...shown, step: 30 } });
    expect(complete().map(({ passed }) => passed)).toEqual([false, true]);
  });

  test('a recorded run reaches no goal', () => {
    const { told, change } = begin('?goal=steps:20');
    change({ isRecorded: true, latestStep: 0, shown: { step: 3000, metrics: {}, arrays: {} } });
    expect(told.some(({ type }) => type === 'complete')).toBe(false);
  });
});

test('10,000 random messages: each is acted on if it fits, else refused or ignored', async () => {
  const { frame, told, asked, themesSet } = begin();
  let fit = 0;
  for (let i = 0; i < 10_000; i++) {
    const data = randomMessage();
    const { message } = checkFromHost(data);
    const before = asked.length + themesSet.length;
    frame.hear(data);
    await Promise.resolve();
    if (message) fit += 1;
    else expect(asked.length + themesSet.length).toBe(before);
  }
  await settled();
  expect(fit).toBeGreaterThan(300);
  const known = /^(train|step \d*|pause|reset|setAll .*)$/;
  expect(asked.filter((one) => !known.test(one))).toEqual([]);
  expect(themesSet.filter((theme) => !themes.some((one) => one === theme))).toEqual([]);
  for (const message of told) expect(checkFromEmbed(message).fault).toBeUndefined();
});

test('10,000 random addresses: what fits is taken, the rest is told, and every setting stays one of the demo’s', () => {
  for (let i = 0; i < 10_000; i++) {
    const definition = pick(demos);
    const preset = pick(definition.presets).id;
    const ids = Object.keys(definition.parameters);
    const words = [...ids, ...Object.keys(parts), ...odd];
    const pairs = Array.from({ length: random.integer(6) }, () => {
      const key = random.integer(2) === 0 ? pick(keys) : pick(words);
      return `${key}=${random.integer(3) === 0 ? encodeURIComponent(pick(words)) : pick(texts)}`;
    });
    const read = readEmbedAddress(definition, preset, `?${pairs.join('&')}`);
    for (const [id, parameter] of Object.entries(definition.parameters))
      expect(faultOf(parameter, read.values[id]), `${id} of ${definition.id}`).toBeNull();
    expect(Object.keys(read.values).sort()).toEqual([...ids].sort());
    expect(read.options.hide.every((id) => ids.includes(id) || id in parts)).toBe(true);
    expect(read.options.lock.every((id) => ids.includes(id) || id === 'presets')).toBe(true);
    expect(themes).toContain(read.options.theme);
    for (const notice of read.notices) expect(notice).toMatch(/^\S.*\.$/su);
  }
  expect('polluted' in {}).toBe(false);
});

const keys = ['v', 'theme', 'hide', 'lock', 'goal', 'lang', 'change', 'step', 'seed'];
const odd = [
  '__proto__',
  'constructor',
  'toString',
  '',
  '<b>',
  '\u0000',
  'é',
  'javascript:alert(1)',
];
const texts = [
  ...['1', '-1', '1e999', 'NaN', 'on', 'dark', 'steps:5', 'steps:', 'covered:9', ',,,', '%', '%zz'],
  ...['%00', '%f0%9f', '5,seed:3', '10,generatorRate:0.01', 'x'.repeat(5000), '🙂', '+', '&&', '#'],
];
