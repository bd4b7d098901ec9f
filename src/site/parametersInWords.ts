/** A demo's parameters in words, for the table on its page. */

import type { Parameter } from '#demos/framework/defineDemo.ts';
import { maxSeed } from '#demos/framework/values.ts';

/** How far it goes: "0.0001 to 0.3", or what there is to choose from. */
export function rangeInWords(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'number':
      return `${inFigures(parameter.min)} to ${inFigures(parameter.max)}`;
    case 'seed':
      return `0 to ${inFigures(maxSeed)}`;
    case 'choice':
      return parameter.options.map(({ label }) => label).join(', ');
    case 'switch':
      return 'on or off';
    case 'text':
      return `up to ${inFigures(parameter.maxLength)} characters`;
    default:
      return parameter satisfies never;
  }
}

/** Where it starts, as a reader sees it; a long text is only called an example. */
export function defaultInWords(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'number':
    case 'seed':
      return inFigures(parameter.default);
    case 'choice':
      return (
        parameter.options.find(({ value }) => value === parameter.default)?.label ??
        parameter.default
      );
    case 'switch':
      return parameter.default ? 'on' : 'off';
    case 'text':
      if (parameter.default === '') return 'empty';
      return parameter.default.length > 24 ? 'an example' : parameter.default;
    default:
      return parameter satisfies never;
  }
}

/** Its unit, if it has one. */
export function unitOf(parameter: Parameter): string | undefined {
  return parameter.kind === 'number' ? parameter.unit : undefined;
}

/** What a change of it does to a run. */
export function effectInWords({ effect = 'restart' }: Parameter): string {
  switch (effect) {
    case 'restart':
      return 'A change begins a new run.';
    case 'live':
      return 'May change while it trains.';
    case 'view':
      return 'Changes only the picture.';
    default:
      return effect satisfies never;
  }
}

function inFigures(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 6 });
}
