/** Phrases with choices: their chances, their readings and their measures, against hand-worked numbers. */

import { describe, expect, test } from 'vitest';
import { Random } from '../random.ts';
import { each, entropyOf, lengthOf, oneOf, readings, say, wordsOf } from './phrase.ts';

const animal = oneOf([
  [3, 'cat'],
  [1, 'mouse'],
]);
const greeting = ['Hello, ', animal, '!'];

describe('a phrase', () => {
  test('is said with the surprise of its choices', () => {
    const random = new Random(1);
    for (let i = 0; i < 50; i++) {
      const { text, surprise } = say(greeting, random);
      expect(['Hello, cat!', 'Hello, mouse!']).toContain(text);
      expect(surprise).toBeCloseTo(-Math.log(text.includes('cat') ? 3 / 4 : 1 / 4), 12);
    }
  });

  test('says each option as often as its weight asks', () => {
    const random = new Random(2);
    const draws = 10_000;
    const cats = Array.from({ length: draws }, () => say(animal, random).text === 'cat');
    const deviation = Math.sqrt(draws * (3 / 4) * (1 / 4));
    expect(Math.abs(cats.filter(Boolean).length - draws * (3 / 4))).toBeLessThan(5 * deviation);
  });

  test('has the entropy and the length worked out by hand', () => {
    const entropy = (3 / 4) * Math.log(4 / 3) + (1 / 4) * Math.log(4);
    expect(entropyOf(greeting)).toBeCloseTo(entropy, 12);
    expect(entropyOf([greeting, greeting])).toBeCloseTo(2 * entropy, 12);
    expect(lengthOf(greeting)).toBeCloseTo(8 + (3 / 4) * 3 + (1 / 4) * 5, 12);
  });

  test('has the entropy of the choice and of what depends on it', () => {
    const things = [
      { name: 'a', weight: 1 },
      { name: 'b', weight: 1 },
    ];
    const phrase = each(things, ({ name }) => (name === 'a' ? 'a' : ['b', animal]));
    expect(entropyOf(phrase)).toBeCloseTo(Math.log(2) + entropyOf(animal) / 2, 12);
  });

  test('is read where it fits, and nowhere else', () => {
    expect(readings(animal, 'my cat', 3)).toEqual([{ end: 6, surprise: -Math.log(3 / 4) }]);
    expect(readings(animal, 'my cat')).toEqual([]);
  });

  test('is read in every way that it can be said', () => {
    const twice = oneOf([
      [1, ['a', 'b']],
      [1, 'ab'],
    ]);
    expect(readings(twice, 'ab')).toHaveLength(2);
  });

  test('knows its words in small letters', () => {
    expect(wordsOf(greeting)).toEqual(new Set(['hello', 'cat', 'mouse']));
  });
});

test.each([[[]], [[0]], [[1, -1]], [[Number.NaN]]])('the weights %j are refused', (weights) => {
  const options = weights.map((weight) => [weight, 'word'] as const);
  expect(() => oneOf(options)).toThrow('invalid options; expected weights above 0');
});
