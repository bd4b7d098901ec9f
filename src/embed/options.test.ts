import { describe, expect, test } from 'vitest';
import { readGoal } from '#demos/framework/goals.ts';
import { presetValues } from '#demos/framework/values.ts';
import { demoById, demos } from '#demos/registry.ts';
import { embedAddress, parts, readEmbedAddress } from './options.ts';

const definition = demoById('gan-points');
const plain = { theme: 'auto', hide: [], lock: [], goal: null } as const;

function readBack(address: string) {
  const { pathname, search } = new URL(address, 'https://example.org');
  const [, , , preset = 'ring'] = pathname.replace(/\/$/, '').split('/');
  return readEmbedAddress(definition, preset, search);
}

describe('the address of an embed', () => {
  test('says no more than what differs from its preset', () => {
    const values = presetValues(definition, 'ring');
    expect(embedAddress({ definition, preset: 'ring', values, options: plain })).toBe(
      '/embed/gan-points/?v=1',
    );
    const seven = { ...values, seed: 7 };
    expect(embedAddress({ definition, preset: 'ring', values: seven, options: plain })).toBe(
      '/embed/gan-points/?v=1&seed=7',
    );
  });

  test.each(definition.presets.map(({ id }) => id))('with options of %s is read back', (preset) => {
    const values = { ...presetValues(definition, preset), seed: 123 };
    const options = {
      theme: 'dark',
      hide: ['seed', 'curves'],
      lock: ['generatorRate', 'presets'],
      goal: readGoal(definition, values, 'steps:20'),
    } as const;
    const read = readBack(embedAddress({ definition, preset, values, options }));
    expect(read.notices).toEqual([]);
    expect(read.values).toEqual(values);
    expect(JSON.stringify(read.options)).toEqual(JSON.stringify(options));
  });

  test.each([
    ['?theme=pink', /no theme “pink”/],
    ['?hide=nothing', /hides “nothing”/],
    ['?lock=curves', /fixes “curves”/],
    ['?hide=__proto__,constructor', /hides “constructor”/],
    ['?goal=fame', /“fame” is no goal/],
    ['?lang=tlh', /English only/],
    ['?seed=x', /Seed/],
    ['?speed=9', /sets “speed”/],
  ])('%s is told in a sentence, and the rest holds', (search, sentence) => {
    const { notices, options } = readEmbedAddress(definition, 'ring', `${search}&theme=dark`);
    expect(notices.join(' ')).toMatch(sentence);
    if (!search.startsWith('?theme')) expect(options.theme).toBe('dark');
  });
});

test('no setting of a demo is called like a part of the frame or like an option', () => {
  const reserved = [...Object.keys(parts), 'theme', 'hide', 'lock', 'goal', 'lang', 'v', 'change'];
  for (const demo of demos)
    expect(Object.keys(demo.parameters).filter((id) => reserved.includes(id))).toEqual([]);
});
