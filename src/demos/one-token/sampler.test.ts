import { describe, expect, test } from 'vitest';
import { checkedValues, defaultValues, presetValues } from '../framework/values.ts';
import { oneToken } from './definition.ts';
import {
  faultOfRolls,
  mostRolls,
  type OneTokenValues,
  promptOf,
  readRolls,
  samplerSettings,
  seededRoll,
  writeRolls,
  writingQuestion,
} from './sampler.ts';

const values = defaultValues(oneToken) as OneTokenValues;

describe('throws in an address', () => {
  test('come back as they were, to ten thousandths', () => {
    const rolls = [0, 0.0001, 0.29, 0.57, 0.6511, 0.9999];
    expect(writeRolls(rolls)).toBe('0 1 2900 5700 6511 9999');
    expect(readRolls(writeRolls(rolls))).toEqual(rolls);
    expect(readRolls('')).toEqual([]);
  });

  test('are refused in words when they are none', () => {
    expect(faultOfRolls('')).toBeNull();
    expect(faultOfRolls('12 9999')).toBeNull();
    for (const wrong of ['1.5', '-1', '10000', '1  2', 'x', ' 1'])
      expect(faultOfRolls(wrong)).toContain('whole numbers from 0 to 9999');
    expect(
      faultOfRolls(
        Array(mostRolls + 1)
          .fill('1')
          .join(' '),
      ),
    ).toContain(`${mostRolls}`);
    expect(() => checkedValues(oneToken, { ...values, rolls: 'x' })).toThrow();
  });
});

test('a seed throws the same numbers again, another seed others, each place its own', () => {
  const thrown = (seed: number) => Array.from({ length: 50 }, (_, i) => seededRoll(seed, i));
  expect(thrown(3)).toEqual(thrown(3));
  expect(thrown(4)).not.toEqual(thrown(3));
  expect(new Set(thrown(3)).size).toBeGreaterThan(45);
  for (const roll of thrown(5)) expect(roll >= 0 && roll < 1).toBe(true);
  const mean = thrown(6).reduce((sum, roll) => sum + roll, 0) / 50;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.15);
});

test('an empty prompt is the text’s example, and a question holds all that decides on the text', () => {
  expect(promptOf({ prompt: '', source: 'names' })).toBe('Mar');
  expect(promptOf({ prompt: 'Zoe', source: 'names' })).toBe('Zoe');
  const { kind, order, ...rest } = writingQuestion({ ...values, rolls: '1 2', topK: 3 });
  expect([kind, order]).toEqual(['writing', samplerSettings(values).order.join(' ')]);
  expect(rest).toMatchObject({ rolls: '1 2', topK: 3, temperature: 1 });
});

test('always the likeliest is what a dice of 0 falls on; the throws stay in the address for later', () => {
  const likeliest = { ...values, picking: 'likeliest', rolls: '12 9999' } as const;
  expect(writingQuestion(likeliest)).toMatchObject({ rolls: '0 0' });
  expect(writingQuestion({ ...likeliest, picking: 'dice' })).toMatchObject({ rolls: '12 9999' });
});

test('the presets have valid values, and the first one is the defaults', () => {
  for (const { id } of oneToken.presets)
    expect(() => checkedValues(oneToken, presetValues(oneToken, id))).not.toThrow();
  expect(presetValues(oneToken, 'tales')).toEqual(values);
});
