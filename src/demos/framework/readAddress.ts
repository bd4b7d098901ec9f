/** Reads a demo's state from an address; loaded only when there is one to read. */

import type { Change } from '#engine/protocol.ts';
import { type AddressState, addressVersion, asText } from './address.ts';
import type { Definition, Parameter, ParameterValue, ParameterValues } from './defineDemo.ts';
import { defaultValues, faultOf, maxSeed } from './values.ts';

/**
 * Reads the search part of an address; what it does not say is as in `base`. What is wrong in it is clamped or left out, and
 * said in a sentence each in `notices`; it never throws.
 */
export function readAddress(
  definition: Definition,
  search: string,
  base: ParameterValues = defaultValues(definition),
): AddressState & { readonly notices: readonly string[] } {
  const notices: string[] = [];
  const values: Record<string, ParameterValue> = { ...base };
  const changes: Change[] = [];
  let step: number | null = null;
  for (const [key, text] of new URLSearchParams(search)) {
    const parameter = parameterOf(definition, key);
    if (parameter?.kind === 'text' && parameter.isPrivate)
      notices.push(`“${parameter.label}” can’t be set by an address; it was left out.`);
    else if (parameter)
      values[key] = read(parameter, text, values[key] ?? parameter.default, notices);
    else if (key === 'change')
      changes.push(...readChange(definition, changes.at(-1)?.settings ?? values, text, notices));
    else if (key === 'step') step = readStep(text, notices);
    else if (key !== 'v')
      notices.push(
        `The address sets “${shortened(key)}”, which this demo does not have; it was left out.`,
      );
    else if (text !== addressVersion)
      notices.push(
        `The address was made for version ${shortened(text)} of this demo; what still fits was kept.`,
      );
  }
  return { values, changes: inOrder(changes, notices), step, notices };
}

/** Names such as “constructor” stand in every object, but are no parameters. */
function parameterOf({ parameters }: Definition, id: string): Parameter | undefined {
  return Object.hasOwn(parameters, id) ? parameters[id] : undefined;
}

function read(
  parameter: Parameter,
  text: string,
  otherwise: ParameterValue,
  notices: string[],
): ParameterValue {
  const { label } = parameter;
  switch (parameter.kind) {
    case 'number':
    case 'seed': {
      const { min, max, step } =
        parameter.kind === 'seed' ? { min: 0, max: maxSeed, step: 1 } : parameter;
      const number = text.trim() === '' ? Number.NaN : Number(text);
      if (Number.isNaN(number)) {
        notices.push(
          `“${label}” was “${shortened(text)}” in the address, which is no number; it stays at ${otherwise}.`,
        );
        return otherwise;
      }
      const clamped = Math.min(max, Math.max(min, number));
      // Rounding to the step in two goes keeps 0.1 + 0.2 from showing.
      const taken = Number((Math.round(clamped / step) * step).toPrecision(10));
      if (taken !== number)
        notices.push(
          `“${label}” goes from ${min} to ${max} in steps of ${step}; the address asked for ${shortened(text)}, so it was set to ${taken}.`,
        );
      return taken;
    }
    case 'switch':
      if (text === 'on' || text === 'off') return text === 'on';
      notices.push(
        `“${label}” was “${shortened(text)}” in the address; it is either on or off, and stays ${asText(otherwise)}.`,
      );
      return otherwise;
    case 'choice':
    case 'text': {
      if (faultOf(parameter, text) === null) return text;
      const known =
        parameter.kind === 'choice'
          ? `has no “${shortened(text)}”`
          : 'could not be read from the address';
      notices.push(`“${label}” ${known}; it stays as it was.`);
      return otherwise;
    }
    default:
      return parameter satisfies never;
  }
}

/** "500,generatorRate:0.02,loss:hinge" over the settings before it. */
function readChange(
  definition: Definition,
  before: ParameterValues,
  text: string,
  notices: string[],
): Change[] {
  const [at = '', ...parts] = text.split(',');
  const step = readStep(at, notices);
  if (step === null) return [];
  const settings: Record<string, ParameterValue> = { ...before };
  for (const part of parts) {
    const [id = '', value = ''] = part.split(':');
    const parameter = parameterOf(definition, id);
    if (parameter?.effect === 'live')
      settings[id] = read(parameter, value, settings[id] ?? parameter.default, notices);
    else
      notices.push(
        `The address changes “${shortened(id)}” during the run, which can't be done; it was left out.`,
      );
  }
  return [{ step, settings }];
}

function readStep(text: string, notices: string[]): number | null {
  const step = Number(text);
  if (/^\d{1,7}$/.test(text) && Number.isInteger(step)) return step;
  notices.push(
    `The address points at step “${shortened(text)}”, which is no step; it was left out.`,
  );
  return null;
}

function inOrder(changes: readonly Change[], notices: string[]): readonly Change[] {
  const isInOrder = changes.every(({ step }, i) => step > (changes[i - 1]?.step ?? -1));
  if (!isInOrder)
    notices.push(
      'The changes in the address are not in the order of their steps; they were left out.',
    );
  return isInOrder ? changes : [];
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
