/** How the figures of a run are put into words, and when a rung counts as passed. */

import { expect, describe as suite, test } from 'vitest';
import { ruleLabels } from '#data/rules/ruleLabels.ts';
import { rulesFor } from '#data/rules/rulesFor.ts';
import type { TextSetId } from '#data/texts.ts';
import type { Metrics } from '#engine/session.ts';
import { defaultValues } from '../framework/values.ts';
import { nextToken } from './definition.ts';
import { curves, describe, nounOf, patterns, unsureness } from './patterns.ts';
import { rungsOf } from './rungs.ts';

const values = defaultValues(nextToken);
const stands = { uniform: 5.3, unigram: 4.4, bigram: 1.4, trigram: 0.9, floor: 0.34 };

suite('describe', () => {
  test.each([
    [5.9, 'writes noise'],
    [5, 'has passed the uniform guess'],
    [2, 'has passed the unigram'],
    [1.2, 'has passed the bigram'],
    [0.6, 'has passed the trigram'],
    [0.4, 'the grammar itself'],
  ])('a loss of %d is %s', (heldOutLoss, words) => {
    expect(describe({ ...stands, heldOutLoss }, values)).toContain(words);
  });

  test('a floor that is not known is not passed', () => {
    const { floor, ...known } = stands;
    expect(describe({ ...known, heldOutLoss: 0.1 }, values)).toContain('trigram');
  });

  test('a loss on what was kept back that stays behind is learning by heart', () => {
    const metrics = { ...stands, heldOutLoss: 0.8, trainingLoss: 0.5 };
    expect(describe(metrics, values)).toContain('by heart');
    expect(describe({ ...metrics, trainingLoss: 0.75 }, values)).not.toContain('by heart');
  });

  test('says nothing of what was not measured', () => {
    expect(describe({}, values)).toBe('nothing measured yet');
  });
});

test('a loss in words is e to its power', () => {
  expect(unsureness(Math.log(7), 'letters')).toBe('as unsure as picking among 7.0 letters');
  expect(unsureness(Math.log(202), 'words')).toBe('as unsure as picking among 202 words');
});

test('tokens are called by what they are, also those of trained models', () => {
  expect(nounOf({ ...values, tokens: 'characters' })).toBe('letters');
  expect(nounOf({ ...values, start: 'trained', tokens: 'characters' })).toBe('words');
  expect(nounOf({ ...values, start: 'trained', source: 'verses' })).toBe('letters');
});

suite('the scoreboard', () => {
  test.each(Object.keys(ruleLabels) as TextSetId[])(
    'has the rules of %s, in their order',
    (set) => {
      const text = 'The cat sat on the mat.\n';
      const rules = rulesFor(set, { training: text, heldOut: text, rhymes: '' });
      const own = patterns.filter(({ id }) => id.startsWith(`${set}-`));
      const settings = { ...values, source: set };
      expect(own.map((pattern) => pattern.id)).toEqual(rules.map(({ id }) => `${set}-${id}`));
      expect(own.map((pattern) => pattern.label(settings))).not.toContain('');
      for (const [i, { id }] of rules.entries()) {
        const metrics: Metrics = { [`rule ${id}`]: 0.8 };
        expect(own[i]?.progress(metrics, settings)).toBe(0.8);
        expect(own[i]?.reading(metrics, settings)).toBe('80 %');
      }
    },
  );

  test('leaves out the rules of other texts, and those that had no occasion', () => {
    const metrics = { 'rule words': 1 };
    const shown = patterns.filter((one) => one.progress(metrics, values) !== null);
    expect(shown.map(({ id }) => id)).toEqual(['tales-words']);
  });
});

suite('rungs', () => {
  const rows = [5.9, 5, 3, 1.2, 0.8, 0.42].map((heldOutLoss, i) => ({
    step: 10 * i,
    metrics: { ...stands, heldOutLoss },
  }));

  test('are passed at the first step below them, the floor at a tenth of a nat above', () => {
    const passed = rungsOf(rows, values).map(({ id, passedAt }) => [id, passedAt]);
    expect(passed).toEqual([
      ['uniform', 10],
      ['unigram', 20],
      ['bigram', 30],
      ['trigram', 40],
      ['floor', 50],
    ]);
    expect(rungsOf(rows.slice(0, 3), values).map(({ passedAt }) => passedAt)).toEqual([
      10,
      20,
      null,
      null,
      null,
    ]);
  });

  test('that are not known are left out, of the ladder and of the chart', () => {
    expect(rungsOf([], values)).toEqual([]);
    const { floor, ...known } = stands;
    const metrics = { ...known, heldOutLoss: 1 };
    expect(rungsOf([{ step: 0, metrics }], values)).toHaveLength(4);
    expect(curves[0]?.levels(values, metrics)).toHaveLength(4);
  });
});
