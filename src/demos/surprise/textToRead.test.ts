/** Which text is read under which settings, and which of the reader's texts are refused. */

import { describe, expect, test } from 'vitest';
import { surpriseOf } from '#data/tales/tales.ts';
import { textSets } from '#data/texts.ts';
import { surprise } from './definition.ts';
import { examples } from './examples.ts';
import { exampleOf, faultOfText, longestText, surpriseQuestion, textOf } from './textToRead.ts';

const tales = { source: 'tales', start: 'trained', reads: 'usual', text: '' } as const;

describe('the text', () => {
  test('is an example of what its model has learned, unless the reader wants another', () => {
    expect(exampleOf(tales)?.id).toBe('altered');
    expect(exampleOf({ ...tales, reads: 'sound' })?.id).toBe('sound');
    expect(exampleOf({ ...tales, source: 'verses' })?.text).toContain('moon');
  });

  test('of a model of names is a tale when it was trained before, and names when the reader trains it', () => {
    expect(exampleOf({ ...tales, source: 'names' })?.id).toBe('foreign');
    expect(exampleOf({ ...tales, source: 'names', start: 'scratch' })?.id).toBe('sound');
  });

  test('is a sound one where this source has none of that kind', () => {
    expect(exampleOf({ ...tales, source: 'book', reads: 'moved' })?.id).toBe('sound');
    expect(textOf({ ...tales, source: 'own', reads: 'scrambled' })).toBe('');
  });

  test('is the reader’s own once there is one, and never lost by looking at others', () => {
    expect(exampleOf({ ...tales, reads: 'own' })?.id).toBe('sound'); // a link does not carry it
    expect(textOf({ ...tales, reads: 'own', text: 'A cat.' })).toBe('A cat.');
    expect(textOf({ ...tales, reads: 'salad', text: 'A cat.' })).not.toBe('A cat.');
  });

  test('is what the question asks about', () => {
    expect(surpriseQuestion({ ...tales, reads: 'own', text: 'A cat.' }, 'now')).toEqual({
      kind: 'surprise',
      text: 'A cat.',
      weights: 'now',
    });
  });
});

describe('the examples', () => {
  test.each(textSets.map(({ id }) => id))(
    'of %s can be read, and each says what to look for',
    (id) => {
      const known = surprise.parameters.reads.options.map(({ value }) => value);
      expect(new Set(examples[id].map((one) => one.id)).size).toBe(examples[id].length);
      expect(examples[id][0].id).toBe('sound');
      for (const { id: example, label, text, about } of examples[id]) {
        expect(known).toContain(example);
        expect(label).toMatch(/\S/);
        expect(about).toMatch(/^[\p{Lu}“].{15,}[.?]$/su);
        if (id !== 'own' || example !== 'sound') expect(faultOfText(text)).toBeNull();
      }
    },
  );

  test('of tales: the sound one is of the grammar, the others are not', () => {
    const [sound, ...others] = examples.tales;
    expect(surpriseOf(sound.text)).toBeGreaterThan(0);
    for (const { text } of others) expect(surpriseOf(text)).toBeNull();
  });

  test('differ from the sound one in what they say they do', () => {
    const ofTales = (id: string) => examples.tales.find((one) => one.id === id)?.text;
    expect(new Set(examples.tales.map(({ text }) => text)).size).toBe(examples.tales.length);
    expect(ofTales('altered')).toContain('chair. He threw');
    expect(ofTales('odd')).toContain('dog. "Meow!" said the dog');
    expect(ofTales('moved')).toMatch(/from the chair.*back in the box\.$/);
    const words = (text = '') =>
      text
        .match(/\w+/g)
        ?.filter((word) => word !== 'Woof')
        .sort();
    const sound = new Set(words(ofTales('sound')));
    expect(words(ofTales('salad'))?.every((word) => sound.has(word))).toBe(true);
  });
});

test.each([
  ['', 'nothing to read'],
  [' \n ', 'nothing to read'],
  ['a'.repeat(longestText + 34), '634 characters; up to 600'],
])('the text %j is refused in a sentence', (text, why) => {
  expect(faultOfText(text)).toContain(why);
});

test.each(['a', 'a'.repeat(longestText), '龙', 'مرحبا'])('the text %j can be read', (text) => {
  expect(faultOfText(text)).toBeNull();
});
