/** Habits in words, and when they were first seen. */

import { describe, expect, test } from 'vitest';
import { habitHistory, habitInWords, habitsOf, percent } from './habits.ts';

test('four numbers stand for each head; a missing occasion is below 0', () => {
  expect(habitsOf([0.5, 0.25, 0.125, -1, 0, 0, 1, 0.5])).toEqual([
    { before: 0.5, first: 0.25, itself: 0.125, induction: -1 },
    { before: 0, first: 0, itself: 1, induction: 0.5 },
  ]);
});

test.each([
  [{ before: 0.84, first: 0.1, itself: 0.05, induction: -1 }, 'looks one back 84 %'],
  [{ before: 0.1, first: 0.6, itself: 0.3, induction: 0 }, 'looks at the first 60 %'],
  [{ before: 0.1, first: 0.2, itself: 0.3, induction: 0.2 }, 'looks at itself 30 %'],
  [
    { before: 0.1, first: 0, itself: 0, induction: 0.4 },
    'looks at what came after it last time 40 %',
  ],
  [{ before: 0.2, first: 0.2, itself: 0.2, induction: 0.1 }, 'no fixed place'],
])('%j: %s', (habits, words) => {
  expect(habitInWords(habits).replaceAll('\u00A0', ' ')).toBe(words);
});

describe('the history', () => {
  const rows = (...shares: readonly (readonly [number, number, number])[]) =>
    shares.map(([step, looksBack, induction]) => ({ step, metrics: { looksBack, induction } }));
  const told = (...parameters: Parameters<typeof habitHistory>) =>
    habitHistory(...parameters).replaceAll('\u00A0', ' ');

  test('names the first step at which each was there', () => {
    const run = rows([0, 0.07, 0.04], [50, 0.3, 0.1], [100, 0.52, 0.2], [150, 0.6, 0.31]);
    expect(told(run, false)).toBe(
      'A head that looks one back had formed by step 100: 52 % of its attention goes to the token just before. An induction head had formed by step 150: 31 % of its attention goes to what came after the same token last time.',
    );
  });

  test('says how near it is when none is there yet', () => {
    expect(told(rows([0, 0.07, 0.04], [50, 0.3, 0.1]), false)).toBe(
      'No head looks back yet: the nearest gives 30 % of its attention to the token just before, short of 50 %. No induction head has formed yet: the nearest gives 10 % of its attention to what came after the same token last time, short of 30 %.',
    );
  });

  test('does not claim that this run made what came with the model', () => {
    const run = rows([0, 0.65, 0.04], [50, 0.7, 0.1]);
    expect(told(run, true)).toContain('came with the model: 65 %');
    expect(told(run, false)).toContain('was there before any training');
  });

  test('is empty for a model without heads, and before anything was measured', () => {
    expect(habitHistory([{ step: 0, metrics: { heldOutLoss: 2 } }], false)).toBe('');
    expect(habitHistory([], true)).toBe('');
  });
});

test('a share is told in per cent, on one line', () => {
  expect(percent(0.4251)).toBe('43\u00A0%');
});
