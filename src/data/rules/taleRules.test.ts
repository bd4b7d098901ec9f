/** The rules of tales: true tales break none, and a tale broken in one way breaks one rule. */

import { describe, expect, test } from 'vitest';
import { Random } from '../random.ts';
import { surpriseOf, talesText } from '../tales/tales.ts';
import { taleRules } from './taleRules.ts';

const umbrella =
  'It rained, so Mia took her umbrella. By the pond she met an old frog. ' +
  'They danced in the rain. At home she put the umbrella back.';
const drum =
  'Tom took the red drum from the box. He played it for a big cow. ' +
  '"Moo, moo!" said the cow. He put the red drum back in the box.';
const pig =
  '"Where is my pig?" asked Leo. He looked under the bed. No pig! He looked in the bath. ' +
  '"Hello, pig!" said Leo. "Oink!" said the pig. He gave it a hug.';
const milk =
  'Zoe was thirsty. "May I have some milk?" she asked a little cow. ' +
  '"Moo!" said the cow and gave her some milk. Now Zoe was not thirsty.';
const friends =
  'A big owl and a muddy bee sat in the snow. Soon they were white. ' +
  '"Hoot!" said the owl. "Buzz!" said the bee.';
const keep =
  'Ida took the blue book from the shelf. She read it to a funny hen. "Can I keep it?" asked the hen. ' +
  '"No!" said Ida. Then Ida put it back on the shelf.';

describe('true tales', () => {
  const { text } = talesText(new Random(1), 3000);

  test.each(taleRules)('break no rule: $id', ({ check }) => {
    const { held, broken } = check(text);
    expect(broken).toBe(0);
    expect(held).toBeGreaterThan(300);
  });

  test.each([umbrella, drum, pig, milk, friends, keep])(
    'written by hand can be told by the grammar: %s',
    (tale) => {
      expect(surpriseOf(tale)).not.toBeNull();
      expect(brokenRules(tale)).toEqual([]);
    },
  );
});

describe('a broken tale breaks the one rule', () => {
  test.each([
    ['words', 'played', 'plaxed', drum],
    ['words', 'funny', 'funnyish', keep],
    ['capitals', 'He put', 'he put', drum],
    ['capitals', '"Oink', '"oink', pig],
    ['stops', 'frog. They', 'frog They', umbrella],
    ['stops', 'back.', 'back', umbrella],
    ['stops', 'cow. "Moo', 'cow "Moo', drum],
    ['quotes', '"Hello, pig!" said', '"Hello, pig! said', pig],
    ['quotes', '"Moo, moo!"', 'Moo, moo!"', drum],
    ['articles', 'an old', 'a old', umbrella],
    ['articles', 'a big', 'an big', drum],
    ['questions', 'asked Leo', 'said Leo', pig],
    ['questions', '"Moo!" said', '"Moo!" asked', milk],
    ['sounds', 'Oink', 'Moo', pig],
    ['sounds', 'Moo, moo', 'Moo, baa', drum],
    ['pronouns', 'At home she', 'At home he', umbrella],
    ['pronouns', 'He put', 'She put', drum],
    ['pronouns', 'gave her', 'gave him', milk],
    ['names', 'Now Zoe', 'Now Mia', milk],
    ['names', 'Now Zoe', 'Now Tom', milk],
    ['speakers', '"Buzz!" said the bee', '"Moo!" said the cow', friends],
    ['speakers', 'asked the hen', 'asked the shelf', keep],
    ['weather', 'her umbrella. By', 'her kite. By', umbrella, 'the umbrella', 'the kite'],
    ['weather', 'in the rain', 'in the snow', umbrella],
    ['weather', 'were white', 'were warm', friends],
    ['needs', 'have some milk', 'have some honey', milk],
    ['needs', 'not thirsty', 'not cold', milk],
    ['gifts', 'gave her some milk', 'gave her some wool', milk],
    ['search', 'looked in the bath', 'looked under the bed', pig],
    ['back', 'put the umbrella back', 'put the coat back', umbrella],
    ['back', ' At home she put the umbrella back.', '', umbrella],
    ['back', 'put the red drum', 'put the blue drum', drum],
    ['place', 'back in the box', 'back in the bag', drum],
    ['place', 'back on the shelf', 'back in the shelf', keep],
  ])('%s: "%s" becomes "%s"', (id, from, to, tale, alsoFrom = '', alsoTo = '') => {
    const broken = tale.replace(from, to).replace(alsoFrom, alsoTo);
    expect(broken).not.toBe(tale);
    expect(brokenRules(broken)).toEqual([id]);
    expect(surpriseOf(broken)).toBeNull();
  });
});

describe('any text', () => {
  test.each(['', '\n\n', ' ', '"', '"""', 'took the', 'put it back', '(.*[', 'é ü 你好'])(
    'can be checked: %j',
    (text) => {
      for (const { check } of taleRules) {
        const { held, broken } = check(text);
        expect(held + broken).toBeLessThan(10);
      }
    },
  );

  test('without occasions is neither held nor broken', () => {
    for (const { check } of taleRules) expect(check('')).toEqual({ held: 0, broken: 0 });
  });

  test('is judged tale by tale: what one tale takes another cannot put back', () => {
    const [taken = '', putBack = ''] = umbrella.split(' At home');
    expect(brokenRules(`${taken}\nAt home${putBack}`)).toEqual(['back']);
  });

  test('counts each occasion', () => {
    const articles = taleRules.find(({ id }) => id === 'articles');
    expect(articles?.check('A owl saw an bee, an egg and a hen.')).toEqual({ held: 2, broken: 2 });
  });
});

test('rules have ids of their own', () => {
  expect(new Set(taleRules.map(({ id }) => id)).size).toBe(taleRules.length);
});

function brokenRules(text: string): string[] {
  return taleRules.filter(({ check }) => check(text).broken > 0).map(({ id }) => id);
}
