/** A model that learns further: what moves, what stays, that runs repeat, and that nothing is left behind. */

import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Metrics } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { readValues, tensorCount } from '#tensor/tensor.ts';
import { presetValues } from '../../framework/values.ts';
import { fineTune } from '../definition.ts';
import { type FineTuneMoment, momentOf } from '../moment.ts';
import type { FineTuneValues } from '../parameters.ts';
import { FineTuneSession } from './session.ts';

const sessions: FineTuneSession[] = [];
const log = 'Log: calm sea. We sail.\nLog: rough sea. We row.\n';

beforeAll(() => selectBackend('simd'));
afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

describe('at first', () => {
  const session = () => begin({ newText: 'own', ownText: log });

  test('both models write the same, no matrix has moved, and no loss has changed', () => {
    const begun = session();
    const metrics = measured(begun);
    const { before, after, moved } = momentFrom(begun);
    expect(after).toEqual(before);
    expect(textOf(before)).toMatch(/\w{3}/);
    expect([...moved]).toEqual(Array.from(moved, () => 0));
    for (const text of ['old', 'read'])
      expect(metrics[`${text}Loss`]).toBe(metrics[`${text}Before`]);
  });

  test('a few lines of the reader’s own are enough, and none of them is kept back', () => {
    expect(measured(session())['keptLoss']).toBeUndefined();
  });

  test('a longer text of the reader’s own is judged on what was kept back', () => {
    const metrics = measured(begin({ newText: 'own', ownText: log.repeat(40) }));
    expect(metrics['keptLoss']).toBeGreaterThan(0);
  });
});

test.each([
  ['letters', 'verses', 'Log: 7 µm.\n'.repeat(4), 8 / 45],
  ['words', 'tales', 'Where is the dog zeppelin.\n'.repeat(4), 4 / 29],
] as const)('%s that the model does not know are marked and counted', (_, base, ownText, share) => {
  const session = begin({ base, newText: 'own', ownText });
  expect(momentFrom(session).newText).toContain('\uFFFD');
  expect(measured(session)['unknown']).toBeCloseTo(share, 9);
});

test('learning lowers the loss on what is read and raises that on the old text', () => {
  const session = begin({});
  for (let i = 0; i < 12; i++) session.step();
  const { oldBefore = 0, readBefore = 0, oldLoss, readLoss } = measured(session);
  expect(readLoss).toBeLessThan(readBefore - 0.5);
  expect(oldLoss).toBeGreaterThan(oldBefore + 0.1);
});

test('words of the new text that the old one lacks are marked in what it writes', () => {
  const session = begin({ learningRate: 0.005 });
  for (let i = 0; i < 25; i++) session.step();
  measured(session);
  const { before, after } = momentFrom(session);
  const marked = (samples: FineTuneMoment['before']) =>
    samples.flat().flatMap(({ text, isNew }) => (isNew ? [text] : []));
  expect(marked(after)).toContain('Log');
  expect(marked(before)).not.toContain('Log');
});

describe('what moves', () => {
  const movedBy = (reach: FineTuneValues['reach']) => {
    const session = begin({ reach });
    const before = readValues(session.base.parameters);
    session.step();
    expect(readValues(session.base.parameters)).toEqual(before);
    const { matrices, moved } = momentFrom(session);
    return matrices.filter((_, i) => (moved[i] ?? 0) > 0);
  };

  test('all: every matrix', () => {
    expect(movedBy('all')).toEqual(momentFrom(begin({})).matrices);
  });

  test('last: the head alone', () => {
    expect(movedBy('last')).toEqual(['head']);
  });

  test('low rank: the layers, and neither tables nor norms', () => {
    const layers = ['qkv', 'projection', 'up', 'down'];
    const ofBlocks = [0, 1].flatMap((block) => layers.map((name) => `${name}.${block}`));
    expect(movedBy('lowRank')).toEqual([...ofBlocks, 'head']);
  });
});

test.each(['all', 'last', 'lowRank'] as const)(
  'goes back to a checkpoint and on the same way: %s',
  (reach) => {
    const session = begin({ reach, oldShare: 0.25 });
    for (let i = 0; i < 2; i++) session.step();
    const saved = structuredClone(session.checkpoint());
    const goOn = () => {
      for (let i = 0; i < 3; i++) session.step();
      return { metrics: measured(session), look: session.look() };
    };
    const once = goOn();
    session.restore(saved);
    expect(goOn()).toEqual(once);
  },
);

test.each(['all', 'last', 'lowRank'] as const)('is undone by its first moment: %s', (reach) => {
  const session = begin({ reach });
  const first = structuredClone(session.checkpoint());
  for (let i = 0; i < 2; i++) session.step();
  session.restore(first);
  expect(readValues(session.model.parameters)).toEqual(readValues(session.base.parameters));
});

test('no tensor is left behind', () => {
  const before = tensorCount();
  const session = begin({ oldShare: 0.5, reach: 'lowRank' });
  const run = () => {
    session.step();
    session.look();
    measured(session);
  };
  run();
  const count = tensorCount();
  for (let i = 0; i < 2; i++) run();
  expect(tensorCount()).toBe(count);
  sessions.splice(0);
  session.dispose();
  expect(tensorCount()).toBe(before);
});

test('a text that the model has learned already is none to learn, nor is one that is not there', () => {
  const values = presetValues(fineTune, 'logbook');
  expect(fineTune.missing?.(values)).toBeNull();
  expect(fineTune.missing?.({ ...values, newText: 'verses' })).toMatch(/choose another new text/);
  expect(fineTune.missing?.({ ...values, newText: 'own' })).toMatch(/no text of yours yet/);
});

function begin(patch: Partial<FineTuneValues>): FineTuneSession {
  const values = { ...presetValues(fineTune, 'logbook'), batchSize: 4, ...patch };
  const urls = fineTune.files?.(values) ?? [];
  const files = Object.fromEntries(urls.map((url) => [url, fileOf(url)]));
  const session = new FineTuneSession(values, files);
  sessions.push(session);
  return session;
}

function fileOf(url: string): Uint8Array {
  if (!url.endsWith('verses.txt')) return new Uint8Array(readFileSync(`public${url}`));
  const poems = ['indoors', 'outdoors', 'wonders'].map((name) =>
    readFileSync(`content/verses/${name}.txt`, 'utf8'),
  );
  return new TextEncoder().encode(poems.join('\n'));
}

function momentFrom(session: FineTuneSession): FineTuneMoment {
  const moment = momentOf(session.look());
  if (!moment) throw new Error('invalid look; expected a moment');
  return moment;
}

function textOf(samples: FineTuneMoment['before']): string {
  return samples.map((sample) => sample.map(({ text }) => text).join('')).join('\n');
}

function measured(session: FineTuneSession): Metrics {
  const measuring = session.measure();
  for (;;) {
    const { done, value } = measuring.next();
    if (done) return value;
  }
}
