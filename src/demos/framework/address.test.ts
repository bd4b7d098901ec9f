/** A demo's state as an address: short, and the same again when it is read. */

import { describe, expect, test } from 'vitest';
import { demos } from '../registry.ts';
import { votes } from '../votes/definition.ts';
import { type AddressState, encodeAddress } from './address.ts';
import type { Definition, Parameter, ParameterValue, ParameterValues } from './defineDemo.ts';
import { readAddress } from './readAddress.ts';
import { defaultValues, faultOf, presetValues } from './values.ts';

describe.each(demos)('$id', (demo) => {
  test('the defaults give an empty address, and an empty address the defaults', () => {
    const state = { values: defaultValues(demo), changes: [], step: null };
    expect(encodeAddress(demo, state)).toBe('');
    expect(readAddress(demo, '')).toEqual({ ...state, notices: [] });
  });

  test.each(demo.presets)('the preset $id is the same again', ({ id, values }) => {
    const search = roundTrip(demo, { values: presetValues(demo, id), changes: [], step: null });
    const written = [...new URLSearchParams(search).keys()].filter((key) => key !== 'v');
    const differing = Object.entries(values).filter(
      ([key, value]) => demo.parameters[key]?.default !== value,
    );
    expect(written.toSorted()).toEqual(differing.map(([key]) => key).toSorted());
  });

  test.each(privateOnes(demo))('%s, which is the reader’s own, is not written', (key) => {
    const values = { ...defaultValues(demo), [key]: 'My own text.' };
    expect(encodeAddress(demo, { values, changes: [], step: null })).toBe('');
    const { values: read, notices } = readAddress(demo, `?v=1&${key}=Yours`);
    expect(read).toEqual(defaultValues(demo));
    expect(notices).toHaveLength(1);
  });

  test.each(Object.keys(demo.parameters).filter((key) => !privateOnes(demo).includes(key)))(
    '%s alone is written when it differs',
    (key) => {
      for (const value of otherValues(demo, key)) {
        const values = { ...defaultValues(demo), [key]: value };
        const search = roundTrip(demo, { values, changes: [], step: null });
        expect([...new URLSearchParams(search).keys()]).toEqual(['v', key]);
      }
    },
  );

  test('a step and changes on the way are the same again, each change with what it changes', () => {
    const live = Object.entries(demo.parameters).flatMap(([id, parameter]) =>
      parameter.effect === 'live' && !isScript(parameter) ? id : [],
    );
    const values: ParameterValues = presetValues(demo, demo.presets.at(-1)?.id ?? '');
    const changes = live.map((_, i) => {
      const changed = live
        .slice(0, i + 1)
        .map((key) => [key, otherValues(demo, key).find((value) => value !== values[key]) ?? 0]);
      return { step: 10 * (i + 1), settings: { ...values, ...Object.fromEntries(changed) } };
    });
    const search = roundTrip(demo, { values, changes, step: 500 });
    const written = new URLSearchParams(search).getAll('change');
    expect(written.map((text) => text.split(':')[0])).toEqual(
      live.map((key, i) => `${10 * (i + 1)},${key}`),
    );
  });
});

test('a change that changes nothing is not written', () => {
  const [demo] = demos;
  if (!demo) throw new Error('no demo');
  const values = defaultValues(demo);
  expect(
    encodeAddress(demo, { values, changes: [{ step: 5, settings: values }], step: null }),
  ).toBe('');
});

test('a link keeps no 0.30000000000000004', () => {
  const [demo] = demos;
  if (!demo) throw new Error('no demo');
  const { values } = readAddress(demo, '?v=1&generatorRate=0.0003');
  expect(values['generatorRate']).toBe(0.0003);
  expect(encodeAddress(demo, { values, changes: [], step: null })).toBe(
    '?v=1&generatorRate=0.0003',
  );
});

/** Writes a state, checks that it is read as the same without complaint, and hands on the address. */
function roundTrip(demo: Definition, state: AddressState): string {
  const search = encodeAddress(demo, state);
  if (search !== '') expect(search.startsWith('?v=1&')).toBe(true);
  expect(readAddress(demo, search)).toEqual({ ...state, notices: [] });
  return search;
}

function isScript(parameter: Parameter): boolean {
  return parameter.kind === 'text' && parameter.isScript === true;
}

function privateOnes({ parameters }: Definition): string[] {
  return Object.entries(parameters).flatMap(([key, parameter]) =>
    parameter.kind === 'text' && parameter.isPrivate ? key : [],
  );
}

/** Valid values of a parameter that are not its default. */
function otherValues(demo: Definition, key: string): ParameterValue[] {
  const parameter = demo.parameters[key];
  switch (parameter?.kind) {
    case 'number':
      return [parameter.min, parameter.max].filter((value) => value !== parameter.default);
    case 'choice':
      return parameter.options
        .map(({ value }) => value)
        .filter((value) => value !== parameter.default);
    case 'switch':
      return [!parameter.default];
    case 'seed':
      return [0, 999_999];
    case 'text':
      // A drawing of two strokes, a head, nothing.
      return ['AB-_.CD', '1.1', 'lrn', ''].filter(
        (text) => text !== parameter.default && faultOf(parameter, text) === null,
      );
    case undefined:
      throw new Error(`invalid parameter: ${key}`);
    default:
      return parameter satisfies never;
  }
}

test('what a run reads as it goes is written once, as it was last, however often it grew', () => {
  const first = { ...defaultValues(votes), votes: 'l' };
  const grown = ['lr', 'lrn'].map((sofar, i) => ({
    step: i + 1,
    settings: { ...first, votes: sofar },
  }));
  const faster = { step: 3, settings: { ...first, votes: 'lrnl', beta: 1 } };
  const search = encodeAddress(votes, { values: first, changes: [...grown, faster], step: 4 });
  expect(search).toBe('?v=1&votes=lrnl&change=3%2Cbeta%3A1&step=4');
  expect(readAddress(votes, search)).toEqual({
    values: { ...first, votes: 'lrnl' },
    changes: [faster],
    step: 4,
    notices: [],
  });
});
