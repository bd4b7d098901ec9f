/** The time machine's memory: which steps are due, what is kept within the budget, what is found again. */

import { describe, expect, test } from 'vitest';
import { History } from './history.ts';

describe('due steps', () => {
  test.each([
    [0, 100, 10],
    [100, 1000, 50],
    [1000, 4000, 100],
    [4000, 20_000, 200],
  ])('from %i to %i every %i-th is due', (from, to, every) => {
    const history = new History(100);
    for (let step = from; step < to; step++) expect(history.isDue(step)).toBe(step % every === 0);
  });

  test('they get rarer by powers of 2 when frames are thinned out', () => {
    const history = new History(4);
    addDue(history, 40);
    expect([10, 20, 30, 40].map((step) => history.isDue(step))).toEqual([false, true, false, true]);
  });
});

describe('within the budget', () => {
  test.each([4, 5, 16, 100])('of %i frames, the first and the last are kept', (maxFrames) => {
    const history = new History<{ step: number }>(maxFrames);
    for (let step = 0; step <= 30_000; step++) {
      if (!history.isDue(step)) continue;
      history.add({ step });
      const steps = history.steps();
      expect(steps.length).toBeLessThanOrEqual(maxFrames);
      expect([steps[0], steps.at(-1)]).toEqual([0, step]);
    }
    expect(history.steps().length).toBeGreaterThanOrEqual(maxFrames / 3);
  });

  test('frames between due steps, as a pause leaves them, are kept within it too', () => {
    const history = new History<{ step: number }>(8);
    for (let step = 0; step <= 500; step++) {
      history.add({ step });
      expect(history.steps().length).toBeLessThanOrEqual(8);
      expect([history.steps()[0], history.steps().at(-1)]).toEqual([0, step]);
    }
  });

  test('steps stay in order', () => {
    const history = new History<{ step: number }>(8);
    addDue(history, 5000);
    expect(history.steps()).toEqual(history.steps().toSorted((a, b) => a - b));
  });

  test.each([3, 0, Number.NaN])('a budget of %d frames is refused', (maxFrames) => {
    expect(() => new History(maxFrames)).toThrow(
      `invalid maxFrames; expected at least 4: ${maxFrames}`,
    );
  });
});

describe('what is remembered', () => {
  test('at() finds the frame at a step, else the one before, else the oldest', () => {
    const history = new History<{ step: number; name: string }>(10);
    expect(history.at(5)).toBeUndefined();
    for (const step of [3, 10, 20]) history.add({ step, name: `after ${step}` });
    expect(history.at(10)?.name).toBe('after 10');
    expect(history.at(19)?.name).toBe('after 10');
    expect(history.at(Number.POSITIVE_INFINITY)?.name).toBe('after 20');
    expect(history.at(0)?.name).toBe('after 3');
  });

  test('truncate forgets what came after a step and keeps the step itself', () => {
    const history = new History<{ step: number }>(10);
    for (const step of [0, 10, 20, 30]) history.add({ step });
    history.truncate(20);
    expect(history.steps()).toEqual([0, 10, 20]);
    history.truncate(19);
    expect(history.steps()).toEqual([0, 10]);
  });

  test('a frame takes the place of one at its step and of all after it', () => {
    const history = new History<{ step: number; name: string }>(10);
    for (const step of [0, 10, 20, 30]) history.add({ step, name: 'first' });
    history.add({ step: 20, name: 'again' });
    expect(history.steps()).toEqual([0, 10, 20]);
    expect(history.at(20)?.name).toBe('again');
  });
});

function addDue(history: History<{ step: number }>, until: number): void {
  for (let step = 0; step <= until; step++) if (history.isDue(step)) history.add({ step });
}
