/** What the lens says of itself is complete, and its settings come out as the session takes them. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Definition } from '../framework/defineDemo.ts';
import { questionKey, type Recording, recordingUrl } from '../framework/recording.ts';
import { checkedValues, defaultValues, presetValues, withCompanions } from '../framework/values.ts';
import { parameters as ofRun } from '../gan-points/parameters.ts';
import { latent } from './definition.ts';
import { landedInWords, madeInWords } from './inWords.ts';
import { endsOf, missingParts, ofModel, placeAt, sideOf, wayQuestion } from './noise.ts';

const demo: Definition = latent;
const values = defaultValues(latent);

describe.each(latent.presets)('the preset $id', ({ id, label, shows, breaks }) => {
  test('has valid values, and says what it shows', () => {
    expect(() => checkedValues(latent, presetValues(latent, id))).not.toThrow();
    expect(label.trim()).not.toBe('');
    for (const sentence of [shows, breaks ?? shows]) expect(sentence).toMatch(/^[A-Z].{15,}\.$/s);
  });

  test('is recorded with the answers that its figure asks for first', () => {
    const url = recordingUrl('latent', id);
    const recording = JSON.parse(readFileSync(`public${url}`, 'utf8')) as Recording;
    const keys = latent.questions?.(presetValues(latent, id)).map(questionKey);
    for (const { answers = {} } of recording.moments) expect(Object.keys(answers)).toEqual(keys);
  });

  test('is what choosing its generator brings along', () => {
    const { start } = presetValues(latent, id);
    expect({ ...values, ...withCompanions(latent, { start }) }).toEqual(presetValues(latent, id));
  });
});

test('the first preset is the defaults', () => {
  expect(presetValues(latent, latent.presets[0]?.id ?? '')).toEqual(values);
});

test('it has all that a run has, and only view parameters besides, each with a sentence', () => {
  for (const id of Object.keys(ofRun)) expect(demo.parameters).toHaveProperty(id);
  for (const [id, { help, effect }] of Object.entries(demo.parameters)) {
    if (!(id in ofRun) && id !== 'start') expect(effect).toBe('view');
    expect(help).toMatch(/^[A-Z].{15,}\.$/s);
  }
});

test('all that it says of itself is said in sentences, and its code is there', () => {
  const { title, summary, lookFor, honesty, source } = latent;
  expect(title.trim()).not.toBe('');
  const real = (['ring', 'scratch'] as const).map((start) => honesty.real({ ...values, start }));
  for (const text of [summary, lookFor, honesty.simplified, ...real])
    expect(text).toMatch(/\S.{20,}\.$/);
  expect(existsSync(join(import.meta.dirname, '../..', source))).toBe(true);
});

test('a generator that was trained before hides what it has brought along', () => {
  const applies = demo.parameters['generatorWidth']?.applies;
  expect(applies?.(values)).toBe(false);
  expect(applies?.({ ...values, start: 'scratch' })).toBe(true);
  expect(ofModel({ ...values, start: 'spiral', generatorWidth: 3 })).toMatchObject({
    shape: 'spiral',
    generatorWidth: 32,
  });
});

test('points of noise stay where noise is shown, and the way between them is straight', () => {
  const uniform = { ...values, noiseKind: 'uniform', fromX: -2.5 } as const;
  expect(endsOf(uniform).from).toEqual([-1, 1]);
  expect(wayQuestion(uniform)).toMatchObject({ fromX: -1, toX: 1 });
  expect(placeAt({ from: [0, 2], to: [1, 0] }, 0.25)).toEqual([0.25, 1.5]);
});

test('sides count from the right against the clock', () => {
  expect([sideOf([1, 0.1]), sideOf([0.1, 1]), sideOf([-1, -0.1]), sideOf([1, -0.1])]).toEqual([
    0, 3, 8, 15,
  ]);
});

test('what is not made is named', () => {
  expect(missingParts([0.5, 0.04, 0.46, 0])).toEqual([1, 3]);
  expect(madeInWords([1, 3], 4, values)).toBe('2 of 4 clusters are made; 2 and 4 are not.');
  expect(madeInWords([2], 4, { shape: 'spiral' })).toBe('3 of 4 stretches are made; 3 is not.');
  expect(madeInWords([], 4, values)).toBe('All 4 clusters are made.');
  expect(madeInWords([0, 1], 2, values)).toBe('None of the 2 clusters is made.');
  expect(landedInWords(2, values)).toBe('It lies on cluster 3.');
  expect(landedInWords(-1, { shape: 'spiral' })).toBe('It lies on no stretch.');
});
