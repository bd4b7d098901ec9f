/** A definition's mistakes are refused when it is made. */

import { expect, test } from 'vitest';
import { ganPoints } from '../gan-points/definition.ts';
import { defineDemo } from './defineDemo.ts';

const breaking = { id: 'b', label: 'B', values: {}, shows: 'C', breaks: 'D', recordedSteps: 10 };
const size = { kind: 'number', label: 'A', help: 'B', min: 1, max: 5, step: 1 } as const;

test('a sound definition is handed on as it is', () => {
  const demo = define({ size: { ...size, default: 2 } }, [{ ...breaking, values: { size: 5 } }]);
  expect(Object.keys(demo.parameters)).toEqual(['size']);
});

test.each(['Size', 'my-size', '1st', ''])('the parameter id “%s” is refused', (id) => {
  expect(() => define({ [id]: { ...size, default: 2 } }, [breaking])).toThrow(
    `invalid parameter id; expected camelCase: ${id}`,
  );
});

test('a default outside its range is refused', () => {
  expect(() => define({ size: { ...size, default: 6 } }, [breaking])).toThrow(
    'invalid default of size; expected a number from 1 to 5 in steps of 1',
  );
});

test('a preset with a bad value, or with a parameter that there is not, is refused', () => {
  const parameters = { size: { ...size, default: 2 } };
  expect(() => define(parameters, [{ ...breaking, values: { size: 0 } }])).toThrow(
    'invalid preset b; size: expected a number from 1 to 5 in steps of 1',
  );
  expect(() => define(parameters, [{ ...breaking, values: { weight: 1 } }])).toThrow(
    'invalid preset b; weight: expected a parameter of this demo',
  );
});

test('a demo needs a preset that breaks it', () => {
  const { breaks: _, ...harmless } = breaking;
  expect(() => define({ size: { ...size, default: 2 } }, [harmless])).toThrow(
    'expected at least one that breaks it: none',
  );
});

type Definition = Parameters<typeof defineDemo>[0];

function define(parameters: Definition['parameters'], presets: Definition['presets']): Definition {
  return defineDemo({ ...(ganPoints as Definition), parameters, presets });
}
