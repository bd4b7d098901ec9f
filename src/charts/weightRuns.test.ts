import { expect, test } from 'vitest';
import { strengths, weightRuns } from './weightRuns.ts';

test('equal weights beside one another are one line through the middle of their row', () => {
  const paths = weightRuns([1, 0, 0, 0.5, 0.5, 0, 0.34, 0.33, 0.33]);
  expect(paths[5]).toBe('M0 0.5h1');
  expect(paths[4]).toBe('M0 1.5h2');
  expect(paths[3]).toBe('M0 2.5h3');
});

test('weights of different strength are lines of their own', () => {
  const paths = weightRuns([1, 0, 0, 1, 0, 0, 0.2, 0.6, 0.2]);
  expect(paths[2]).toBe('M0 2.5h1M2 2.5h1');
  expect(paths[4]).toBe('M1 2.5h1');
});

test('a strength begins at its weight', () => {
  for (const [strength, least] of strengths.entries()) {
    expect(weightRuns([least])[strength]).toBe('M0 0.5h1');
    expect(weightRuns([least - 1e-6])[strength]).toBe('');
  }
});

test('neither what is too faint nor what lies ahead is drawn', () => {
  expect(weightRuns([0, 1, 0.01, 0]).join('')).toBe('');
  expect(weightRuns([]).join('')).toBe('');
});
