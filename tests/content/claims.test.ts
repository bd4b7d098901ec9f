/** What articles and presets say of the recorded runs is so in the recorded runs. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
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

describe('part two of /training/', () => {
  test('on the tales the losses of the simpler models are as in the table', () => {
    const { uniform, unigram, bigram, trigram, floor } = textRow('tales', 500);
    for (const [loss, told] of [
      [uniform, 5.31],
      [unigram, 4.4],
      [bigram, 1.4],
      [trigram, 0.9],
      [floor, 0.34],
    ] as const)
      expect(Math.abs((loss ?? 0) - told)).toBeLessThan(0.05);
  });

  test('the transformer has caught up with the bigram by step 50 and passed the trigram by step 100', () => {
    const [early, later, last] = [50, 100, 500].map((step) => textRow('tales', step));
    expect(early?.heldOutLoss).toBeLessThan(early?.bigram ?? 0);
    expect(later?.heldOutLoss).toBeLessThan(later?.trigram ?? 0);
    expect(last?.heldOutLoss).toBeLessThan((last?.floor ?? 0) + 0.1);
  });

  test.each([
    [0, 'In! I an bag Ben Leo for thirsty kiss they'],
    [50, 'He blew cluck went back it to a an old hen.'],
    [200, 'She threw it to an old dog. "Woof, baa!" said the duck.'],
    [450, 'Then Tom put it back in the bag.'],
  ])('what it wrote at step %d is quoted as it was', (step, quote) => {
    const moment = textRun('tales').moments.find((one) => one.step === step);
    expect(moment?.texts?.['sample']).toContain(quote);
  });

  test('both losses of the tales fall together', () => {
    const { heldOutLoss = 0, trainingLoss = 0 } = textRow('tales', 500);
    expect(Math.abs(heldOutLoss - trainingLoss)).toBeLessThan(0.05);
  });

  test('200 steps sixteen times too large get less far than 50 good ones', () => {
    expect(textRow('too-fast', 200).heldOutLoss).toBeGreaterThan(
      textRow('tales', 50).heldOutLoss ?? 0,
    );
  });

  test('by heart, the loss on what was read falls on while the other stops and climbs', () => {
    const rows = textRun('by-heart').rows.map(({ metrics }) => metrics as TextMetrics);
    const [middle, last] = [rows[Math.floor(rows.length / 2)], rows.at(-1)];
    const least = Math.min(...rows.map(({ heldOutLoss = 0 }) => heldOutLoss));
    expect(last?.trainingLoss).toBeLessThan((middle?.trainingLoss ?? 0) - 0.2);
    expect(last?.heldOutLoss).toBeGreaterThan(least + 0.05);
  });

  test('with three letters to go by most words are real, and with four words one context in sixteen is known', () => {
    expect(countRow('longer')['real']).toBeGreaterThan(0.6);
    const known = countRow('too-long')['known'] ?? 0;
    expect(Math.abs(1 / known - 16)).toBeLessThan(1);
  });
});

type TextMetrics = Readonly<
  Partial<
    Record<
      'heldOutLoss' | 'trainingLoss' | 'uniform' | 'unigram' | 'bigram' | 'trigram' | 'floor',
      number
    >
  >
>;

function textRun(preset: string): Recording {
  return JSON.parse(
    readFileSync(`public${recordingUrl('next-token', preset)}`, 'utf8'),
  ) as Recording;
}

function textRow(preset: string, step: number): TextMetrics {
  return textRun(preset).rows.find((row) => row.step === step)?.metrics ?? {};
}

function countRow(preset: string): Readonly<Record<string, number>> {
  const file = readFileSync(`public${recordingUrl('count', preset)}`, 'utf8');
  return (JSON.parse(file) as Recording).rows.at(-1)?.metrics ?? {};
}
