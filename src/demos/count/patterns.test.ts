/** How a table's figures are judged and put into words. */

import { expect, describe as group, test } from 'vitest';
import type { Metrics } from '#engine/session.ts';
import { defaultValues } from '../framework/values.ts';
import { count } from './definition.ts';
import type { CountValues } from './parameters.ts';
import { curves, describe, patterns } from './patterns.ts';

const values = defaultValues(count);
const metrics: Metrics = {
  read: 1,
  uniform: Math.log(64),
  surprise: Math.log(8),
  known: 0.98,
  real: 0.71,
  copied: 0.05,
};

group('the scoreboard', () => {
  test('judges what the table is worth, each from 0 to 1', () => {
    expect(judged('known', metrics)).toEqual([0.98, '98 %']);
    expect(judged('spared', metrics)).toEqual([0.5, '50 %']); // 64 is 8 times 8
    expect(judged('words', metrics)).toEqual([0.71, '71 %']);
    expect(judged('own', metrics)).toEqual([0.95, '95 %']);
  });

  test('speaks of names where names are written, and of neither where words are the tokens', () => {
    expect(judged('names', metrics)[0]).toBeNull();
    expect(judged('names', metrics, { source: 'names' })).toEqual([0.71, '71 %']);
    expect(judged('words', metrics, { source: 'names' })[0]).toBeNull();
    const { real: _, ...byWords } = metrics;
    expect(judged('words', byWords, { tokens: 'words' })[0]).toBeNull();
  });

  test('an infinite surprise spares nothing; one worse than blind is no progress either', () => {
    const { surprise: _, ...infinite } = metrics;
    expect(judged('spared', infinite)).toEqual([0, 'infinite surprise']);
    expect(judged('spared', { ...metrics, surprise: 5 })[0]).toBe(0);
  });

  test('calls tokens what they are', () => {
    const label = (tokens: CountValues['tokens']) => pattern('own').label({ ...values, tokens });
    expect(label('characters')).toBe('Sixteen letters in a row are not copied');
    expect(label('words')).toBe('Five words in a row are not copied');
  });
});

group('in a clause', () => {
  test.each([
    [{ read: 0 }, 'has read nothing yet, so that any token is as likely as any other'],
    [
      { ...metrics, read: 0.35 },
      'has read 35 % of the text; in unseen text as unsure as picking among 8.0 letters, with 98 % of the contexts known',
    ],
    [
      metrics,
      'has read the text; in unseen text as unsure as picking among 8.0 letters, with 98 % of the contexts known',
    ],
    [
      { read: 1, impossible: 0.56, known: 0.06 },
      'has read the text; in unseen text infinitely surprised, having ruled out 56 % of the letters there, with 6 % of the contexts known',
    ],
  ] as const)('%j', (moment, clause) => {
    expect(describe(moment, values)).toBe(clause);
  });
});

test('a blind guess is a level once it has been measured', () => {
  expect(curves[0]?.levels(values, metrics)).toEqual([
    { value: Math.log(64), label: 'a blind guess' },
  ]);
  expect(curves[0]?.levels(values, {})).toEqual([]);
});

function pattern(id: string) {
  const found = patterns.find((one) => one.id === id);
  if (!found) throw new Error(`no pattern ${id}`);
  return found;
}

function judged(id: string, measured: Metrics, patch: Partial<CountValues> = {}) {
  const { progress, reading } = pattern(id);
  const settings = { ...values, ...patch };
  return [progress(measured, settings), reading(measured, settings)];
}
