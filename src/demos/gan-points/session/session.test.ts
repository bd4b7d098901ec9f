/** The session of `gan-points` in Node: the same settings make the same run, looking changes nothing, nothing leaks. */

import { beforeAll, describe, expect, test } from 'vitest';
import type { Metrics, Session } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { tensorCount } from '#tensor/tensor.ts';
import { defaultValues, presetValues } from '../../framework/values.ts';
import { type GanPointsValues, ganPoints } from '../definition.ts';
import { figure } from '../figure.ts';
import { createGanPointsSession } from './session.ts';

const quick = { batchSize: 32, generatorWidth: 16, discriminatorWidth: 16 };
const unlike: readonly [string, Partial<GanPointsValues>][] = [
  ['the default', {}],
  ['a thread under the hinge loss', { loss: 'hinge', noiseDimensions: '1', shape: 'grid' }],
  ['a drawing under least squares', { loss: 'leastSquares', shape: 'drawn', optimizer: 'sgd' }],
  ['two linear maps', { generatorLayers: 0, discriminatorLayers: 0, noiseKind: 'uniform' }],
];

beforeAll(() => selectBackend('cpu'));

describe('a run is its settings', () => {
  test('the same seed gives the same picture after 30 steps, bit for bit', () => {
    expect(lookAfter(30, { seed: 3 })).toEqual(lookAfter(30, { seed: 3 }));
  });

  test('another seed gives another', () => {
    const [one, other] = [lookAfter(5, { seed: 3 }), lookAfter(5, { seed: 4 })];
    for (const name of ['real', 'generated', 'opinion', 'manifold', 'pull']) {
      expect(other[name]).not.toEqual(one[name]);
    }
  });

  test('looking and judging leave it as it was', () => {
    const session = begin({ seed: 3 });
    train(session, 10);
    const [look, metrics] = [session.look(), judge(session)];
    expect(session.look()).toEqual(look);
    expect(judge(session)).toEqual(metrics);
    train(session, 20);
    expect(session.look().arrays).toEqual(lookAfter(30, { seed: 3 }));
    session.dispose();
  });

  test.each(unlike)(
    'a checkpoint goes on in another session as if nothing had been: %s',
    (_, patch) => {
      const [one, other] = [begin({ ...patch, seed: 1 }), begin({ ...patch, seed: 1 })];
      train(one, 10);
      other.restore(structuredClone(one.checkpoint()));
      expect(other.look()).toEqual(one.look());
      for (const session of [one, other]) train(session, 10);
      expect(other.look()).toEqual(one.look());
      expect(other.checkpoint()).toEqual(one.checkpoint());
      one.dispose();
      other.dispose();
    },
  );

  test('a live change takes effect from the next step on', () => {
    const [one, other] = [begin({}), begin({})];
    for (const session of [one, other]) train(session, 5);
    other.change({ ...defaultValues(ganPoints), ...quick, generatorRate: 0.02 });
    expect(other.look()).toEqual(one.look());
    for (const session of [one, other]) train(session, 1);
    expect(other.look().arrays['generated']).not.toEqual(one.look().arrays['generated']);
    one.dispose();
    other.dispose();
  });
});

describe.each(unlike)('%s', (_, patch) => {
  test('is drawn with as many finite numbers as the figure wants', () => {
    const arrays = lookAfter(3, patch);
    const lengths = Object.entries(arrays).map(([name, array]) => [name, array.length]);
    expect(Object.fromEntries(lengths)).toEqual({
      real: 2 * figure.points,
      generated: 2 * figure.points,
      pull: 2 * figure.points,
      manifold: 2 * figure.manifoldSide ** 2,
      opinion: figure.opinionSide ** 2,
    });
    for (const array of Object.values(arrays)) expect(array.every(Number.isFinite)).toBe(true);
    expect(arrays['opinion']?.every((belief) => belief >= 0 && belief <= 1)).toBe(true);
  });

  test('is measured by finite numbers, with all that curves and patterns speak of', () => {
    const session = begin(patch);
    train(session, 3);
    const metrics = judge(session);
    expect(Object.values(metrics).every(Number.isFinite)).toBe(true);
    for (const { lines } of ganPoints.curves) {
      for (const { metric } of lines) expect(metrics).toHaveProperty(metric);
    }
    for (const pattern of ganPoints.patterns) {
      const progress = pattern.progress(metrics, { ...defaultValues(ganPoints), ...patch });
      expect(progress).toBeGreaterThanOrEqual(0);
      expect(progress).toBeLessThanOrEqual(1);
    }
    session.dispose();
  });
});

test('the pull of a straight edge points to where the discriminator believes more', () => {
  const { pull, opinion } = lookAfter(1, { discriminatorLayers: 0 });
  if (!pull || !opinion) throw new Error('nothing to look at');
  const side = figure.opinionSide;
  const at = (column: number, row: number) => opinion[row * side + column] ?? 0;
  const slopes = [at(side - 1, 0) - at(0, 0), at(0, side - 1) - at(0, 0)]; // along x and along y
  expect(slopes.every((slope) => Math.abs(slope) > 0.01)).toBe(true);
  for (const [i, value] of pull.entries()) {
    expect(Math.sign(value)).toBe(Math.sign(slopes[i % 2] ?? 0));
  }
});

test('training on three blobs for 400 steps brings the points nearer to the data', () => {
  const session = begin(presetValues(ganPoints, 'blobs'));
  const before = judge(session);
  train(session, 400);
  const after = judge(session);
  expect(after['wasserstein']).toBeLessThan((before['wasserstein'] ?? 0) / 2);
  expect(after['onShape']).toBeGreaterThan(before['onShape'] ?? 1);
  session.dispose();
});

test('there are as many tensors after 1,000 steps as after 10, and none left in the end', () => {
  const before = tensorCount();
  const session = begin({});
  const work = (steps: number) => {
    train(session, steps);
    session.look();
    judge(session);
    session.restore(session.checkpoint());
    return tensorCount();
  };
  const afterTen = work(10);
  expect(work(990)).toBe(afterTen);
  session.dispose();
  expect(tensorCount()).toBe(before);
});

function begin(patch: Partial<GanPointsValues>): Session {
  return createGanPointsSession({ ...defaultValues(ganPoints), ...patch, ...quick });
}

function train(session: Session, steps: number): void {
  for (let i = 0; i < steps; i++) session.step();
}

function lookAfter(steps: number, patch: Partial<GanPointsValues>) {
  const session = begin(patch);
  train(session, steps);
  const { arrays } = session.look();
  session.dispose();
  return arrays;
}

function judge(session: Session): Metrics {
  const measuring = session.measure();
  for (;;) {
    const { done, value } = measuring.next();
    if (done) return value;
  }
}
