/** What articles and presets say of the recorded runs is so in the recorded runs. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Recording, recordingUrl } from '#demos/framework/recording.ts';

test('the ring ends with all eight clusters covered and a discriminator that can hardly tell', () => {
  const { partsCovered = 0, accuracy = 1 } = lastOf('ring');
  expect(partsCovered).toBe(8);
  expect(accuracy).toBeLessThan(0.6);
});

test('on the ring clusters are found one after another, and some are lost again', () => {
  const covered = metricsOf('ring').map(({ partsCovered = 0 }) => partsCovered);
  expect(covered.some((count, i) => i > 5 && count < (covered[i - 1] ?? 0))).toBe(true);
  expect(covered.indexOf(8)).toBeGreaterThan(covered.indexOf(4));
});

test('a generator ten times as quick collapses onto one spot, and from there onto the next', () => {
  const later = metricsOf('collapse').slice(10);
  for (const { partsCovered = 8 } of later) expect(partsCovered).toBeLessThanOrEqual(2);
  // On the way from spot to spot the crowd is spread out for a moment.
  const gathered = later.filter(({ reach = 1 }) => reach < 0.25);
  expect(gathered.length / later.length).toBeGreaterThan(0.5);
  expect(lastOf('collapse').reach).toBeLessThan(0.1);
});

test('a critic too far ahead is right five times in six and leaves three or four clusters', () => {
  const ends = metricsOf('strong-critic').slice(-8);
  for (const { partsCovered = 0 } of ends) expect([3, 4]).toContain(partsCovered);
  const accuracies = ends.map(({ accuracy = 0 }) => accuracy);
  expect(accuracies.reduce((sum, one) => sum + one, 0) / ends.length).toBeGreaterThan(0.8);
});

test('with steps too large a few clusters are hit and lost again', () => {
  const covered = metricsOf('too-fast').map(({ partsCovered = 8 }) => partsCovered);
  expect(covered.reduce((sum, count) => sum + count, 0) / covered.length).toBeLessThan(2.5);
  const losses = covered.filter((count, i) => count < (covered[i - 1] ?? 0));
  expect(losses.length).toBeGreaterThan(4);
});

test('a forger that can’t bend covers no cluster', () => {
  expect(lastOf('stiff').partsCovered).toBe(0);
});

test('of the grid a third to a half of the 25 clusters are covered after 2,000 steps', () => {
  for (const { partsCovered = 0 } of metricsOf('grid').slice(-2)) {
    expect(partsCovered).toBeGreaterThanOrEqual(25 / 3);
    expect(partsCovered).toBeLessThanOrEqual(25 / 2);
  }
});

test('the losses of the ring stand near a coin’s guess while the distance falls', () => {
  const rows = metricsOf('ring');
  const [first, last] = [rows[0], rows.at(-1)];
  expect(last?.discriminatorLoss).toBeCloseTo(Math.LN2, 1);
  expect(last?.wasserstein ?? 1).toBeLessThan((first?.wasserstein ?? 0) / 10);
});

type Metrics = Readonly<Record<MetricName, number | undefined>>;
type MetricName = 'partsCovered' | 'accuracy' | 'reach' | 'discriminatorLoss' | 'wasserstein';

function metricsOf(preset: string): Metrics[] {
  const file = `public${recordingUrl('gan-points', preset)}`;
  const { rows } = JSON.parse(readFileSync(file, 'utf8')) as Recording;
  return rows.map(({ metrics }) => metrics as Metrics);
}

function lastOf(preset: string): Metrics {
  const last = metricsOf(preset).at(-1);
  if (!last) throw new Error(`invalid recording; expected at least one row: ${preset}`);
  return last;
}
