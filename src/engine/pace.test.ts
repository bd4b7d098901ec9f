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

test('the rising speed begins at 40 steps a second, and later takes equally long to double its steps', () => {
  const pace = new Pace();
  pace.start(0);
  expect(pace.waitMs(0, 'rising')).toBe(0);
  expect(pace.waitMs(40, 'rising')).toBeCloseTo(811, 0); // 2 s · ln(120 / 80)
  const [early, late] = [pace.waitMs(1000, 'rising'), pace.waitMs(2080, 'rising')];
  expect(late - early).toBeCloseTo(2000 * Math.LN2, 6);
});

test('the rising speed goes on from where a run was paused', () => {
  const [through, resumed] = [new Pace(), new Pace()];
  through.start(0);
  resumed.start(500);
  const rest = through.waitMs(900, 'rising') - through.waitMs(500, 'rising');
  expect(resumed.waitMs(900, 'rising')).toBeCloseTo(rest, 6);
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
