/** What the demo says of itself is complete, and true where it can be checked. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Definition } from '../framework/defineDemo.ts';
import { checkedValues, defaultValues, presetValues } from '../framework/values.ts';
import { followersQuestion, throwsQuestion } from './answers.ts';
import { count } from './definition.ts';
import { stepsToFinish } from './stepsToFinish.ts';

const demo: Definition = count;
const values = defaultValues(count);

describe.each(count.presets)('the preset $id', ({ id, label, shows, breaks, recordedSteps }) => {
  test('has valid values and says what it shows', () => {
    expect(() => checkedValues(count, presetValues(count, id))).not.toThrow();
    expect(label.trim()).not.toBe('');
    expectSentence(shows);
    if (breaks !== undefined) expectSentence(breaks);
  });

  test('is recorded to the end: the figure shows the finished table', () => {
    expect(recordedSteps).toBe(stepsToFinish);
  });
});

test('the first preset is the defaults', () => {
  expect(presetValues(count, count.presets[0]?.id ?? '')).toEqual(values);
});

test.each(Object.entries(demo.parameters))('%s has a label and explains itself', (_, parameter) => {
  expect(parameter.label.trim()).not.toBe('');
  expectSentence(parameter.help);
});

test('all that it says of itself is said in sentences', () => {
  const { title, summary, lookFor, honesty } = count;
  expect(title.trim()).not.toBe('');
  const texts = [summary, lookFor, honesty.real(values), honesty.simplified];
  for (const text of texts) expect(text).toMatch(/\S.{20,}\.$/);
  expectSentence(count.whenDiverged(values).advice);
});

test('a text that is served is fetched, the reader’s own is not', () => {
  const filesFor = (source: typeof values.source) => count.files?.({ ...values, source });
  expect(filesFor('verses')).toEqual(['/texts/verses.txt', '/texts/rhymes.txt']);
  expect(filesFor('names')).toEqual(['/texts/names.txt']);
  expect([filesFor('tales'), filesFor('own')]).toEqual([[], []]);
});

test('without a text of the reader’s own, it says that there is none', () => {
  expectSentence(count.missing?.({ ...values, source: 'own' }) ?? '');
  expect(count.missing?.({ ...values, source: 'own', ownText: 'There is one.' })).toBeNull();
  expect(count.missing?.(values)).toBeNull();
});

test('a recorded run is asked what the figure asks first', () => {
  expect(count.questions?.({ ...values, picked: 'th' })).toEqual([
    followersQuestion('th'),
    throwsQuestion('', 0),
  ]);
});

test('without context there is none to be picked', () => {
  const applies = (order: number) => demo.parameters['picked']?.applies?.({ ...values, order });
  expect([applies(1), applies(2)]).toEqual([false, true]);
});

test('the code that it points to is there', () => {
  expect(existsSync(join(import.meta.dirname, '../..', count.source))).toBe(true);
});

function expectSentence(text: string): void {
  expect(text).toMatch(/^[A-Z0-9“].{15,}\.$/);
}
