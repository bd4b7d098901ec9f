/** The texts that the site serves: what their cards say of them is true, and they keep the rules made for them. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { largestText, shortestText, split } from '#data/corpus.ts';
import { Random, shuffled } from '#data/random.ts';
import { rulesFor } from '#data/rules/rulesFor.ts';
import { taleEntropy, taleLength, talesText, taleVocabulary } from '#data/tales/tales.ts';
import { rhymesFile, textSets } from '#data/texts.ts';
import { preparedTexts, textOf } from '#site/texts.ts';

const verses = textOf('verses');
const tales = talesText(new Random(1), 3000).text;
const text = { names: textOf('names'), tales, verses, book: textOf('book') };

describe('every text', () => {
  test('is served under the name by which demos ask for it', () => {
    const files = textSets.flatMap(({ file }) => file ?? []);
    expect([...files, rhymesFile]).toEqual(preparedTexts.map((name) => `/texts/${name}.txt`));
  });

  test.each(preparedTexts)('is plain and ends each line: %s', (name) => {
    expect(textOf(name).match(/[^\n -~]/g)).toBeNull();
    expect(textOf(name)).toMatch(/\S\n$/);
    expect(textOf(name)).not.toMatch(/ \n|\n | {2}|\n\n\n/);
  });

  test('has a card with its size', () => {
    const sizes = Object.fromEntries(textSets.map(({ id }) => [id, sizeOnCard(id)]));
    expect(sizes).toEqual({
      names: `${count(lines(text.names))} names, ${count(text.names)} characters`,
      tales:
        `${taleVocabulary().size} different words; a tale has ${taleLength().toFixed(1)} characters ` +
        `and ${taleEntropy().toFixed(3)} nats of surprise on average`,
      verses:
        `${count(verses.split('\n\n'))} poems, ${count(lines(verses).filter(Boolean))} lines, ` +
        `${count(verses)} characters`,
      book: `${count(lines(text.book))} paragraphs, ${count(text.book)} characters`,
      own: `${shortestText} characters to ${largestText / 2 ** 20} MB`,
    });
  });
});

describe.each(Object.entries(text))('the rules of %s', (id, whole) => {
  const set = textSets.find((one) => one.id === id) ?? expect.fail();
  const { training, heldOut } = split(whole);
  const rules = rulesFor(set.id, { training, heldOut, rhymes: textOf('rhymes') });

  test.each(rules)('hold in what was held out: $label', ({ check }) => {
    const { held, broken } = check(heldOut);
    expect(held).toBeGreaterThan(20);
    expect(held / (held + broken)).toBeGreaterThanOrEqual(0.95);
  });

  test.each(rules.filter((rule) => rule.id !== 'new'))(
    'are broken by its letters in random order: $label',
    ({ check }) => {
      const { held, broken } = check(shuffled([...heldOut], new Random(1)).join(''));
      expect(held).toBeLessThanOrEqual(0.9 * (held + broken));
    },
  );

  test.each(rules.filter((rule) => rule.id === 'new'))('know a copy: $label', ({ check }) => {
    expect(check(training).held).toBe(0);
  });
});

describe('names', () => {
  test('stand once, in no order', () => {
    const names = lines(text.names);
    expect(new Set(names).size).toBe(names.length);
    const { heldOut } = split(text.names);
    expect(new Set(lines(heldOut).map(([first]) => first)).size).toBeGreaterThan(20);
  });

  test('are without those that a teacher would rather not see on the wall', () => {
    expect(lines(text.names).filter((name) => /^(Dick|Gypsy|Hymie|Stinky)$/.test(name))).toEqual(
      [],
    );
  });
});

test('verses are all the poems that were written', () => {
  const written = ['indoors', 'outdoors', 'wonders'].flatMap((name) =>
    readFileSync(`content/verses/${name}.txt`, 'utf8').trim().split('\n\n'),
  );
  expect(verses.trim().split('\n\n').sort()).toEqual(written.sort());
});

test('the book has 36 chapters and no slurs', () => {
  const headings = lines(text.book).filter((line) => /^CHAPTER \d+\. [A-Z]/.test(line));
  expect(headings.map((line) => Number.parseInt(line.slice(8), 10))).toEqual(
    Array.from({ length: 36 }, (_, i) => i + 1),
  );
  expect(text.book).not.toMatch(/negro|nigg|squaw|darkie|redskin|\bcoon/i);
});

describe('rhymes', () => {
  const classes = lines(textOf('rhymes')).map((line) => line.split(' '));

  test.each([
    ['spoon', 'noon', true],
    ['everywhere', 'air', true],
    ['pony', 'spoon', false],
    ['love', 'move', false],
  ])('%s and %s: %s', (one, other, areOne) => {
    expect(classes.some((words) => words.includes(one) && words.includes(other))).toBe(areOne);
  });

  test('are known for nearly all words of the verses, in less than 60 KB', () => {
    const known = new Set(classes.flat());
    const words = new Set(verses.toLowerCase().match(/[a-z]+(?:'[a-z]+)*/g));
    expect([...words].filter((word) => known.has(word)).length / words.size).toBeGreaterThan(0.95);
    expect(textOf('rhymes').length).toBeLessThan(60_000);
  });
});

function lines(whole: string): string[] {
  return whole.trimEnd().split('\n');
}

function count({ length }: { readonly length: number }): string {
  return length.toLocaleString('en');
}

function sizeOnCard(id: string): string | undefined {
  return /^size: (.*)$/m.exec(readFileSync(`content/data/${id}.md`, 'utf8'))?.[1];
}
