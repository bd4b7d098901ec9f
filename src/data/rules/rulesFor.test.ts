/** The scoreboard's rules for each text: few, with names of their own, and robust. */

import { describe, expect, test } from 'vitest';
import { Random } from '../random.ts';
import { talesText } from '../tales/tales.ts';
import { textSets } from '../texts.ts';
import { ruleLabels } from './ruleLabels.ts';
import { rulesFor } from './rulesFor.ts';

describe.each(textSets)('the rules of $id', ({ id }) => {
  const rules = rulesFor(id, { training: 'Anna went.\n"Oh!" she said.\n', heldOut: 'Ben.\n' });

  test('are five to eight, with ids and labels of their own', () => {
    expect(rules.length).toBeGreaterThanOrEqual(5);
    expect(rules.length).toBeLessThanOrEqual(8);
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    expect(rules.map((rule) => rule.id)).toEqual(Object.keys(ruleLabels[id]));
  });

  test('are neither held nor broken without occasions', () => {
    for (const { check } of rules) expect(check('')).toEqual({ held: 0, broken: 0 });
  });

  test.each([
    '\n\n',
    '"',
    '"""',
    ',',
    '-',
    'q',
    '\uFFFD',
    '(.*[',
    'é ü 你好',
    '👩‍🚀\n🦉',
    'القطة\n',
  ])('can be checked on any text: %j', (text) => {
    for (const { check } of rules) {
      const { held, broken } = check(text);
      expect(held + broken).toBeLessThan(10);
    }
  });
});

test('rules are made from a text without held-out part or any character', () => {
  for (const { id } of textSets) {
    for (const { check } of rulesFor(id, { training: '', heldOut: '' })) check('Anna\n"Oh,"\n');
  }
});

test('tales keep the eight rules that tell most', () => {
  const { text } = talesText(new Random(2), 500);
  for (const { id, check } of rulesFor('tales', { training: text, heldOut: '' })) {
    expect(check(text).broken, id).toBe(0);
    expect(check(text).held, id).toBeGreaterThan(50);
  }
});
