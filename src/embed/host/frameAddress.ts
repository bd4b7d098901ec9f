/** From what a host page says of a demo to its frame's address, or to a sentence on what is wrong. */

import { frameHeights } from './client.ts';

/** What may be said of a demo: an element's attributes, or a widget's traits. Nothing here is trusted. */
export const settingNames = [
  'demo',
  'preset',
  'params',
  'theme',
  'hide',
  'lock',
  'goal',
  'height',
] as const;

/** Settings by their names; null, undefined and empty texts say nothing. */
export type Settings = Readonly<Partial<Record<(typeof settingNames)[number], unknown>>>;

/** A frame's address and its fixed height in CSS pixels, if one was asked for; or what is wrong, in a sentence. */
export type FrameAddress =
  | { readonly address: string; readonly height: number | null; readonly fault?: never }
  | { readonly fault: string };

/** The address of a frame below the base, which ends with "/embed/". Never throws. */
export function frameAddress(base: string, settings: Settings): FrameAddress {
  const said = Object.fromEntries(
    settingNames.map((name) => [name, name === 'params' ? '' : asText(settings[name])]),
  ) as Record<(typeof settingNames)[number], string>;
  for (const { name, rule, expected } of rules) {
    if (!rule.test(said[name])) return { fault: faultOf(name, said[name], expected) };
  }
  const height = said.height === '' ? null : Number(said.height);
  if (height !== null && (height < frameHeights.least || height > frameHeights.most)) {
    const range = `pixels from ${frameHeights.least} to ${frameHeights.most}`;
    return { fault: faultOf('height', said.height, range) };
  }
  const search = searchOf(settings.params);
  if (search === null) return { fault: 'params could not be read, expected shape=ring&seed=3.' };
  search.set('v', '1');
  for (const name of ['theme', 'hide', 'lock', 'goal'] as const) {
    if (said[name] !== '') search.set(name, said[name]);
  }
  const path = [said.demo, said.preset].filter(Boolean).join('/');
  return { address: `${base}${path}/?${search}`, height };
}

const name = '[a-z][a-z0-9-]*';
const names = /^([a-z][a-z0-9-]*(,[a-z][a-z0-9-]*)*)?$/i;

const rules: readonly {
  readonly name: (typeof settingNames)[number];
  readonly rule: RegExp;
  readonly expected: string;
}[] = [
  { name: 'demo', rule: new RegExp(`^${name}$`), expected: 'a demo’s name, such as gan-points' },
  { name: 'preset', rule: new RegExp(`^(${name})?$`), expected: 'a preset’s name, such as ring' },
  { name: 'theme', rule: /^(light|dark|auto)?$/, expected: 'light, dark or auto' },
  { name: 'hide', rule: names, expected: 'names with commas between them' },
  { name: 'lock', rule: names, expected: 'names with commas between them' },
  {
    name: 'goal',
    rule: /^([a-z][a-z0-9-]*(:\d+(\.\d+)?)?)?$/i,
    expected: 'a goal’s name, such as covered or steps:500',
  },
  { name: 'height', rule: /^(\d+(\.\d+)?)?$/, expected: 'a number of pixels' },
];

function faultOf(name: string, value: string, expected: string): string {
  if (value === '') return `${name} is missing, expected ${expected}.`;
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return `${name} was “${shown}”, expected ${expected}.`;
}

/** A text, a number, or a list of them as they stand in an address; anything else says nothing. */
function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).filter(Boolean).join(',');
  if (typeof value === 'string') return value.replaceAll(/\s/g, '');
  return typeof value === 'number' ? String(value) : '';
}

/** The demo's parameters: a text such as "shape=ring&seed=3", or an object. Null when it is neither. */
function searchOf(params: unknown): URLSearchParams | null {
  if (params === null || params === undefined) return new URLSearchParams();
  if (typeof params === 'string') return new URLSearchParams(params.trim());
  if (typeof params !== 'object' || Array.isArray(params)) return null;
  const search = new URLSearchParams();
  for (const [id, value] of Object.entries(params)) {
    if (typeof value === 'boolean') search.set(id, value ? 'on' : 'off');
    else if (typeof value === 'string' || typeof value === 'number') search.set(id, String(value));
    else return null;
  }
  return search;
}
