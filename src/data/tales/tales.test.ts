/** Little tales: their surprise is their true one, and the entropy computed is that of the tales told. */

import { describe, expect, test } from 'vitest';
import { Random } from '../random.ts';
import { type Choice, oneOf, type Phrase } from './phrase.ts';
import { anyTale } from './plots.ts';
import {
  surpriseOf,
  taleEntropy,
  taleLength,
  talesText,
  taleVocabulary,
  tellTale,
} from './tales.ts';

const count = 20_000;
const random = new Random(1);
const tales = Array.from({ length: count }, () => tellTale(random));
const texts = tales.map(({ text }) => text);

describe('the surprise', () => {
  test('of a tale read back is the surprise it was told with', () => {
    for (const { text, surprise } of tales.slice(0, 5000)) {
      expect(Math.abs((surpriseOf(text) ?? Number.NaN) - surprise)).toBeLessThan(1e-9);
    }
  });

  test('of a tale is worked out by hand', () => {
    const text =
      'Ben was cold. "May I have some wool?" he asked a big sheep. ' +
      '"Baa!" said the sheep and gave him some wool. "Thank you!" said Ben.';
    const probability = (2 / 16) * (5 / 42) * (2 / 10) * (5 / 22) * (1 / 5);
    expect(surpriseOf(text)).toBeCloseTo(-Math.log(probability), 12);
  });

  test.each([
    ['nothing', ''],
    ['half a tale', 'Ben was cold. "May I have some wool?"'],
    ['a tale and more', `${texts[0]} `],
    ['a lion that says moo', '"Where is my lion?" asked Mia. She looked in the bath. "Moo!"'],
  ])('of %s is unknown: the grammar cannot have told it', (_, text) => {
    expect(surpriseOf(text)).toBeNull();
  });
});

test('no choice has two options that can begin alike, so that no tale has two readings', () => {
  const alike = [...choicesIn(anyTale())].flatMap(optionsThatBeginAlike);
  expect(alike).toEqual([]);
});

test('options that begin alike would be found', () => {
  const one = oneOf([
    [1, ['a', oneOf([[1, 'b']])]],
    [1, 'c'],
  ]);
  expect(optionsThatBeginAlike(one)).toEqual([]);
  const choice = oneOf([
    [
      1,
      [
        'a',
        oneOf([
          [1, ''],
          [1, 'b'],
        ]),
      ],
    ],
    [1, 'ac'],
  ]);
  expect(optionsThatBeginAlike(choice)).toEqual([['a', 'ac']]);
});

describe('the entropy', () => {
  test('is the mean surprise of many tales', () => {
    expect(
      errorsOfMean(
        tales.map(({ surprise }) => surprise),
        taleEntropy(),
      ),
    ).toBeLessThan(4);
  });

  test('comes with the mean length of many tales', () => {
    expect(
      errorsOfMean(
        texts.map(({ length }) => length),
        taleLength(),
      ),
    ).toBeLessThan(4);
  });
});

describe('tales', () => {
  test.each(['"Where is', 'It rained,', 'Mia took ', 'Tom was h', 'An old ', 'A little owl and'])(
    'begin with %s as often as its probability says',
    (beginning) => {
      const probability = probabilityOfBeginning(anyTale(), beginning);
      const seen = texts.filter((text) => text.startsWith(beginning)).length;
      const deviation = Math.sqrt(count * probability * (1 - probability));
      expect(probability).toBeGreaterThan(0);
      expect(Math.abs(seen - count * probability)).toBeLessThan(4 * deviation);
    },
  );

  test('that come up most come up as often as their surprise says', () => {
    const likely = new Map(
      tales.flatMap(({ text, surprise }) => (surprise < 8.5 ? [[text, surprise]] : [])),
    );
    const expected = [...likely.values()].reduce((sum, one) => sum + count * Math.exp(-one), 0);
    const seen = texts.filter((text) => likely.has(text)).length;
    expect(likely.size).toBeGreaterThan(10);
    expect(Math.abs(seen - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  test('are 60 to 220 characters long, on one line', () => {
    const odd = texts.filter(({ length }) => length < 60 || length > 220);
    expect(odd).toEqual([]);
    expect(texts.filter((text) => text.includes('\n'))).toEqual([]);
  });

  test('use fewer than 50 characters, the newline between tales included', () => {
    expect(new Set(`${texts.join('')}\n`).size).toBeLessThan(50);
  });

  test('use all words of the vocabulary and no others', () => {
    const used = new Set(texts.flatMap((text) => text.toLowerCase().match(/[a-z]+/g) ?? []));
    expect([...used].sort()).toEqual([...taleVocabulary()].sort());
  });

  test('are rarely told twice', () => {
    expect(new Set(texts).size / count).toBeGreaterThan(0.8);
  });
});

describe('a text of tales', () => {
  test('ends each tale with a newline and adds up their surprise', () => {
    const { text, surprise } = talesText(new Random(1), 3);
    expect(text).toBe(`${texts.slice(0, 3).join('\n')}\n`);
    const sum = tales.slice(0, 3).reduce((total, tale) => total + tale.surprise, 0);
    expect(surprise).toBeCloseTo(sum, 12);
  });

  test('without tales is empty', () => {
    expect(talesText(new Random(1), 0)).toEqual({ text: '', surprise: 0 });
  });
});

/** How many standard errors the mean of the values is from the truth. */
function errorsOfMean(values: readonly number[], truth: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return Math.abs(mean - truth) / Math.sqrt(variance / values.length);
}

/** Pairs of texts, from different options, of which one begins with the other; 40 characters of each are compared. */
function optionsThatBeginAlike({ options }: Choice): [string, string][] {
  const texts = options
    .flatMap(({ phrase }, owner) => [...beginnings(phrase, 40)].map((text) => ({ text, owner })))
    .sort((one, other) => (one.text < other.text ? -1 : 1));
  const pairs: [string, string][] = [];
  for (const [i, { text, owner }] of texts.entries()) {
    // Sorted, a text is followed at once by all those that begin with it.
    for (let j = i + 1; j < texts.length; j++) {
      const next = texts[j];
      if (!next?.text.startsWith(text)) break;
      if (next.owner !== owner) pairs.push([text, next.text]);
    }
  }
  return pairs;
}

function choicesIn(phrase: Phrase) {
  const choices = new Set<Choice>();
  const visit = (part: Phrase): void => {
    if (typeof part === 'string') return;
    if (!('options' in part)) {
      part.forEach(visit);
    } else if (!choices.has(part)) {
      choices.add(part);
      for (const option of part.options) visit(option.phrase);
    }
  };
  visit(phrase);
  return choices;
}

/** The first characters, up to a number of them, of all that a phrase can say. */
function beginnings(phrase: Phrase, enough: number): Set<string> {
  if (typeof phrase === 'string') return new Set([phrase.slice(0, enough)]);
  if ('options' in phrase) {
    return new Set(phrase.options.flatMap((option) => [...beginnings(option.phrase, enough)]));
  }
  let texts = new Set(['']);
  for (const part of phrase) {
    texts = new Set(
      [...texts].flatMap((text) =>
        text.length === enough
          ? [text]
          : [...beginnings(part, enough - text.length)].map((more) => text + more),
      ),
    );
  }
  return texts;
}

/** The probability that what a phrase says begins with a text, or is the beginning of that text. */
function probabilityOfBeginning(phrase: Phrase, beginning: string): number {
  const all = beginningsWithProbability(phrase, beginning.length);
  return all.get(beginning) ?? 0;
}

function beginningsWithProbability(phrase: Phrase, enough: number): Map<string, number> {
  const all = new Map<string, number>();
  const add = (text: string, probability: number) =>
    all.set(text, (all.get(text) ?? 0) + probability);
  if (typeof phrase === 'string') return all.set(phrase.slice(0, enough), 1);
  if ('options' in phrase) {
    for (const { probability, phrase: option } of phrase.options) {
      for (const [text, share] of beginningsWithProbability(option, enough)) {
        add(text, probability * share);
      }
    }
    return all;
  }
  const [first, ...rest] = phrase;
  if (first === undefined) return all.set('', 1);
  for (const [text, probability] of beginningsWithProbability(first, enough)) {
    if (text.length === enough) add(text, probability);
    else {
      for (const [more, share] of beginningsWithProbability(rest, enough - text.length)) {
        add(text + more, probability * share);
      }
    }
  }
  return all;
}
