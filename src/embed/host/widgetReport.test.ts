import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Client } from './declarations.ts';
import { reportTo } from './widgetReport.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A model that remembers each of its saves, and a demo whose messages the test makes up. */
function notebook(getState: () => Promise<string>) {
  const traits: Record<string, unknown> = {};
  const saves: Record<string, unknown>[] = [];
  const listeners = new Map<string, (message: object) => void>();
  const model = {
    get: (name: string) => traits[name],
    set: (name: string, value: unknown) => {
      traits[name] = value;
    },
    save_changes: () => void saves.push({ ...traits }),
    on: () => undefined,
    off: () => undefined,
  };
  const client = {
    getState,
    on: (type: string, listener: (message: object) => void) => listeners.set(type, listener),
  } as unknown as Client;
  const stop = reportTo(model, client);
  return { saves, stop, say: (type: string, message = {}) => listeners.get(type)?.(message) };
}

test('a notebook hears at most four times a second, and of the newest', async () => {
  const { saves, say } = notebook(async () => '?v=1&step=9');
  for (let step = 1; step <= 20; step++) {
    say('progress', { step, metrics: { loss: 1 / step } });
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(saves).toHaveLength(4);
  expect(saves[0]).toEqual({ step: 5, metrics: { loss: 1 / 5 }, state: '?v=1&step=9' });
});

test('a demo that is ready is not complete, and one that has passed is', async () => {
  const { saves, say } = notebook(async () => '');
  say('ready');
  await vi.advanceTimersByTimeAsync(250);
  expect(saves.at(-1)).toMatchObject({ complete: false });
  say('complete', { step: 7, metrics: {}, passed: true });
  await vi.advanceTimersByTimeAsync(250);
  expect(saves.at(-1)).toMatchObject({ step: 7, complete: true });
});

test('without an answer the state is left as it was, and the rest is told', async () => {
  const { saves, say } = notebook(() => Promise.reject(new Error('no answer')));
  say('progress', { step: 3, metrics: {} });
  await vi.advanceTimersByTimeAsync(250);
  expect(saves).toEqual([{ step: 3, metrics: {} }]);
});

test('what happens while the demo is asked for its state is told with it', async () => {
  let answer: (state: string) => void = () => undefined;
  const { saves, say } = notebook(() => new Promise((resolve) => (answer = resolve)));
  say('progress', { step: 1, metrics: {} });
  await vi.advanceTimersByTimeAsync(250);
  say('progress', { step: 2, metrics: {} });
  answer('s');
  await vi.advanceTimersByTimeAsync(0);
  expect(saves).toEqual([{ step: 2, metrics: {}, state: 's' }]);
});

test('a notebook that has closed the widget hears nothing any more', async () => {
  const { saves, stop, say } = notebook(async () => '');
  say('progress', { step: 1, metrics: {} });
  stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(saves).toEqual([]);
});
