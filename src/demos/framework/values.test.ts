/** Values of parameters: defaults, presets, and what is wrong with a value. */

import { describe, expect, test } from 'vitest';
import { ganPoints } from '../gan-points/definition.ts';
import { promptsSteer } from '../prompts/definition.ts';
import { demos } from '../registry.ts';
import type { Definition, Parameter, ParameterValue } from './defineDemo.ts';
import {
  checkedValues,
  defaultValues,
  faultOf,
  keptValues,
  presetOf,
  presetValues,
  withCompanions,
} from './values.ts';

describe.each(demos)('$id', (demo) => {
  test('its defaults and all of its presets are without fault', () => {
    for (const values of [
      defaultValues(demo),
      ...demo.presets.map(({ id }) => presetValues(demo, id)),
    ]) {
      expect(Object.keys(values)).toEqual(Object.keys(demo.parameters));
      expect(() => checkedValues(demo, values)).not.toThrow();
    }
  });

  test('the values of each preset are that preset’s, whatever only the view shows', () => {
    for (const { id } of demo.presets) {
      const values: Record<string, ParameterValue> = { ...presetValues(demo, id) };
      for (const [key, parameter] of Object.entries(demo.parameters)) {
        if (parameter.effect === 'view' && parameter.kind === 'switch') values[key] = !values[key];
      }
      expect(presetOf(demo, values)).toBe(id);
    }
  });

  test('values that are no preset’s are none', () => {
    expect(presetOf(demo, { ...defaultValues(demo), seed: 987_654 })).toBeNull();
  });

  test('an unknown preset is refused with the names of the known ones', () => {
    expect(() => presetValues(demo, 'nowhere')).toThrow(
      `invalid preset; expected one of ${demo.presets.map(({ id }) => id).join(', ')}: nowhere`,
    );
  });

  test('settings that lack a value or have a bad one are refused by its name', () => {
    const [first = ''] = Object.keys(demo.parameters);
    const { [first]: _, ...rest } = defaultValues(demo);
    expect(() => checkedValues(demo, rest)).toThrow(`invalid ${first}; `);
    expect(() => checkedValues(demo, { ...defaultValues(demo), seed: -1 })).toThrow('invalid seed');
  });
});

describe('what only the view shows', () => {
  const unlike = presetValues(promptsSteer, 'unlike');

  test('tells presets apart where they set it, and makes no difference otherwise', () => {
    expect(presetOf(promptsSteer, unlike)).toBe('unlike');
    expect(presetOf(promptsSteer, { ...unlike, temperature: 0.5 })).toBe('unlike');
    expect(presetOf(promptsSteer, { ...unlike, second: 'Zoe' })).toBe('tales');
  });

  test('is left alone by presets, but for what one of them sets', () => {
    const kept = keptValues(promptsSteer, { ...unlike, temperature: 0.5 });
    expect(kept).toMatchObject({ temperature: 0.5, prompts: 3 });
    expect(kept).not.toHaveProperty('second');
    expect(kept).not.toHaveProperty('source');
  });
});

describe('faultOf', () => {
  const described = { label: 'A', help: 'B' };
  const number: Parameter = { ...described, kind: 'number', min: 1, max: 5, step: 1, default: 1 };
  const choice: Parameter = {
    ...described,
    kind: 'choice',
    options: [
      { value: 'one', label: 'One' },
      { value: 'two', label: 'Two' },
    ],
    default: 'one',
  };
  const onOff: Parameter = { ...described, kind: 'switch', default: true };
  const seed: Parameter = { ...described, kind: 'seed', default: 1 };
  const accepts = (value: string) => (value.includes('x') ? 'expected no x' : null);
  const text: Parameter = { ...described, kind: 'text', maxLength: 3, accepts, default: '' };

  test.each<[Parameter, ParameterValue]>([
    [number, 1],
    [number, 5],
    [choice, 'two'],
    [onOff, false],
    [seed, 0],
    [seed, 999_999],
    [text, ''],
    [text, 'abc'],
  ])('$kind: %j is right', (parameter, value) => {
    expect(faultOf(parameter, value)).toBeNull();
  });

  test.each<[Parameter, unknown, string]>([
    [number, 0.9, 'expected a number from 1 to 5 in steps of 1'],
    [number, 5.1, 'expected a number from 1 to 5 in steps of 1'],
    [number, Number.NaN, 'expected a number from 1 to 5 in steps of 1'],
    [number, '3', 'expected a number from 1 to 5 in steps of 1'],
    [number, undefined, 'expected a number from 1 to 5 in steps of 1'],
    [choice, 'three', 'expected one of one, two'],
    [choice, 1, 'expected one of one, two'],
    [onOff, 'on', 'expected on or off'],
    [onOff, 1, 'expected on or off'],
    [seed, -1, 'expected a whole number from 0 to 999999'],
    [seed, 1_000_000, 'expected a whole number from 0 to 999999'],
    [seed, 1.5, 'expected a whole number from 0 to 999999'],
    [seed, '1', 'expected a whole number from 0 to 999999'],
    [text, 'abcd', 'expected at most 3 characters'],
    [text, 'x', 'expected no x'],
    [text, 5, 'expected text'],
    [text, null, 'expected text'],
  ])('$kind: %j is wrong', (parameter, value, fault) => {
    expect(faultOf(parameter, value)).toBe(fault);
  });
});

test('what a reader picks brings along what its option names, but for what is set besides', () => {
  const brings = { moons: { generatorLayers: 3, batchSize: 64 } };
  const { shape } = ganPoints.parameters;
  const bringing: Definition = {
    ...(ganPoints as Definition),
    parameters: { ...ganPoints.parameters, shape: { ...shape, brings } },
  };
  expect(withCompanions(bringing, { shape: 'moons', batchSize: 8 })).toEqual({
    shape: 'moons',
    generatorLayers: 3,
    batchSize: 8,
  });
  expect(withCompanions(bringing, { shape: 'ring' })).toEqual({ shape: 'ring' });
  expect(withCompanions(bringing, { seed: 3 })).toEqual({ seed: 3 });
});
