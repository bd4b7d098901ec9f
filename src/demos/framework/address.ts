/** A demo's state as an address: `?v=1&…` with only what differs from the defaults; `readAddress.ts` is the way back. */

import type { Change } from '#engine/protocol.ts';
import type { Definition, Parameter, ParameterValue, ParameterValues } from './defineDemo.ts';
import { type RunState, shownStep } from './runState.ts';
import { defaultValues, viewValues } from './values.ts';

/** The version of the address's form. */
export const addressVersion = '1';

/** What an address says: settings, what changed on the way, and the step to go to. */
export interface AddressState {
  readonly values: ParameterValues;
  readonly changes: readonly Change[];
  /** The step that the link points at, or null. */
  readonly step: number | null;
}

/** The search part of an address, "?v=1" and what differs from `base`; where nothing does, an empty text. */
export function encodeAddress(
  definition: Definition,
  { values, changes, step }: AddressState,
  base: ParameterValues = defaultValues(definition),
): string {
  const search = new URLSearchParams({ v: addressVersion });
  const last = changes.at(-1)?.settings ?? values;
  const first = { ...values, ...scriptsIn(definition, last) };
  for (const [id, value] of differences(definition, base, first)) search.set(id, asText(value));
  let before: ParameterValues = first;
  for (const change of changes) {
    const settings = { ...change.settings, ...scriptsIn(definition, last) };
    const parts = differences(definition, before, settings).map(
      ([id, value]) => `${id}:${asText(value)}`,
    );
    if (parts.length > 0) search.append('change', [change.step, ...parts].join(','));
    before = settings;
  }
  if (step !== null) search.set('step', String(step));
  return search.size === 1 ? '' : `?${search}`;
}

/** The address of the state on show, on the demo's own page. */
export function addressOf(definition: Definition, state: RunState): string {
  return `/demos/${definition.id}/${searchOf(definition, state)}`;
}

/** The state on show as the search part of an address. */
export function searchOf(definition: Definition, state: RunState): string {
  const { firstValues, values, changes } = state;
  const begun: AddressState = {
    // What only the view shows may have changed since the run began.
    values: { ...firstValues, ...viewValues(definition, values) },
    changes: changes.filter((change) => change.step <= shownStep(state)),
    step: state.isRecorded ? null : shownStep(state) || null,
  };
  return encodeAddress(definition, begun);
}

/** Those of the values that a run reads as it goes. */
function scriptsIn({ parameters }: Definition, values: ParameterValues): ParameterValues {
  return Object.fromEntries(
    Object.entries(values).filter(([id]) => {
      const parameter = parameters[id];
      return parameter?.kind === 'text' && parameter.isScript;
    }),
  );
}

/** The parameters whose values differ, in the definition's order. */
function differences(
  definition: Definition,
  from: ParameterValues,
  to: ParameterValues,
): [string, ParameterValue][] {
  return Object.keys(definition.parameters).flatMap((id): [string, ParameterValue][] => {
    const value = to[id];
    if (value === undefined || value === from[id] || isPrivate(definition.parameters[id]))
      return [];
    return [[id, value]];
  });
}

function isPrivate(parameter: Parameter | undefined): boolean {
  return parameter?.kind === 'text' && parameter.isPrivate === true;
}

/** A value as it stands in an address. */
export function asText(value: ParameterValue): string {
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}
