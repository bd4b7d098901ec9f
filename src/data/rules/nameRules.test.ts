/** The rules of names, on a list made by hand. */

import { describe, expect, test } from 'vitest';
import { nameRules } from './nameRules.ts';
import { brokenBy, verdictOf } from './rules.forTests.ts';

const heldOut = 'Marian\nLena\n';
const rules = nameRules({
  training:
    'Anna\nHanna\nMaria\nMarina\nElena\nLeo\nTheo\nTom\nTomas\nBen\nBenno\nAnn-Marie\n' +
    'Lea\nLia\nMia\nIda\nAda\nAnton\nNora\nRosa\n',
  heldOut,
});

test('names that were held out break no rule', () => {
  expect(brokenBy(heldOut, rules)).toEqual([]);
});

test('names of training break but one: they are not new', () => {
  expect(brokenBy('Anna\nAnn-Marie\nLeo\n', rules)).toEqual(['new']);
});

describe('a broken name breaks', () => {
  test.each([
    ['anna', ['capitals', 'real']],
    ['AnNa', ['capitals', 'real']],
    ['Ann-', ['capitals', 'ends', 'real']],
    ['Ann Marie', ['capitals', 'triples', 'real']],
    ['Thn', ['vowels', 'triples', 'ends', 'real']],
    ['Mo', ['length', 'ends', 'real']],
    ['Annannannanna', ['length', 'triples', 'real']],
    ['Tomaria', ['real']],
    ['Leonora', ['triples', 'real']],
    ['Tona', ['triples', 'ends', 'real']],
    ['Mari', ['ends', 'real']],
  ])('%s: %j', (name, ids) => {
    expect(brokenBy(`${name}\n`, rules)).toEqual(ids);
  });
});

test('each name, and each three letters, are an occasion', () => {
  expect(verdictOf(rules, 'real', 'Anna\nOnna\n\nLena\n')).toEqual({ held: 2, broken: 1 });
  expect(verdictOf(rules, 'triples', 'Annt\n')).toEqual({ held: 1, broken: 1 });
  expect(verdictOf(rules, 'triples', 'Al\n')).toEqual({ held: 0, broken: 0 });
});

test('too few names say nothing of the usual length', () => {
  const few = nameRules({ training: 'Anna\n', heldOut: 'Leo\n' });
  expect(verdictOf(few, 'length', 'Annannannannanna\n')).toEqual({ held: 0, broken: 0 });
});
