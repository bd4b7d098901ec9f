/** A demo as a teacher sets it up on the builder's page, and the address of that page which says the same. */

import type { Definition, ParameterValues } from '#demos/framework/defineDemo.ts';
import { goalsOf } from '#demos/framework/goals.ts';
import { presetValues } from '#demos/framework/values.ts';
import { demoById, demos } from '#demos/registry.ts';
import { type EmbedOptions, embedAddress, readEmbedAddress } from './options.ts';
import { type SnippetId, snippetIds } from './snippets.ts';

/** All that the builder's page knows. */
export interface Setup {
  readonly definition: Definition;
  readonly preset: string;
  readonly values: ParameterValues;
  readonly options: EmbedOptions;
  /** The frame's height in CSS pixels, or null: as high as the preview. */
  readonly height: number | null;
  readonly code: CodeId;
}

/** What a teacher takes along: a snippet, or the package for a course platform's grades. */
export type CodeId = SnippetId | 'scorm';

/** All of them. */
export const codeIds: readonly CodeId[] = [...snippetIds, 'scorm'];

/** The least and the greatest height that can be set, in CSS pixels. */
export const heights = { least: 200, greatest: 4000 } as const;

/** A demo as it comes. Throws when there is no such demo. */
export function setupOf(demoId: string, presetId?: string): Setup {
  const definition = demoById(demoId);
  const preset = presetId ?? firstPreset(definition);
  return {
    definition,
    preset,
    values: presetValues(definition, preset),
    options: { theme: 'auto', hide: [], lock: [], goal: null },
    height: null,
    code: 'iframe',
  };
}

/** The demo with other settings; a goal that they make meaningless is dropped. */
export function withValues(setup: Setup, values: ParameterValues): Setup {
  const { definition, options } = setup;
  const goals = goalsOf(definition, values);
  const goal = goals.some(({ id }) => id === options.goal?.goal.id) ? options.goal : null;
  return { ...setup, values, options: { ...options, goal } };
}

/** Reads the search part of the page's address. What cannot be used is left out, and said in a sentence each; it never throws. */
export function readSetup(search: string): {
  readonly setup: Setup;
  readonly notices: readonly string[];
} {
  const asked = new URLSearchParams(search);
  const [demo, preset, height, code] = own.map((key) => {
    const text = asked.get(key);
    asked.delete(key);
    return text;
  });
  const codeId = codeIds.find((id) => id === code) ?? 'iframe';
  const definition = demos.find(({ id }) => id === demo) ?? demos[0];
  if (!definition) throw new Error('invalid registry; expected at least one demo: none');
  if (demo && definition.id !== demo)
    return {
      setup: { ...setupOf(definition.id), code: codeId },
      notices: [
        `There is no demo “${shortened(demo)}”; this is “${definition.title}” as it comes.`,
      ],
    };
  const notices: string[] = [];
  const chosen = definition.presets.find(({ id }) => id === preset)?.id;
  if (preset && !chosen)
    notices.push(
      `“${definition.title}” has no preset “${shortened(preset)}”; it starts as it comes.`,
    );
  if (code && codeId !== code) notices.push(`There is no code for “${shortened(code)}”.`);
  if (asked.has('change') || asked.has('step'))
    notices.push(
      'A frame begins at step 0, with the settings that the run began with; what changed on the way was left out.',
    );
  const presetId = chosen ?? firstPreset(definition);
  const embed = readEmbedAddress(definition, presetId, asked.size > 0 ? `?${asked}` : '');
  const setup = {
    definition,
    preset: presetId,
    values: embed.values,
    options: embed.options,
    height: height ? readHeight(height, notices) : null,
    code: codeId,
  };
  return { setup, notices: [...notices, ...embed.notices] };
}

/** The search part of the page's address that says this setup; empty for what the page begins with. */
export function setupSearch(setup: Setup): string {
  const { definition, preset, height, code } = setup;
  const asked = new URLSearchParams();
  if (definition !== demos[0]) asked.set('demo', definition.id);
  if (preset !== firstPreset(definition)) asked.set('preset', preset);
  const embed = embedAddress(setup).split('?')[1] ?? '';
  const options = embed === 'v=1' ? '' : embed;
  if (height !== null) asked.set('height', String(height));
  if (code !== 'iframe') asked.set('code', code);
  const parts = [asked.toString(), options].filter((part) => part !== '');
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** The words of the frame's title: what is in it, and whose it is. */
export function titleOf({ definition, preset }: Setup): string {
  const label = definition.presets.find(({ id }) => id === preset)?.label;
  return `${definition.title}: ${label} (From Noise)`;
}

const own = ['demo', 'preset', 'height', 'code'] as const;

function firstPreset({ presets }: Definition): string {
  return presets[0]?.id ?? '';
}

function readHeight(text: string, notices: string[]): number | null {
  const height = Number(text);
  const { least, greatest } = heights;
  if (Number.isInteger(height) && height >= least && height <= greatest) return height;
  notices.push(
    `A height is a whole number of pixels from ${least} to ${greatest}, and “${shortened(text)}” is not; the preview’s is taken.`,
  );
  return null;
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
