/** The clock beside the steps, on a clock that the test turns. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pace } from './pace.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

test('the first step is due at once and each other one period later', () => {
  const pace = new Pace();
  pace.start(100);
  expect(pace.waitMs(100, 10)).toBe(0);
  expect(pace.waitMs(101, 10)).toBe(100);
  vi.advanceTimersByTime(60);
  expect(pace.waitMs(101, 10)).toBe(40);
  vi.advanceTimersByTime(60);
  expect(pace.waitMs(101, 10)).toBeLessThanOrEqual(0);
});

test('without a pace there is nothing to wait for', () => {
  const pace = new Pace();
  pace.start(0);
  expect(pace.waitMs(1000, null)).toBe(0);
});

test('the rate is that of about the last second', () => {
  const pace = new Pace();
  pace.start(0);
  expect(pace.rate(0)).toBe(0);
  vi.advanceTimersByTime(500);
  expect(pace.rate(50)).toBe(100);
  vi.advanceTimersByTime(500);
  expect(pace.rate(100)).toBe(100);
  vi.advanceTimersByTime(1000);
  expect(pace.rate(120)).toBe(20);
});

test('a new start forgets the rate before', () => {
  const pace = new Pace();
  pace.start(0);
  vi.advanceTimersByTime(500);
  pace.rate(500);
  pace.start(500);
  vi.advanceTimersByTime(500);
  expect(pace.rate(505)).toBe(10);
});
