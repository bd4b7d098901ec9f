/** Values of a demo's parameters: defaults, presets, and what is wrong with a value. */

import type { Settings } from '#engine/session.ts';
import type { Definition, Parameter, ParameterValues, ValuesOf } from './defineDemo.ts';

/** All parameters at their defaults. */
export function defaultValues<P extends Readonly<Record<string, Parameter>>>(
  definition: Definition<P>,
): ValuesOf<P> {
  const entries = Object.entries(definition.parameters).map(([id, parameter]) => [
    id,
    parameter.default,
  ]);
  return Object.fromEntries(entries) as ValuesOf<P>; // each entry comes from P itself
}

/** The values of a preset over the defaults. Throws when there is no such preset. */
export function presetValues<P extends Readonly<Record<string, Parameter>>>(
  definition: Definition<P>,
  presetId: string,
): ValuesOf<P> {
  const preset = definition.presets.find(({ id }) => id === presetId);
  if (!preset) {
    const known = definition.presets.map(({ id }) => id).join(', ');
    throw new Error(`invalid preset; expected one of ${known}: ${presetId}`);
  }
  return { ...defaultValues(definition), ...preset.values };
}

/** Those of the values that only change what the figure shows. */
export function viewValues(definition: Definition, values: ParameterValues): ParameterValues {
  return Object.fromEntries(
    Object.entries(values).filter(([id]) => definition.parameters[id]?.effect === 'view'),
  );
}

/** What a reader sets, with what comes along with it. */
export function withCompanions(definition: Definition, patch: ParameterValues): ParameterValues {
  const companions = Object.entries(patch).map(([id, value]) => {
    const parameter = definition.parameters[id];
    return parameter?.kind === 'choice' ? parameter.brings?.[String(value)] : undefined;
  });
  return Object.assign({}, ...companions, patch) as ParameterValues; // all parts are such values
}

/** Those of the values that presets leave alone: what only the figure shows, unless a preset sets it, and what is the reader's own. */
export function keptValues(definition: Definition, values: ParameterValues): ParameterValues {
  const set = new Set(definition.presets.flatMap((preset) => Object.keys(preset.values)));
  return Object.fromEntries(
    Object.entries(values).filter(([id]) => isKept(definition.parameters[id]) && !set.has(id)),
  );
}

function isKept(parameter: Parameter | undefined): boolean {
  return parameter?.effect === 'view' || (parameter?.kind === 'text' && !!parameter.isPrivate);
}

/**
 * The preset that these values are: one whose every value they have, else one that differs in nothing but what only the
 * view shows; null when they are none.
 */
export function presetOf(definition: Definition, values: ParameterValues): string | null {
  const kept = keptValues(definition, values);
  const isPreset = (presetId: string, isLeftOut: (id: string) => boolean) =>
    Object.entries(presetValues(definition, presetId)).every(
      ([id, value]) => values[id] === value || isLeftOut(id),
    );
  const ids = definition.presets.map(({ id }) => id);
  return (
    ids.find((preset) => isPreset(preset, (id) => id in kept)) ??
    ids.find((preset) => isPreset(preset, (id) => isKept(definition.parameters[id]))) ??
    null
  );
}

/** What is wrong with a value for this parameter, as a clause, or null when nothing is. */
export function faultOf(parameter: Parameter, value: unknown): string | null {
  switch (parameter.kind) {
    case 'number': {
      const { min, max, step } = parameter;
      const isRight =
        typeof value === 'number' && value >= min && value <= max && isWhole(value / step);
      return isRight ? null : `expected a number from ${min} to ${max} in steps of ${step}`;
    }
    case 'choice':
      return parameter.options.some((option) => option.value === value)
        ? null
        : `expected one of ${parameter.options.map((option) => option.value).join(', ')}`;
    case 'switch':
      return typeof value === 'boolean' ? null : 'expected on or off';
    case 'seed':
      return Number.isInteger(value) && typeof value === 'number' && value >= 0 && value <= maxSeed
        ? null
        : `expected a whole number from 0 to ${maxSeed}`;
    case 'text': {
      if (typeof value !== 'string') return 'expected text';
      if (value.length > parameter.maxLength)
        return `expected at most ${parameter.maxLength} characters`;
      return parameter.accepts?.(value) ?? null;
    }
    default:
      return parameter satisfies never;
  }
}

/** The largest seed. */
export const maxSeed = 999_999;

/** Settings from elsewhere as this demo's values. Throws at the first that does not fit: the page has checked them before. */
export function checkedValues<P extends Readonly<Record<string, Parameter>>>(
  definition: Pick<Definition<P>, 'parameters'>,
  settings: Settings,
): ValuesOf<P> {
  for (const [id, parameter] of Object.entries(definition.parameters)) {
    const fault = faultOf(parameter, settings[id]);
    if (fault) throw new Error(`invalid ${id}; ${fault}: ${settings[id]}`);
  }
  return settings as ValuesOf<P>; // every parameter has just been checked
}

/** Up to the rounding of decimal fractions such as 0.3 / 0.1. */
function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}
