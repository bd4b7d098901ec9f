/** The learning rate over a run: where it begins, how it falls, and where it stays. */

import { describe, expect, test } from 'vitest';
import { type Decay, learningRateAt } from './schedule.ts';

const schedule = { peak: 0.01, warmUp: 4, total: 104 } as const;
const decays = ['none', 'linear', 'cosine'] as const satisfies Decay[];

test.each(decays)('the rate rises by equal parts to the peak, then %s', (decay) => {
  const rates = [0, 1, 2, 3, 4].map((step) => learningRateAt(step, { ...schedule, decay }));
  for (const [step, rate] of rates.entries())
    expect(rate).toBeCloseTo(0.0025 * Math.min(4, step + 1), 9);
});

test.each(decays)('without a warm-up it begins at the peak, then %s', (decay) => {
  expect(learningRateAt(0, { ...schedule, warmUp: 0, decay })).toBe(0.01);
});

test('no decay stays at the peak for good', () => {
  for (const step of [4, 50, 104, 10_000])
    expect(learningRateAt(step, { ...schedule, decay: 'none' })).toBe(0.01);
});

describe.each(['linear', 'cosine'] as const)('a %s decay', (decay) => {
  const at = (step: number) => learningRateAt(step, { ...schedule, decay });

  test('is half-way between peak and a tenth of it in the middle', () => {
    expect(at(54)).toBeCloseTo(0.0055, 9);
  });

  test('never rises, and stays at a tenth of the peak from the total on', () => {
    for (let step = 4; step < 110; step++) expect(at(step + 1)).toBeLessThanOrEqual(at(step));
    for (const step of [104, 105, 1_000_000]) expect(at(step)).toBeCloseTo(0.001, 9);
  });

  test('a run that is over before its warm-up goes from the peak to a tenth', () => {
    const short = { ...schedule, decay, total: 2 };
    expect(learningRateAt(3, short)).toBe(0.01);
    expect(learningRateAt(4, short)).toBeCloseTo(0.001, 9);
  });
});

test('the cosine falls slowly at first, the line evenly', () => {
  expect(learningRateAt(29, { ...schedule, decay: 'linear' })).toBeCloseTo(0.00775, 9);
  const cosine = 0.001 + (0.009 * (1 + Math.SQRT1_2)) / 2;
  expect(learningRateAt(29, { ...schedule, decay: 'cosine' })).toBeCloseTo(cosine, 9);
});
