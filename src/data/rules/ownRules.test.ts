/** Rules for a text that nobody here has read, in whatever script. */

import { describe, expect, test } from 'vitest';
import { ownRules } from './ownRules.ts';
import { brokenBy, verdictOf } from './rules.forTests.ts';

const english =
  'First, take two eggs.\nThen add some flour (half a cup).\nStir well; it may take a while.\n';
const chinese = '猫坐在垫子上。\n狗在门口睡觉。\n鸟飞过了河，又飞回来。\n';
const arabic = 'القطة على السجادة.\nالكلب نائم عند الباب.\n';
const emoji = '👩‍🚀🦉🦉\n🎉🎉 🦉\n';

describe('the text itself breaks none of its rules', () => {
  test.each([
    ['English', english, ['letters', 'marks', 'length', 'words', 'wordPairs']],
    ['Chinese', chinese, ['letters', 'marks', 'length']],
    ['Arabic', arabic, ['letters', 'marks', 'length', 'words', 'wordPairs']],
    ['emoji', emoji, ['length']],
    [
      'one without marks',
      'one two three\nfour five\n',
      ['letters', 'length', 'words', 'wordPairs'],
    ],
  ])('%s', (_, text, judged) => {
    const rules = ownRules({ training: text.repeat(12), heldOut: text });
    expect(brokenBy(text, rules)).toEqual([]);
    const held = rules.filter(({ check }) => check(text).held > 0).map(({ id }) => id);
    expect(held).toEqual(judged);
  });
});

describe('another text breaks', () => {
  const rules = ownRules({ training: english.repeat(12), heldOut: english });
  test.each([
    ['two egsg.\n', ['letters', 'length', 'words', 'wordPairs']],
    ['Then add some cup;then a cup.\n', ['marks', 'wordPairs']],
    ['Stir well. \n'.repeat(1), ['marks', 'length']],
    [`${'some '.repeat(20)}flour.\n`, ['length', 'wordPairs']],
    ['Then add eggs half a flour.\n', ['wordPairs']],
    ['First, taken two while.\n', ['words', 'wordPairs']],
  ])('%j: %j', (text, ids) => {
    expect(brokenBy(text, rules)).toEqual(ids);
  });

  test('in Chinese pairs of letters that never met', () => {
    const own = ownRules({ training: chinese.repeat(12), heldOut: chinese });
    expect(verdictOf(own, 'letters', '猫坐狗')).toEqual({ held: 1, broken: 1 });
  });
});

test('a line that was cut off may still become as long as usual, but not shorter', () => {
  const rules = ownRules({ training: english.repeat(12), heldOut: english });
  expect(verdictOf(rules, 'length', 'First')).toEqual({ held: 0, broken: 0 });
  expect(verdictOf(rules, 'length', 'First'.repeat(20))).toEqual({ held: 0, broken: 1 });
});

test('a text of one line says nothing of the length of lines', () => {
  const rules = ownRules({ training: 'one two '.repeat(100), heldOut: 'three' });
  expect(verdictOf(rules, 'length', 'x\ny\n')).toEqual({ held: 0, broken: 0 });
});

test('rules from a text of 2 MB are made within two seconds', () => {
  const words = Array.from({ length: 300_000 }, (_, i) => `w${(i * 7919) % 50_000}a`).join(' ');
  const start = performance.now();
  ownRules({ training: words, heldOut: '' });
  expect(performance.now() - start).toBeLessThan(2000);
});
