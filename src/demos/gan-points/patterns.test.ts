/** The figures in words, on metrics made by hand. */

import { describe, expect, test } from 'vitest';
import { pointShape, shapeNames } from '#data/pointShapes.ts';
import type { Metrics } from '#engine/session.ts';
import { defaultValues } from '../framework/values.ts';
import { ganPoints } from './definition.ts';
import { curves, describe as inWords, patterns } from './patterns.ts';

const values = defaultValues(ganPoints);
const perfect: Metrics = {
  partsCovered: 8,
  partsTotal: 8,
  onShape: 0.98,
  evenness: 0.97,
  spread: 0.95,
  reach: 1,
  accuracy: 0.5,
};

describe('the live line', () => {
  test.each<[Metrics, string]>([
    [{}, 'covers all 8 clusters; the discriminator can hardly tell'],
    [{ partsCovered: 5, accuracy: 0.9 }, 'covers 5 of 8 clusters; the discriminator is winning'],
    [{ accuracy: 0.7 }, 'covers all 8 clusters; the discriminator is a little ahead'],
    [
      { partsCovered: 3, reach: 0.1 },
      'has collapsed onto 3 of 8 clusters; the discriminator can hardly tell',
    ],
    [
      { partsCovered: 0, onShape: 0, reach: 0.1 },
      'has collapsed onto one spot; the discriminator can hardly tell',
    ],
    [{ partsCovered: 0 }, 'has not found the data yet; the discriminator can hardly tell'],
    [{ onShape: 0.01 }, 'has not found the data yet; the discriminator can hardly tell'],
  ])('%j: %s', (metrics, expected) => {
    expect(inWords({ ...perfect, ...metrics }, values)).toBe(expected);
  });

  test('speaks of stretches where the shape is a line', () => {
    const metrics = { ...perfect, partsCovered: 4, partsTotal: 16 };
    expect(inWords(metrics, { ...values, shape: 'circle' })).toContain('covers 4 of 16 stretches');
    expect(inWords(metrics, { ...values, shape: 'drawn' })).toContain('covers 4 of 16 stretches');
  });

  test.each(shapeNames)('%s is called by what it is made of', (shape) => {
    const noun = pointShape(shape).kind === 'clusters' ? 'cluster' : 'stretch';
    expect(inWords(perfect, { ...values, shape })).toContain(noun);
    const covered = patterns.find(({ id }) => id === 'covered');
    expect(covered?.label({ ...values, shape })).toBe(`Every ${noun} is covered`);
  });

  test('has something to say before anything has been measured', () => {
    expect(inWords({}, values)).not.toMatch(/NaN|undefined/);
  });
});

describe('the scoreboard', () => {
  test('a perfect forger has learned everything', () => {
    for (const { progress, target } of patterns) {
      expect(progress(perfect, values)).toBeGreaterThanOrEqual(target);
    }
  });

  test('one that has learned nothing has learned nothing', () => {
    const nothing = { ...perfect, partsCovered: 0, onShape: 0, evenness: 0, spread: 0 };
    for (const { progress } of patterns) expect(progress(nothing, values)).toBe(0);
  });

  test('the readings are counts and percentages', () => {
    const metrics = { ...perfect, partsCovered: 5, onShape: 0.984, evenness: 0.5, spread: 0.046 };
    expect(patterns.map(({ reading }) => reading(metrics, values))).toEqual([
      '98 %',
      '5 of 8',
      '50 %',
      '5 %',
    ]);
  });

  test('7 of 8 clusters are not all of them', () => {
    const covered = patterns.find(({ id }) => id === 'covered');
    const progress = covered?.progress({ ...perfect, partsCovered: 7 }, values);
    expect(progress).toBe(7 / 8);
    expect(progress).toBeLessThan(covered?.target ?? 0);
  });
});

test('the curves are compared with a perfect forger, and with a coin under the log loss alone', () => {
  const [distance, losses] = curves;
  expect(distance?.levels(values, {})[0]?.value).toBe(0.01);
  expect(losses?.levels({ ...values, loss: 'log' }, {})[0]?.value).toBeCloseTo(Math.log(2), 12);
  expect(losses?.levels({ ...values, loss: 'hinge' }, {})).toEqual([]);
});
