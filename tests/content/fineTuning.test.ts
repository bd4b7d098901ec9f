/**
 * What fine-tuning verses on twenty lines teaches and what it costs: with BENCH=1 three hundred steps for three seeds of
 * each remedy, printed as a table; the gate takes thirty steps of one seed.
 */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { fineTune } from '#demos/fine-tune/definition.ts';
import type { FineTuneMoment } from '#demos/fine-tune/moment.ts';
import type { FineTuneValues } from '#demos/fine-tune/parameters.ts';
import { FineTuneSession } from '#demos/fine-tune/session/session.ts';
import { type Recording, recordingUrl } from '#demos/framework/recording.ts';
import { presetValues } from '#demos/framework/values.ts';
import type { Metrics } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { filesOf } from './siteFiles.ts';

const isBench = process.env['BENCH'] === '1';
const seeds = [1, 2, 3];
const steps = 300;

beforeAll(() => selectBackend('simd'));

test.skipIf(isBench)('thirty steps teach the log; old text mixed in halves the forgetting', () => {
  const plain = tuned('logbook', 1, 30);
  const mixed = tuned('mixed', 1, 30);
  expect(plain.read).toBeLessThan(0.7);
  expect(mixed.read).toBeLessThan(0.9);
  expect(plain.forgotten).toBeGreaterThan(0.5);
  expect(mixed.forgotten).toBeLessThan(plain.forgotten / 2);
});

describe('the recorded runs show what the article says', () => {
  const recorded = (preset: string) =>
    JSON.parse(readFileSync(`public${recordingUrl('fine-tune', preset)}`, 'utf8')) as Recording;
  const rowsOf = (preset: string) => recorded(preset).rows;
  const endOf = (preset: string) => rounded(rowsOf(preset).at(-1)?.metrics);

  test('the log is learned, by heart in the end, and the verses are forgotten', () => {
    expect(endOf('logbook')).toEqual(
      expect.objectContaining({ readBefore: 2.1, readLoss: 0, oldBefore: 1.7, oldLoss: 4.1 }),
    );
    const kept = rowsOf('logbook').map(
      ({ step, metrics }) => [step, metrics['keptLoss'] ?? 0] as const,
    );
    const [step, lowest] = kept.reduce((best, one) => (one[1] < best[1] ? one : best));
    expect(step).toBeGreaterThan(20);
    expect(step).toBeLessThan(70);
    expect(rounded({ lowest, ...rowsOf('logbook').at(-1)?.metrics })).toMatchObject({
      lowest: 0.9,
      keptLoss: 1.5,
    });
  });

  test('after fifty steps most lines begin as the log’s do', () => {
    const moment = recorded('logbook').moments.find(({ step }) => step === 50);
    const { after } = JSON.parse(moment?.texts?.['moment'] ?? '') as FineTuneMoment;
    const lines = after.flatMap((sample) =>
      sample
        .map(({ text }) => text)
        .join('')
        .split('\n')
        .filter(Boolean),
    );
    const begun = lines.filter((line) => line.startsWith('Log:'));
    expect(begun.length / lines.length).toBeGreaterThan(0.5);
  });

  test('old text mixed in saves most of the verses, at no cost to the log', () => {
    expect(endOf('mixed')).toMatchObject({ readLoss: 0.1, oldLoss: 1.8, keptLoss: 1 });
  });

  test('the last layer and LoRA come less far and lose less', () => {
    expect(endOf('last')).toMatchObject({ readLoss: 0.9, oldLoss: 2.3 });
    expect(endOf('lowRank')).toMatchObject({ readLoss: 0.4, oldLoss: 2.8 });
  });

  test('long steps leave less of the verses than if every letter had the same chance', () => {
    const { oldLoss = 0, vocabulary = 0 } = rowsOf('forgets').at(-1)?.metrics ?? {};
    expect(oldLoss).toBeGreaterThan(Math.log(vocabulary));
  });
});

describe.runIf(isBench)('three hundred steps, three seeds', () => {
  const results = new Map<string, Tuned[]>();
  beforeAll(() => {
    for (const { id } of fineTune.presets)
      results.set(
        id,
        seeds.map((seed) => row(id, seed)),
      );
    for (const oldShare of [0.125, 0.5])
      results.set(
        `share ${oldShare}`,
        seeds.map((seed) => row('mixed', seed, { oldShare })),
      );
  }, 1_200_000);
  const of = (preset: string) => results.get(preset) ?? [];

  test('the new text falls below a tenth of its loss, the old one rises by two nats or more', () => {
    for (const { readBefore, read, forgotten } of of('logbook')) {
      expect(read).toBeLessThan(readBefore / 10);
      expect(forgotten).toBeGreaterThan(2);
    }
  });

  test('a quarter of old text leaves less than a tenth of the forgetting, and helps lines kept back', () => {
    for (const [i, { read, kept, forgotten }] of of('mixed').entries()) {
      const plain = of('logbook')[i] ?? expect.fail();
      expect(forgotten).toBeLessThan(plain.forgotten / 10);
      expect(read).toBeLessThan(0.15);
      expect(kept).toBeLessThan(plain.kept);
    }
  });

  test('one stretch of old text in eight leaves less than a fifth of the forgetting', () => {
    for (const [i, { forgotten }] of of('share 0.125').entries())
      expect(forgotten).toBeLessThan((of('logbook')[i]?.forgotten ?? 0) / 5);
  });

  test('the last layer alone and LoRA forget less, and learn less', () => {
    for (const preset of ['last', 'lowRank'])
      for (const [i, { read, forgotten }] of of(preset).entries()) {
        const plain = of('logbook')[i] ?? expect.fail();
        expect(forgotten).toBeLessThan(plain.forgotten);
        expect(read).toBeGreaterThan(plain.read);
      }
  });

  test('the whole model has forgotten no more than LoRA when it has learned as much', () => {
    for (const [i, lowRank] of of('lowRank').entries()) {
      const whole = tuned('logbook', seeds[i] ?? 1, 52);
      expect(Math.abs(whole.read / lowRank.read - 1)).toBeLessThan(0.1);
      expect(whole.forgotten).toBeLessThan(lowRank.forgotten);
    }
  });

  test('long steps leave less of the verses than if every letter had the same chance', () => {
    for (const { old, uniform } of of('forgets')) expect(old).toBeGreaterThan(uniform);
  });
});

interface Tuned {
  readonly readBefore: number;
  readonly read: number;
  readonly kept: number;
  readonly old: number;
  /** By how much the loss on the old text has risen, in nats a token. */
  readonly forgotten: number;
  /** The loss of a model that gives every token the same chance. */
  readonly uniform: number;
}

/** To one decimal, as the article has them. */
function rounded(metrics: Metrics = {}): Metrics {
  return Object.fromEntries(
    Object.entries(metrics).map(([id, value]) => [id, Math.round(10 * value) / 10]),
  );
}

/** A preset's model after so many steps. */
function tuned(
  preset: string,
  seed: number,
  count: number,
  patch: Partial<FineTuneValues> = {},
): Tuned {
  const values = { ...presetValues(fineTune, preset), seed, ...patch };
  const session = new FineTuneSession(values, filesOf(fineTune, values));
  for (let i = 0; i < count; i++) session.step();
  const { readBefore, readLoss, keptLoss, oldBefore, oldLoss, vocabulary } = measured(session);
  session.dispose();
  const [read = Number.NaN, kept = Number.NaN, old = Number.NaN] = [readLoss, keptLoss, oldLoss];
  return {
    readBefore: readBefore ?? Number.NaN,
    read,
    kept,
    old,
    forgotten: old - (oldBefore ?? Number.NaN),
    uniform: Math.log(vocabulary ?? Number.NaN),
  };
}

/** A line of the table, printed. */
function row(preset: string, seed: number, patch: Partial<FineTuneValues> = {}): Tuned {
  const started = performance.now();
  const result = tuned(preset, seed, steps, patch);
  const ms = (performance.now() - started) / steps;
  const { readBefore, read, kept, old, forgotten } = result;
  const cells = [
    `${preset} ${JSON.stringify(patch)}`,
    `seed ${seed}`,
    `read ${readBefore.toFixed(2)} → ${read.toFixed(3)}`,
    `kept back ${kept.toFixed(2)}`,
    `old ${(old - forgotten).toFixed(2)} → ${old.toFixed(2)} (+${forgotten.toFixed(2)})`,
    `${ms.toFixed(0)} ms a step`,
  ];
  console.log(cells.join(' · '));
  return result;
}

function measured(session: FineTuneSession): Metrics {
  const measuring = session.measure();
  for (;;) {
    const { done, value } = measuring.next();
    if (done) return value;
  }
}
