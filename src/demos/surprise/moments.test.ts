/** The moments that can be compared, and their names. */

import { expect, test } from 'vitest';
import { asBegun, earlyMoments, momentTitle, placeOf } from './moments.ts';

const scratch = { source: 'tales', start: 'scratch' } as const;
const trained = { source: 'tales', start: 'trained' } as const;
const own = { source: 'own', start: 'trained' } as const;

test('a text of the reader’s own begins from scratch, whatever is set', () => {
  expect(asBegun(own).start).toBe('scratch');
  expect(asBegun(trained)).toBe(trained);
});

test('early moments begin with the untrained model and end before the step on show', () => {
  const steps = [0, 10, 20, 30];
  expect(earlyMoments(steps, 30, scratch)).toEqual([null, 10, 20]);
  expect(earlyMoments(steps, 30, trained)).toEqual([null, 0, 10, 20]);
  expect(earlyMoments(steps, 20, own)).toEqual([null, 10]);
  expect(earlyMoments(steps, 0, trained)).toEqual([null]);
  expect(earlyMoments([], 0, scratch)).toEqual([null]);
});

test('a chosen moment that the run has not reached, or forgot, is the one before it', () => {
  const moments = [null, 10, 20];
  expect([null, 10, 15, 20, 99].map((chosen) => placeOf(moments, chosen))).toEqual([0, 1, 1, 2, 2]);
  expect([placeOf(moments, 5), placeOf([null], 20)]).toEqual([0, 0]);
});

test.each([
  [null, scratch, 'Before training'],
  [0, scratch, 'Before training'],
  [0, own, 'Before training'],
  [1, scratch, 'After 1 step'],
  [1200, scratch, 'After 1,200 steps'],
  [null, trained, 'Before training'],
  [0, trained, 'After training'],
  [50, trained, 'After training and 50 steps more'],
] as const)('step %s of %o is headed “%s”', (moment, values, title) => {
  expect(momentTitle(moment, values)).toBe(title);
});
