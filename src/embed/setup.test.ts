import { describe, expect, test } from 'vitest';
import { readGoal } from '#demos/framework/goals.ts';
import { demos } from '#demos/registry.ts';
import { embedAddress } from './options.ts';
import { readSetup, type Setup, setupOf, setupSearch, withValues } from './setup.ts';

const ring = setupOf('gan-points');

const grid: Setup = {
  ...setupOf('gan-points', 'grid'),
  height: 900,
  code: 'quarto',
  options: {
    theme: 'dark',
    hide: ['menu', 'shape'],
    lock: ['presets'],
    goal: readGoal(ring.definition, ring.values, 'steps:500'),
  },
};

describe('the page’s address', () => {
  test('is empty for what the page begins with', () => {
    expect(setupSearch(ring)).toBe('');
    expect(readSetup('')).toEqual({ setup: ring, notices: [] });
  });

  test.each([
    ['another demo', setupOf('next-token')],
    ['a preset and options', grid],
    ['a changed setting', withValues(ring, { ...ring.values, seed: 7 })],
    ['the package', { ...ring, code: 'scorm' as const }],
  ])('brings back %s', (_, setup) => {
    const { setup: read, notices } = readSetup(setupSearch(setup));
    expect(notices).toEqual([]);
    expect(embedAddress(read)).toBe(embedAddress(setup));
    expect([read.height, read.code]).toEqual([setup.height, setup.code]);
    expect(setupSearch(read)).toBe(setupSearch(setup));
  });

  test('has names of its own that no demo uses for a setting', () => {
    const ids = demos.flatMap(({ parameters }) => Object.keys(parameters));
    expect(ids).toContain('seed');
    for (const name of ['demo', 'preset', 'height', 'code']) expect(ids).not.toContain(name);
  });
});

describe('nonsense in the address', () => {
  test.each([
    ['?demo=gan', 'There is no demo “gan”; this is “A GAN learns a shape” as it comes.'],
    ['?demo=constructor', 'There is no demo “constructor”;'],
    ['?preset=square', '“A GAN learns a shape” has no preset “square”; it starts as it comes.'],
    ['?code=word', 'There is no code for “word”.'],
    ['?height=12', 'A height is a whole number of pixels from 200 to 4000, and “12” is not;'],
    ['?height=1e9', 'A height is a whole number'],
    ['?theme=pink', 'There is no theme “pink”'],
    ['?seed=x', 'which is no number'],
    ['?step=500', 'A frame begins at step 0'],
  ])('%s is said in a sentence, and the demo is there', (search, sentence) => {
    const { setup, notices } = readSetup(search);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(sentence);
    expect(embedAddress(setup)).toBe('/embed/gan-points/?v=1');
  });

  test('leaves the rest as it was asked for', () => {
    const { setup } = readSetup(
      '?demo=next-token&preset=none&theme=dark&hide=menu,nothing&code=lms',
    );
    expect(setup.definition.id).toBe('next-token');
    expect(setup.options).toMatchObject({ theme: 'dark', hide: ['menu'] });
    expect(setup.code).toBe('lms');
  });
});

test('a goal that other settings make meaningless is dropped', () => {
  const tales = setupOf('next-token');
  const [own] = tales.definition.patterns.filter(({ id }) => id.startsWith('tales-'));
  const goal = readGoal(tales.definition, tales.values, own?.id ?? '');
  expect(goal).not.toBeNull();
  const aimed = { ...tales, options: { ...tales.options, goal } };
  expect(withValues(aimed, { ...tales.values, seed: 7 }).options.goal).toBe(goal);
  expect(withValues(aimed, { ...tales.values, source: 'names' }).options.goal).toBeNull();
});
