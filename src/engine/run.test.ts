/** One run without a channel: when it is busy, what it measures and remembers, and how it goes back. */

import { describe, expect, test } from 'vitest';
import type { Row } from './protocol.ts';
import { Diverged, Run, type RunOptions } from './run.ts';
import type { Question, Session, Settings } from './session.ts';

describe('work', () => {
  test('a run is busy until it has been measured where it stands', () => {
    const run = unmeasured();
    expect([run.isBusy, run.isMeasured]).toEqual([true, false]);
    rest(run);
    expect([run.isBusy, run.isMeasured, run.step]).toEqual([false, true, 0]);
    run.until = 3;
    expect(run.isBusy).toBe(true);
    rest(run);
    expect([run.isBusy, run.step]).toEqual([false, 3]);
  });

  test('each piece of work is one step or one part of a measurement', () => {
    const run = begin();
    run.until = 11;
    const pieces: string[] = [];
    while (run.isBusy) {
      const before = run.step;
      run.advance();
      pieces.push(run.step > before ? 'step' : 'measure');
    }
    // The judge of this session yields once: begun, looked on, finished.
    const measurement = ['measure', 'measure'];
    expect(pieces).toEqual([
      ...Array(10).fill('step'),
      ...measurement,
      'step',
      'measure',
      ...measurement,
    ]);
  });

  test('rows come at the due steps and at rest, each once and in order', () => {
    const run = begin();
    expect(stepsOf(trainTo(run, 57))).toEqual([0, 10, 20, 30, 40, 50, 57]);
    expect(stepsOf(trainTo(run, 60))).toEqual([60]);
    expect(stepsOf(run.takeMoment().rows)).toEqual([]);
  });

  test('a run that is told to train at once is measured before its first step all the same', () => {
    expect(stepsOf(trainTo(unmeasured(), 10))).toEqual([0, 10]);
  });

  test('a moment has the state now and the metrics that were measured last', () => {
    const run = begin();
    trainTo(run, 10);
    run.until = 20;
    for (let i = 0; i < 5; i++) run.advance();
    expect(run.takeMoment().snapshot).toEqual({
      step: 15,
      metrics: { total: 10 },
      arrays: { totals: Float32Array.of(15) },
    });
  });
});

describe('answers', () => {
  const question = { kind: 'total' } as const;

  test('are given by the moment that is asked, and the run stays where it is', () => {
    const run = begin();
    trainTo(run, 57);
    expect(run.answer(57, question)).toEqual({ step: 57, answer: answerOf(57) });
    expect(run.answer(99, question)).toEqual({ step: 57, answer: answerOf(57) });
    expect(run.answer(34, question)).toEqual({ step: 30, answer: answerOf(30) });
    expect(run.takeMoment().snapshot.arrays).toEqual({ totals: Float32Array.of(57) });
    expect(totalsOf(trainTo(run, 60))).toEqual([60]);
  });

  test('to an unknown question are refused, and a past moment does not stay', () => {
    const run = begin();
    trainTo(run, 20);
    expect(() => run.answer(10, { kind: 'weather' })).toThrow('weather');
    expect(run.takeMoment().snapshot.arrays).toEqual({ totals: Float32Array.of(20) });
  });

  function answerOf(total: number) {
    return { arrays: { total: Float32Array.of(total) } };
  }
});

describe('changes', () => {
  test('take effect after their steps', () => {
    const run = begin({
      changes: [
        { step: 30, settings: { rate: 2 } },
        { step: 35, settings: { rate: 10 } },
      ],
    });
    expect(totalsOf(trainTo(run, 40))).toEqual([0, 10, 20, 30, 30 + 5 * 2 + 5 * 10]);
  });

  test('at step 0 replace the first settings', () => {
    const run = begin({ changes: [{ step: 0, settings: { rate: 4 } }] });
    expect(totalsOf(trainTo(run, 10))).toEqual([0, 40]);
  });

  test('that were made on the way are told with their step and come again after a branch', () => {
    const run = begin();
    trainTo(run, 15);
    expect(run.change({ rate: 3 })).toEqual({ step: 15, settings: { rate: 3 } });
    const rows = trainTo(run, 40);
    run.branch(20);
    expect(trainTo(run, 40)).toEqual(rows.filter(({ step }) => step > 20));
    run.branch(10);
    expect(totalsOf(trainTo(run, 20))).toEqual([20]);
  });

  test('one takes the place of those that were to come', () => {
    const run = begin({ changes: [{ step: 30, settings: { rate: 9 } }] });
    trainTo(run, 20);
    run.change({ rate: 2 });
    expect(totalsOf(trainTo(run, 40))).toEqual([20 + 20, 20 + 40]);
  });
});

describe('memory', () => {
  test('the remembered moment at or before a step is recalled, as a copy each time', () => {
    const run = unmeasured();
    expect(run.recall(5)).toBeNull();
    rest(run);
    trainTo(run, 57);
    const moment = { step: 30, metrics: { total: 30 }, arrays: { totals: Float32Array.of(30) } };
    const first = run.recall(39);
    expect(first).toEqual(moment);
    first?.arrays['totals']?.fill(-1);
    expect(run.recall(39)).toEqual(moment);
    expect(run.recall(1e9)?.step).toBe(57);
    expect(run.step).toBe(57);
  });

  test('a branch forgets the future, and the same settings give the same rows again', () => {
    const run = begin();
    const rows = trainTo(run, 100);
    run.branch(47);
    expect([run.step, run.isBusy, run.recall(1e9)?.step]).toEqual([40, true, 40]);
    run.until = 40;
    expect(run.isBusy).toBe(false);
    expect(trainTo(run, 100)).toEqual(rows.filter(({ step }) => step > 40));
  });

  test('a branch amid a measurement drops it', () => {
    const run = begin();
    trainTo(run, 30);
    run.until = 40;
    while (!run.isMeasuring) run.advance();
    run.branch(20);
    expect(run.isMeasuring).toBe(false);
    expect(stepsOf(trainTo(run, 30))).toEqual([30]);
  });

  test('a run with nothing to go back to stays where it is', () => {
    const run = unmeasured();
    run.branch(10);
    rest(run);
    expect(run.step).toBe(0);
    expect(stepsOf(trainTo(run, 10))).toEqual([0, 10]);
  });

  test('heavy moments are remembered at fewer steps, the first and the last among them', () => {
    const ballast = new Float32Array(2 ** 20); // 4 MB each, of 48
    const run = begin({
      create: (settings) => {
        const session = new Adder(settings);
        session.ballast = ballast;
        return session;
      },
    });
    trainTo(run, 3000);
    const steps = new Set<number | undefined>();
    for (let step = 0; step <= 3000; step += 5) steps.add(run.recall(step)?.step);
    expect(steps.size).toBeLessThanOrEqual(16);
    expect([...steps]).toEqual(expect.arrayContaining([0, 3000]));
  });

  test('a run that is built anew goes on from its newest moment with the settings it had there', () => {
    const run = begin();
    trainTo(run, 20);
    run.change({ rate: 5 });
    trainTo(run, 30);
    run.until = 38;
    for (let i = 0; i < 4; i++) run.advance();
    run.rebuild('cpu');
    expect(run.step).toBe(30);
    expect(totalsOf(trainTo(run, 38))).toEqual([20 + 18 * 5]);
  });

  test('one that was lost before its first measurement begins again', () => {
    const run = unmeasured();
    run.rebuild('cpu');
    rest(run);
    expect(stepsOf(trainTo(run, 10))).toEqual([0, 10]);
  });
});

describe('numbers that are no longer finite', () => {
  test.each([Number.NaN, Number.POSITIVE_INFINITY])('a metric of %d ends the run', (metric) => {
    const run = begin({ settings: { rate: 1, metricFrom20: metric } });
    expect(() => trainTo(run, 40)).toThrow(Diverged);
    expect([run.step, run.recall(1e9)?.step]).toEqual([20, 10]);
  });

  test('so does a number that was to be drawn', () => {
    const run = begin({ settings: { rate: Number.NaN } });
    run.until = 5;
    run.advance();
    expect(() => run.takeMoment()).toThrow(Diverged);
  });
});

test('a run frees its session', () => {
  const adder = new Adder({ rate: 1 });
  const run = begin({ create: () => adder });
  run.dispose();
  expect(adder.isDisposed).toBe(true);
});

/** A session without tensors: it adds `rate` at every step. */
class Adder implements Session {
  ballast = new Float32Array(0);
  isDisposed = false;
  private settings: Settings;
  private total = 0;
  private steps = 0;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  step(): void {
    this.total += Number(this.settings['rate']);
    this.steps++;
  }

  look() {
    return { arrays: { totals: Float32Array.of(this.total) } };
  }

  answer({ kind }: Question) {
    if (kind !== 'total') throw new Error(`invalid question; expected total: ${kind}`);
    return { arrays: { total: Float32Array.of(this.total) } };
  }

  *measure() {
    yield;
    const metric = this.settings['metricFrom20'];
    return { total: metric !== undefined && this.steps >= 20 ? Number(metric) : this.total };
  }

  change(settings: Settings): void {
    this.settings = settings;
  }

  checkpoint() {
    return { total: this.total, steps: this.steps, ballast: this.ballast };
  }

  restore({ total, steps }: { total?: unknown; steps?: unknown }): void {
    this.total = Number(total);
    this.steps = Number(steps);
  }

  dispose(): void {
    this.isDisposed = true;
  }
}

function unmeasured(options: Partial<RunOptions> = {}): Run {
  const create = (settings: Settings) => new Adder(settings);
  return new Run({
    id: 'run',
    create,
    settings: { rate: 1 },
    changes: [],
    backend: 'cpu',
    ...options,
  });
}

/** A run that has been measured before its first step. */
function begin(options: Partial<RunOptions> = {}): Run {
  const run = unmeasured(options);
  rest(run);
  return run;
}

function rest(run: Run): void {
  while (run.isBusy) run.advance();
}

/** Trains until then and gives the rows that were measured on the way. */
function trainTo(run: Run, until: number): readonly Row[] {
  run.until = until;
  rest(run);
  return run.takeMoment().rows;
}

function stepsOf(rows: readonly Row[]): number[] {
  return rows.map(({ step }) => step);
}

function totalsOf(rows: readonly Row[]): (number | undefined)[] {
  return rows.map(({ metrics }) => metrics['total']);
}
