/** The rules of verses, on poems made by hand. */

import { describe, expect, test } from 'vitest';
import { brokenBy, verdictOf } from './rules.forTests.ts';
import { verseRules } from './verseRules.ts';

const couplets =
  'The cat is sitting in the sun,\nShe thinks about the mice, each one.\n' +
  '"My day," she says, "has just begun,\nAnd sleeping is a lot of fun."\n';
const embraced =
  'I saw a boat upon the sea,\nIts sail was red, its mast was tall,\n' +
  'It did not seem to move at all,\nAnd yet it came and came to me.\n';
const alternate =
  'A snail went up the garden wall,\nIt rained, it blew, it snowed,\n' +
  'The snail went on, the snail was small,\nAnd long, so long, the road.\n';
const unrhymed =
  'The kettle sings a quiet tune,\nThe bread is on the table,\n' +
  'My father looks for both his shoes,\nThe cat is in the window.\n';
const rhymes =
  'sun one begun fun\nsea me\ntall all wall small\nsnowed road\nbegun\ntune\ntable\nshoes\nwindow\n';

const training = [couplets, embraced, unrhymed, ...Array(5).fill(couplets)].join('\n');
const rules = verseRules({ training, heldOut: alternate }, rhymes);
const whole = (poem: string) => `${poem}\n`;

test('a poem that was held out breaks no rule', () => {
  expect(brokenBy(whole(alternate), rules)).toEqual([]);
});

test('poems of training break but one: their lines are not new', () => {
  expect(brokenBy(whole(couplets), rules)).toEqual(['new']);
  expect(brokenBy(whole(embraced), rules)).toEqual(['new']);
});

describe('a poem broken in one way breaks the one rule', () => {
  test.each([
    ['capitals', 'It rained', 'it rained'],
    ['marks', 'rained, it', 'rained,it'],
    ['length', 'It rained, it blew, it snowed,', 'It snowed,'],
    ['words', 'garden', 'gardle'],
    ['ends', 'road.', 'road,'],
    ['quotes', 'A snail', '"A snail'],
    ['quotes', 'wall,', 'wall,"'],
    ['rhymes', 'snowed,', 'sun,'],
    ['new', alternate.split('\n')[1], couplets.split('\n')[0]],
  ])('%s: "%s" becomes "%s"', (id, from = '', to = '') => {
    const broken = alternate.replace(from, to);
    expect(broken).not.toBe(alternate);
    const alsoRhymes = id === 'new' ? ['rhymes'] : [];
    expect(brokenBy(whole(broken), rules)).toEqual([...alsoRhymes, id]);
  });
});

describe('rhymes', () => {
  test('hold in couplets, alternately and where two lines embrace two others', () => {
    for (const poem of [couplets, alternate, embraced])
      expect(verdictOf(rules, 'rhymes', whole(poem))).toEqual({ held: 4, broken: 0 });
  });

  test('are broken by every line without one nearby', () => {
    expect(verdictOf(rules, 'rhymes', whole(unrhymed))).toEqual({ held: 0, broken: 4 });
    const far = whole(`${couplets.split('\n')[0]}\n${unrhymed}${couplets.split('\n')[1]}\n`);
    expect(verdictOf(rules, 'rhymes', far)).toEqual({ held: 0, broken: 6 });
  });

  test('are not made by one word twice', () => {
    expect(verdictOf(rules, 'rhymes', 'By the sea\nOn the sea\n\n')).toEqual({
      held: 0,
      broken: 2,
    });
  });

  test('of words that nobody can pronounce are not judged, and nothing rhymes with them', () => {
    expect(verdictOf(rules, 'rhymes', 'Plonk\nIn the sun\n\n')).toEqual({ held: 0, broken: 1 });
  });

  test('may still come where a poem was cut off', () => {
    const cut = alternate.split('\n').slice(0, 2).join('\n');
    expect(verdictOf(rules, 'rhymes', `${cut}\n`)).toEqual({ held: 0, broken: 0 });
    expect(verdictOf(rules, 'rhymes', `${cut}\n\n`)).toEqual({ held: 0, broken: 2 });
  });

  test('are not judged without classes', () => {
    const silent = verseRules({ training, heldOut: alternate }, '');
    expect(verdictOf(silent, 'rhymes', whole(unrhymed))).toEqual({ held: 0, broken: 0 });
  });
});

test('of a poem that was cut off neither the end nor an open quotation mark is judged', () => {
  const cut = `${couplets.split('\n').slice(0, 3).join('\n')}\n`;
  expect(verdictOf(rules, 'ends', cut)).toEqual({ held: 0, broken: 0 });
  expect(verdictOf(rules, 'quotes', cut)).toEqual({ held: 1, broken: 0 });
});
