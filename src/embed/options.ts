/** What an embed's address says besides the demo's settings: theme, what is hidden or fixed, the goal. */

import { encodeAddress } from '#demos/framework/address.ts';
import type { Definition, ParameterValues } from '#demos/framework/defineDemo.ts';
import { type ChosenGoal, readGoal, writeGoal } from '#demos/framework/goals.ts';
import { readAddress } from '#demos/framework/readAddress.ts';
import { presetValues } from '#demos/framework/values.ts';

/** Parts of a demo's frame that can be hidden, in the order in which they stand, by what they are called. */
export const parts = {
  title: 'title and what to look for',
  menu: 'menu',
  scoreboard: 'scoreboard of patterns',
  curves: 'curves',
  buttons: 'play bar with its time line',
  timeline: 'time line',
  line: 'line of numbers and where it runs',
  settings: 'all settings below the figure',
  presets: 'list “Break it”',
  honesty: 'what is real, what is simplified',
} as const satisfies Readonly<Record<string, string>>;

/** How a page wants its embed. */
export interface EmbedOptions {
  /** `auto` is what the reader's system says. */
  readonly theme: Theme;
  /** Ids of settings and of parts. */
  readonly hide: readonly string[];
  /** Ids of settings, or `presets`. */
  readonly lock: readonly string[];
  readonly goal: ChosenGoal | null;
}

/** Colours of an embed. */
export type Theme = (typeof themes)[number];

/** All of them. */
export const themes = ['auto', 'light', 'dark'] as const;

/** What an address of an embed says. */
export interface EmbedAddress {
  readonly options: EmbedOptions;
  /** The settings of its preset, and those that the demo begins with. */
  readonly base: ParameterValues;
  readonly values: ParameterValues;
  /** The demo's own part of the address: what differs from its preset, and where to go. */
  readonly search: string;
  /** What could not be used, in a sentence each. */
  readonly notices: readonly string[];
}

const own = ['theme', 'hide', 'lock', 'goal', 'lang'] as const;

/** Reads the search part of an embed's address; it never throws, whatever stands there. */
export function readEmbedAddress(
  definition: Definition,
  preset: string,
  search: string,
): EmbedAddress {
  const asked = new URLSearchParams(search);
  const [theme, hide, lock, goal, lang] = own.map((key) => {
    const text = asked.get(key);
    asked.delete(key);
    return text;
  });
  const rest = asked.size > 0 ? `?${asked}` : '';
  const base = presetValues(definition, preset);
  const { values, notices: faults } = readAddress(definition, rest, base);
  const notices = [...faults];
  const settings = Object.keys(definition.parameters);
  const chosen = themes.find((one) => one === theme);
  if (theme && !chosen)
    notices.push(`There is no theme “${shortened(theme)}”; it follows the reader’s system.`);
  if (lang && lang !== 'en') notices.push('The demos speak English only so far.');
  const known = (text: string | null | undefined, what: string, ids: readonly string[]) =>
    (text ?? '').split(',').filter((id) => {
      if (id !== '' && !ids.includes(id))
        notices.push(`The address ${what} “${shortened(id)}”, which this demo does not have.`);
      return ids.includes(id);
    });
  const chosenGoal = goal ? readGoal(definition, values, goal) : null;
  if (goal && !chosenGoal)
    notices.push(`“${shortened(goal)}” is no goal of this demo with these settings.`);
  return {
    options: {
      theme: chosen ?? 'auto',
      hide: known(hide, 'hides', [...settings, ...Object.keys(parts)]),
      lock: known(lock, 'fixes', [...settings, 'presets']),
      goal: chosenGoal,
    },
    base,
    values,
    search: rest,
    notices,
  };
}

/** What an embed is made of. */
export interface EmbedParts {
  readonly definition: Definition;
  readonly preset: string;
  readonly values: ParameterValues;
  readonly options: EmbedOptions;
}

/** The address of an embed on this site, from its path on; what is as the preset has it is left out. */
export function embedAddress({ definition, preset, values, options }: EmbedParts): string {
  const { id, presets } = definition;
  const path = preset === presets[0]?.id ? `/embed/${id}/` : `/embed/${id}/${preset}/`;
  const settings = { values, changes: [], step: null };
  const asked = new URLSearchParams(
    encodeAddress(definition, settings, presetValues(definition, preset)) || 'v=1',
  );
  const { theme, hide, lock, goal } = options;
  if (theme !== 'auto') asked.set('theme', theme);
  if (hide.length > 0) asked.set('hide', hide.join(','));
  if (lock.length > 0) asked.set('lock', lock.join(','));
  if (goal) asked.set('goal', writeGoal(goal));
  // Commas and colons mean nothing else here, and people read addresses.
  return `${path}?${asked}`.replaceAll('%2C', ',').replaceAll('%3A', ':');
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
