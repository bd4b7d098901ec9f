/** What the demo says of itself is complete, and true of the recorded runs, which hold what its figure asks first. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { questionKey, type Recording, recordingUrl, unpackLook } from '../framework/recording.ts';
import { checkedValues, defaultValues, presetValues } from '../framework/values.ts';
import { guess, passageQuestion } from './definition.ts';
import { type Passage, passageOf } from './passage.ts';
import { mean } from './score.ts';

const longestAnswer = 15_000;

describe.each(guess.presets)('the preset $id', ({ id, label, shows, breaks }) => {
  const values = presetValues(guess, id);

  test('has valid values and says what it shows', () => {
    expect(() => checkedValues(guess, values)).not.toThrow();
    expect(label.trim()).not.toBe('');
    for (const text of [shows, breaks ?? shows]) expect(text).toMatch(/^\p{Lu}.{15,}\.$/u);
  });

  test('its recorded run holds what the figure asks first, in a few kilobytes', () => {
    expect(guess.questions?.(values)).toEqual([{ kind: 'shannon', index: 0 }]);
    const { moments } = recorded(id);
    expect(moments).toHaveLength(1);
    expect(JSON.stringify(moments[0]?.answers).length).toBeLessThan(longestAnswer);
    const { places, kind, index } = passageOn(id);
    expect(places).toHaveLength(40);
    expect([index, kind]).toEqual([0, values.tokens]);
    for (const { sign, piece, model, top, isGiven } of places) {
      expect([sign, isGiven]).toEqual([piece, false]); // nothing is lost by packing
      expect(top.findIndex((one) => one.sign === sign)).toBe(model.rank <= 8 ? model.rank - 1 : -1);
    }
  });
});

test('the first preset is the defaults', () => {
  expect(presetValues(guess, guess.presets[0]?.id ?? '')).toEqual(defaultValues(guess));
});

test.each(['verses', 'book', 'names', 'tales'])('trained on %s, it beats the tables', (id) => {
  const { unigram, bigram, model } = bitsOf(passageOn(id));
  expect(bigram).toBeLessThan(unigram);
  expect(model).toBeLessThan(bigram);
});

test('untrained, even the unigram beats it', () => {
  const { unigram, model } = bitsOf(passageOn('untrained'));
  expect(model).toBeGreaterThan(unigram + 1);
  expect(model).toBeCloseTo(6, 0);
});

test('each passage is a question of its own', () => {
  const keys = [1, 2, 999].map((passage) => questionKey(passageQuestion({ passage })));
  expect(new Set(keys).size).toBe(3);
});

test('the live line tells the loss in words and in bits', () => {
  const values = defaultValues(guess);
  expect(guess.describe({}, values)).toBe('nothing measured yet');
  expect(guess.describe({ heldOutLoss: Math.log(4) }, values)).toBe(
    'on text that it has not read it is as unsure as picking among 4.0 letters, 2.0 bits each',
  );
});

test('the code that it points to is there', () => {
  expect(existsSync(join(import.meta.dirname, '../..', guess.source))).toBe(true);
});

function recorded(preset: string): Recording {
  const file = join(import.meta.dirname, '../../../public', recordingUrl(guess.id, preset));
  return JSON.parse(readFileSync(file, 'utf8')) as Recording;
}

/** The passage that the recorded figure of a preset shows. */
function passageOn(preset: string): Passage {
  const key = questionKey(passageQuestion(presetValues(guess, preset)));
  const answer = recorded(preset).moments[0]?.answers?.[key];
  if (!answer) throw new Error(`invalid recording; expected an answer to ${key}: none`);
  return passageOf(unpackLook(answer));
}

function bitsOf({ places }: Passage) {
  const of = (who: 'unigram' | 'bigram' | 'model') => mean(places.map((place) => place[who].bits));
  return { unigram: of('unigram'), bigram: of('bigram'), model: of('model') };
}
