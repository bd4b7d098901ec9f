/** Questions by the method, and answers read back. */

import { expect, test } from 'vitest';
import { refinedOf, refiningQuestion } from './refining.ts';

const settings = { leniency: 2, steps: 10, stepSize: 0.01, push: true, diceSeed: 4 };

test('each method asks for what it needs', () => {
  expect(refiningQuestion({ ...settings, method: 'rejection' })).toEqual({
    kind: 'rejection',
    seed: 4,
    leniency: 2,
  });
  expect(refiningQuestion({ ...settings, method: 'climb' })).toEqual({
    kind: 'climb',
    seed: 4,
    steps: 10,
    stepSize: 0.01,
    push: 1,
  });
});

test('after rejection are the points that were kept, after a climb those that have moved', () => {
  const points = Float32Array.of(1, 2, 3, 4, 5, 6);
  const before = Float32Array.of(0.5, 4.0001, 8, 0.4);
  const kept = refinedOf({ arrays: { points, kept: Float32Array.of(0, 1, 0), before } });
  expect([...kept.after]).toEqual([3, 4]);
  expect(kept.worth[0]).toEqual({
    onShape: 0.5,
    covered: 4,
    parts: 8,
    evenness: expect.closeTo(0.4),
  });
  const moved = Float32Array.of(0, 0, 1, 1, 2, 2);
  expect(refinedOf({ arrays: { points, moved } }).after).toEqual(moved);
});
