import { expect, test } from 'vitest';
import { defaultValues } from '../framework/values.ts';
import { copies } from './definition.ts';
import { comparisons, verdict } from './inWords.ts';
import type { CopiesValues } from './parameters.ts';

const values = defaultValues(copies) as CopiesValues;
const real = {
  count: 24,
  meanLongest: 20,
  maxLongest: 40,
  newShare: 0.5,
  shared: 0.6,
  lines: 0.125,
};

test('a model is said to recite only where its stretches are much longer than those of real text', () => {
  const said = (meanLongest: number) => verdict({ model: { ...real, meanLongest }, real });
  expect(said(12)).toContain('no longer');
  expect(said(21)).toContain('no longer');
  expect(said(25)).toContain('somewhat longer');
  expect(said(31)).toContain('it recites');
});

test('the figures stand beside those of real text; whole lines are told where lines stand for themselves', () => {
  const rows = comparisons({ model: { ...real, newShare: 0.333 }, real }, values);
  expect(rows.map(({ model, real: beside }) => [model, beside])).toEqual([
    ['20.0', '20.0'],
    ['33 %', '50 %'],
    ['60 %', '60 %'],
    ['13 %', '13 %'],
  ]);
  expect(comparisons({ model: real, real }, { ...values, source: 'book' })).toHaveLength(3);
});
