/** What the lens says of itself is complete, and true of the runs that are recorded for it. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Definition } from '../framework/defineDemo.ts';
import { questionKey, type Recording, recordingUrl, unpackLook } from '../framework/recording.ts';
import { checkedValues, defaultValues, presetValues } from '../framework/values.ts';
import { parameters as ofRun } from '../next-token/parameters.ts';
import { surprise } from './definition.ts';
import { mostSurprising, type Reading, readingOf } from './reading.ts';

const demo: Definition = surprise;
const values = defaultValues(surprise);

describe.each(surprise.presets)('the preset $id', ({ id, label, shows, breaks, recordedSteps }) => {
  test('has valid values and says what it shows', () => {
    expect(() => checkedValues(surprise, presetValues(surprise, id))).not.toThrow();
    expect(label.trim()).not.toBe('');
    for (const sentence of [shows, breaks ?? shows]) expect(sentence).toMatch(/^[A-Z].{15,}\.$/s);
    expect(recordedSteps).toBeLessThanOrEqual(demo.stepsToFinish);
  });

  test('is recorded with the answers that its figure asks for first, and they are small', () => {
    const keys = surprise.questions?.(presetValues(surprise, id)).map(questionKey);
    expect(keys).toHaveLength(2);
    for (const { answers = {} } of recorded(id).moments) {
      expect(Object.keys(answers)).toEqual(keys);
      expect(JSON.stringify(answers).length).toBeLessThan(15_000);
    }
  });
});

test('the first preset is the defaults, and no two share an id or a label', () => {
  expect(presetValues(surprise, surprise.presets[0]?.id ?? '')).toEqual(values);
  for (const of of ['id', 'label'] as const)
    expect(new Set(surprise.presets.map((one) => one[of])).size).toBe(surprise.presets.length);
});

test('it has all that a run of text has, and only view parameters besides', () => {
  for (const id of Object.keys(ofRun)) expect(demo.parameters).toHaveProperty(id);
  for (const [id, { label, help, effect }] of Object.entries(demo.parameters)) {
    if (!(id in ofRun)) expect(effect).toBe('view');
    expect(label.trim()).not.toBe('');
    expect(help).toMatch(/^[A-Z].{15,}\.$/s);
  }
});

test('all that it says of itself is said in sentences, and its code is there', () => {
  const { title, summary, lookFor, honesty, source } = surprise;
  expect(title.trim()).not.toBe('');
  for (const text of [summary, lookFor, honesty.real(values), honesty.simplified])
    expect(text).toMatch(/\S.{20,}\.$/);
  expect(existsSync(join(import.meta.dirname, '../..', source))).toBe(true);
});

test('a model of the reader’s own text is not said to have been trained before', () => {
  const own = { ...values, source: 'own', ownText: 'a'.repeat(300) } as const;
  expect(surprise.honesty.real(own)).toContain('random weights in this tab');
  expect(surprise.files?.(own)).toEqual([]);
  expect(surprise.missing?.({ ...own, ownText: '' })).toContain('paste one');
});

describe('the recorded runs show what they are there for', () => {
  test('training takes the surprise out of a tale, but for the word that was altered', () => {
    const [untrained, trained] = readings('tales', 0);
    expect(untrained?.mean).toBeCloseTo(untrained?.blind ?? 0, 1);
    expect(trained?.mean).toBeLessThan(1);
    const { piece, nats, expected } = trained?.tokens[mostSurprising(trained)] ?? {};
    expect([piece, expected]).toEqual([' He', ' She']);
    expect(nats).toBeGreaterThan(trained?.blind ?? Infinity);
  });

  test('letters of verses surprise more where words begin than where they end', () => {
    const letters = readings('verses', 0)[1]?.tokens ?? [];
    const mean = (kept: (piece: string, before: string, after: string) => boolean) => {
      const chosen = letters.filter(({ piece }, i) =>
        kept(piece, letters[i - 1]?.piece ?? ' ', letters[i + 1]?.piece ?? ' '),
      );
      return chosen.reduce((sum, { nats }) => sum + nats, 0) / chosen.length;
    };
    const isLetter = (piece: string) => /\p{L}/u.test(piece);
    const first = mean((piece, before) => isLetter(piece) && !isLetter(before));
    const last = mean(
      (piece, before, after) => isLetter(piece) && isLetter(before) && !isLetter(after),
    );
    expect(first).toBeGreaterThan(1.5 * last);
  });

  test('from scratch, the surprise at the altered word grows while all others’ fades', () => {
    const { moments } = recorded('learning');
    const means = moments.map(({ step }) => readings('learning', step)[1]?.mean ?? 0);
    expect(means.at(-1)).toBeLessThan(0.25 * (means[0] ?? 0));
    const altered = moments.map(
      ({ step }) =>
        readings('learning', step)[1]?.tokens.find(({ piece }) => piece === ' He')?.nats ?? 0,
    );
    expect(altered.at(-1)).toBeGreaterThan(Math.min(...altered) + 1);
  });

  test('a model of names is worse off in a tale than by guessing blindly, and knows no spaces', () => {
    const trained = readings('elsewhere', 0)[1];
    expect(trained?.mean).toBeGreaterThan(trained?.blind ?? Infinity);
    const unknown = trained?.tokens.filter(({ isUnknown }) => isUnknown) ?? [];
    expect([...new Set(unknown.map(({ piece }) => piece))].sort()).toEqual([' ', '!', '"', '.']);
  });
});

/** What the recorded figure shows at a step: untrained, and as it is. */
function readings(preset: string, step: number): Reading[] {
  const moment = recorded(preset).moments.find((one) => one.step === step);
  return Object.values(moment?.answers ?? {}).map((answer) => readingOf(unpackLook(answer)));
}

function recorded(preset: string): Recording {
  const file = join(import.meta.dirname, '../../../public', recordingUrl(demo.id, preset));
  return JSON.parse(readFileSync(file, 'utf8')) as Recording;
}
