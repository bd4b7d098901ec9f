import { describe, expect, test } from 'vitest';
import { isFromNoise } from './checkMessage.ts';
import { checkFromEmbed, checkFromHost } from './contract.ts';

const fromNoise = 1;

describe('a message that fits', () => {
  test.each([
    { fromNoise, type: 'run' },
    { fromNoise, type: 'pause', id: 'a' },
    { fromNoise, type: 'step' },
    { fromNoise, type: 'step', count: 10_000, id: 7 },
    { fromNoise, type: 'reset', id: '' },
    { fromNoise, type: 'get-state', id: -0.5 },
    { fromNoise, type: 'set-state', state: '?v=1&step=120', id: 'x'.repeat(100) },
    { fromNoise, type: 'set-theme', theme: 'auto' },
  ])('$type from the host passes as it is', (message) => {
    expect(checkFromHost(message)).toEqual({ message });
  });

  test.each([
    {
      fromNoise,
      type: 'ready',
      demo: 'gan-points',
      version: 1,
      params: { shape: 'ring', seed: 3, showAll: true },
      goals: [{ id: 'covered', label: 'All 8 clusters covered' }],
    },
    { fromNoise, type: 'state', state: '' },
    {
      fromNoise,
      type: 'progress',
      step: 5,
      metrics: { loss: 1.5 },
      stepsPerSecond: 0,
      backend: 'simd',
    },
    { fromNoise, type: 'complete', goal: 'steps', passed: true, step: 9, metrics: {} },
    { fromNoise, type: 'error', code: 'failed', message: 'It failed.', id: 1 },
    { fromNoise, type: 'resize', height: 480.5 },
    { fromNoise, type: 'done', id: 'a' },
  ])('$type from the embed passes as it is', (message) => {
    expect(checkFromEmbed(message)).toEqual({ message });
  });

  test('loses what the contract does not know, at every depth', () => {
    const { message } = checkFromEmbed({
      fromNoise,
      type: 'ready',
      demo: 'count',
      version: 1,
      params: {},
      goals: [{ id: 'a', label: 'b', later: 1 }],
      later: 2,
    });
    expect(message).toEqual({
      fromNoise,
      type: 'ready',
      demo: 'count',
      version: 1,
      params: {},
      goals: [{ id: 'a', label: 'b' }],
    });
  });

  test('may leave an optional field undefined', () => {
    expect(checkFromHost({ fromNoise, type: 'run', id: undefined })).toEqual({
      message: { fromNoise, type: 'run' },
    });
  });
});

describe('the fault of a message from the host', () => {
  test.each<[unknown, string]>([
    [null, 'The message was null, expected an object.'],
    ['run', 'The message was “run”, expected an object.'],
    [[], 'The message was a list, expected an object.'],
    [new Map(), 'The message was not plain data, expected an object.'],
    [{}, 'fromNoise is missing, expected 1, the version of the contract.'],
    [{ fromNoise: 2, type: 'run' }, 'fromNoise was 2, expected 1, the version of the contract.'],
    [
      { fromNoise, type: 'jump' },
      'type was “jump”, expected one of run, pause, step, reset, get-state, set-state, set-theme.',
    ],
    [
      { fromNoise },
      'type is missing, expected one of run, pause, step, reset, get-state, set-state, set-theme.',
    ],
    [{ fromNoise, type: 'step', count: 0 }, 'count was 0, expected at least 1.'],
    [{ fromNoise, type: 'step', count: 10_001 }, 'count was 10001, expected at most 10000.'],
    [{ fromNoise, type: 'step', count: 1.5 }, 'count was 1.5, expected a whole number.'],
    [{ fromNoise, type: 'step', count: '1' }, 'count was “1”, expected a number.'],
    [{ fromNoise, type: 'step', count: 1n }, 'count was not plain data, expected a number.'],
    [{ fromNoise, type: 'run', id: {} }, 'id was an object, expected one of a text, a number.'],
    [{ fromNoise, type: 'run', id: Infinity }, 'id was Infinity, expected a finite number.'],
    [{ fromNoise, type: 'set-state' }, 'state is missing.'],
    [
      { fromNoise, type: 'set-state', state: 'x'.repeat(8001) },
      'state was a text of 8001 characters, expected at most 8000 characters.',
    ],
    [
      { fromNoise, type: 'set-theme', theme: 'pink' },
      'theme was “pink”, expected one of light, dark, auto.',
    ],
  ])('%o', (data, fault) => {
    expect(checkFromHost(data).fault).toBe(fault);
  });

  test('comes with the id, so that the answer can repeat it, unless the id is the fault', () => {
    expect(checkFromHost({ fromNoise, type: 'jump', id: 'a' })).toHaveProperty('id', 'a');
    expect(checkFromHost({ fromNoise, type: 'jump', id: 'x'.repeat(101) })).not.toHaveProperty(
      'id',
    );
  });

  test('is that nothing was said, where only a prototype or a getter says it', () => {
    const inherited = Object.create({ fromNoise, type: 'run' });
    expect(checkFromHost(inherited).fault).toContain('not plain data');
    const disguised = JSON.parse('{"fromNoise": 1, "__proto__": {"type": "run"}}');
    expect(checkFromHost(disguised).fault).toContain('type is missing');
    const getter = {
      fromNoise,
      get type() {
        throw new Error('this getter was called');
      },
    };
    expect(checkFromHost(getter).fault).toContain('type is missing');
  });
});

test('a metric must be a finite number', () => {
  const progress = { fromNoise, type: 'progress', step: 1, stepsPerSecond: 1, backend: 'cpu' };
  expect(checkFromEmbed({ ...progress, metrics: { loss: Number.NaN } }).fault).toBe(
    'metrics.loss was NaN, expected a number.',
  );
});

test('what other scripts send each other is not taken for ours', () => {
  expect(isFromNoise({ fromNoise: 7 })).toBe(true);
  for (const data of [
    null,
    'fromNoise',
    { subject: 'lti.frameResize' },
    Object.create({ fromNoise }),
  ])
    expect(isFromNoise(data)).toBe(false);
});
