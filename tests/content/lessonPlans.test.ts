/** Lesson plans keep to their form: they last as long as they say, and every link sets up a demo that there is. */

import { describe, expect, test } from 'vitest';
import type { Definition } from '#demos/framework/defineDemo.ts';
import { readAddress } from '#demos/framework/readAddress.ts';
import { demos } from '#demos/registry.ts';
import { partsOf } from '#site/lessonParts.ts';
import { lessonIds, planOf, worksheetOf } from './teaching.ts';

/** What an embed's address may say besides the demo's parameters. */
const options = ['theme', 'hide', 'lock', 'goal', 'lang'];

/** Parts of an embed that can be hidden. */
const frameParts =
  'title menu scoreboard curves buttons timeline line settings presets honesty'.split(' ');

describe.each(lessonIds)('the lesson %s', (id) => {
  const plan = planOf(id);
  const timing = partsOf(timingOf(plan));

  test('lasts 45 minutes', () => {
    expect(timing.at(-1)?.to).toBe(45);
  });

  test('has a heading and the right minutes for each part, in the order of the timing', () => {
    const told = [...plan.matchAll(/^### (.+)\n\n\*Minutes (\d+)–(\d+)\*$/gm)];
    expect(told.map(([, part, from, to]) => [part, Number(from), Number(to)])).toEqual(
      timing.map(({ part, from, to }) => [part, from, to]),
    );
  });

  test('places demos and presets that there are', () => {
    const placed = [...plan.matchAll(/<Demo id="([\w-]+)" preset="([\w-]+)">/g)];
    expect(placed.length).toBeGreaterThan(1);
    for (const [, demo = '', preset = ''] of placed) expect(presetsOf(demo)).toContain(preset);
  });

  test('links to demos that there are, with settings that they have', () => {
    const addresses = [...(plan + worksheetOf(id)).matchAll(/\/(?:embed|demos)\/[^\s)]*/g)];
    expect(addresses.length).toBeGreaterThan(12);
    expect(addresses.flatMap(([address]) => faultsOf(address))).toEqual([]);
  });
});

test.each([
  '/embed/nothing/',
  '/embed/count/nothing/',
  '/demos/count/letters/',
  '/demos/count/?v=1&order=9',
  '/demos/count/?v=1&hide=menu',
  '/embed/count/letters/?v=1&nothing=1',
  '/embed/count/letters/?v=1&hide=nothing',
  '/embed/count/letters/?v=1&lock=menu',
])('%s is a link with a fault', (address) => {
  expect(faultsOf(address)).not.toEqual([]);
});

/** What is wrong with the address of a demo, in words. */
function faultsOf(address: string): string[] {
  const { pathname, searchParams } = new URL(address, 'https://example.org');
  const [, kind, id, preset] = pathname.split('/');
  const demo = demos.find((one) => one.id === id);
  if (!demo) return [`${address}: no such demo`];
  if (preset && (kind === 'demos' || !presetsOf(demo.id).includes(preset)))
    return [`${address}: no such preset`];
  const faults = kind === 'embed' ? faultsOfOptions(demo, searchParams) : [];
  if (kind === 'embed') for (const option of options) searchParams.delete(option);
  return [...faults, ...readAddress(demo, `?${searchParams}`).notices];
}

function faultsOfOptions({ parameters }: Definition, search: URLSearchParams): string[] {
  const listed = (option: string) => search.get(option)?.split(',') ?? [];
  const hidden = listed('hide').filter((id) => !frameParts.includes(id) && !parameters[id]);
  const locked = listed('lock').filter((id) => id !== 'presets' && !parameters[id]);
  return [...hidden, ...locked].map((id) => `nothing that is called ${id}`);
}

function presetsOf(demo: string): string[] {
  return demos.find(({ id }) => id === demo)?.presets.map(({ id }) => id) ?? [];
}

/** The timing as it stands in the plan's frontmatter. */
function timingOf(plan: string) {
  return [...plan.matchAll(/^ {2}- \{ part: (.+?), minutes: (\d+), how: '(.+)' \}$/gm)].map(
    ([, part = '', minutes, how = '']) => ({ part, minutes: Number(minutes), how }),
  );
}
