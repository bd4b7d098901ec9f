/** What screen readers read out, and how often. */

import { expect, test, vi } from 'vitest';
import { announceIn } from './announce.ts';

test('the first sentence stands at once, later ones at most every five seconds, and the newest wins', () => {
  vi.useFakeTimers();
  const line = { textContent: '' };
  const say = announceIn(line);
  say('one');
  expect(line.textContent).toBe('one');
  say('two');
  say('three');
  vi.advanceTimersByTime(4999);
  expect(line.textContent).toBe('one');
  vi.advanceTimersByTime(1);
  expect(line.textContent).toBe('three');
  say('four');
  vi.advanceTimersByTime(4999);
  expect(line.textContent).toBe('three');
  vi.advanceTimersByTime(10_000);
  expect(line.textContent).toBe('four');
  say('five');
  expect(line.textContent).toBe('five');
  vi.useRealTimers();
});
