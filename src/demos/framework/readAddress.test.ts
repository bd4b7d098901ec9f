/** Whatever an address says, it is read: what is wrong is clamped or left out, and said in a sentence. */

import { describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { ganPoints } from '../gan-points/definition.ts';
import type { Definition, ParameterValues } from './defineDemo.ts';
import { readAddress } from './readAddress.ts';
import { defaultValues, faultOf } from './values.ts';

const demo: Definition = ganPoints;
const defaults: ParameterValues = defaultValues(demo);

describe('a bad value is said and the rest is kept', () => {
  test.each<[string, string, Partial<ParameterValues>]>([
    ['a number too large', 'generatorLayers=99', { generatorLayers: 4 }],
    ['a number too small', 'generatorRate=-1', { generatorRate: 0.0001 }],
    ['an endless number', 'batchSize=Infinity', { batchSize: 256 }],
    ['a word for a number', 'generatorLayers=many', {}],
    ['nothing for a number', 'generatorLayers=', {}],
    ['a space for a number', 'generatorLayers=%20', {}],
    ['a number between two steps', 'generatorWidth=3.7', { generatorWidth: 4 }],
    ['a seed too large', 'seed=1000000', { seed: 999_999 }],
    ['a seed below 0', 'seed=-3', { seed: 0 }],
    ['a word for a seed', 'seed=lucky', {}],
    ['an option that there is not', 'loss=mean', {}],
    ['a third way between on and off', 'showPull=maybe', {}],
    ['a drawing that is none', 'drawing=A', {}],
    ['an empty drawing', 'drawing=', {}],
    ['an endless drawing', `drawing=${'AB'.repeat(2000)}`, {}],
    ['a parameter that there is not', 'colour=red', {}],
    ['an object’s inheritance', 'constructor=1', {}],
    ['an object’s prototype', '__proto__=1', {}],
    ['an object’s method', 'toString=1', {}],
    ['another version', 'v=2', {}],
    ['a step that is none', 'step=soon', {}],
    ['a negative step', 'step=-5', {}],
    ['half a step', 'step=1.5', {}],
    ['a step of ten digits', 'step=1234567890', {}],
    ['a change without a step', 'change=loss:hinge', {}],
    ['a change of what begins a new run', 'change=10,shape:ring', {}],
    ['a change of what there is not', 'change=10,colour:red', {}],
    ['a change of an object’s inheritance', 'change=10,constructor:1', {}],
    ['a change to a bad value', 'change=10,loss:mean', {}],
    ['an empty change', 'change=', {}],
    ['changes in the wrong order', 'change=20,loss:hinge&change=10,loss:log', {}],
    ['two changes at one step', 'change=10,loss:hinge&change=10,loss:log', {}],
  ])('%s: %s', (_, part, expected) => {
    const rest = { shape: 'moons', optimizer: 'sgd' };
    const { values, changes, notices } = readAddress(
      demo,
      `?v=1&shape=moons&${part}&optimizer=sgd`,
    );
    expect(values).toEqual({ ...defaults, ...rest, ...expected });
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/^[“A-Z].{20,}\.$/u);
    expectSound(values);
    for (const { settings } of changes) expectSound(settings);
  });
});

describe('what is right is taken over', () => {
  test('without a complaint', () => {
    const { notices, ...state } = readAddress(
      demo,
      '?seed=7&showPull=on&noiseKind=uniform&step=120',
    );
    const values = { ...defaults, seed: 7, showPull: true, noiseKind: 'uniform' };
    expect(state).toEqual({ values, changes: [], step: 120 });
    expect(notices).toEqual([]);
  });

  test('changes build on the settings and on one another', () => {
    const { values, changes, notices } = readAddress(
      demo,
      '?v=1&loss=hinge&change=50,generatorRate:0.01&change=80,loss:log,batchSize:64',
    );
    expect(notices).toEqual([]);
    expect(changes).toEqual([
      { step: 50, settings: { ...values, generatorRate: 0.01 } },
      { step: 80, settings: { ...values, generatorRate: 0.01, loss: 'log', batchSize: 64 } },
    ]);
  });

  test('the last of two counts', () => {
    expect(readAddress(demo, '?seed=1&seed=2').values['seed']).toBe(2);
  });
});

test('a long piece of junk is quoted in short', () => {
  const { notices } = readAddress(demo, `?loss=${'x'.repeat(5000)}`);
  expect(notices[0]?.length).toBeLessThan(200);
});

test('2,000 random addresses never throw and always give values without fault', () => {
  const random = new Random(1);
  const pick = (from: readonly string[]) => from[random.integer(from.length)] ?? '';
  const keys = [...Object.keys(demo.parameters), 'v', 'step', 'change', '', 'valueOf', '__proto__'];
  const pieces = [
    ...['1', '-1', '0', '.5', '1e9', '1e-9', 'NaN', 'Infinity', '0x10', 'on', 'off', 'ring', 'log'],
    ...[',', ':', '.', '%', '%20', '%ZZ', '&', '=', '#', '?', '+', 'ä', '💡', '\u0000', ' ', 'AB'],
    ...['loss', 'generatorRate', 'batchSize', 'constructor', 'seed'],
  ];
  const value = () => Array.from({ length: random.integer(5) }, () => pick(pieces)).join('');
  let hadNotices = 0;
  for (let i = 0; i < 2000; i++) {
    const parts = Array.from({ length: 1 + random.integer(4) }, () => `${pick(keys)}=${value()}`);
    const { values, changes, step, notices } = readAddress(demo, `?${parts.join('&')}`);
    expectSound(values);
    for (const { settings } of changes) expectSound(settings);
    expect(step === null || Number.isInteger(step)).toBe(true);
    if (notices.length > 0) hadNotices++;
  }
  expect(hadNotices).toBeGreaterThan(1000);
});

/** Exactly the demo's parameters, each with a value that fits. */
function expectSound(values: ParameterValues): void {
  expect(Object.keys(values)).toEqual(Object.keys(demo.parameters));
  for (const [id, parameter] of Object.entries(demo.parameters)) {
    expect(faultOf(parameter, values[id])).toBeNull();
  }
}
