/** What the examples of the lens on surprise say is true of the models that come with the site. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultValues } from '#demos/framework/values.ts';
import { prepareAnswers } from '#demos/next-token/session/answers.ts';
import { TextSession } from '#demos/next-token/session/session.ts';
import { surprise } from '#demos/surprise/definition.ts';
import { type ExampleId, examples } from '#demos/surprise/examples.ts';
import { type Reading, type ReadToken, readingOf } from '#demos/surprise/reading.ts';
import { selectBackend } from '#tensor/backends.ts';
import { filesOf } from './siteFiles.ts';

const sources = ['tales', 'verses', 'names', 'book'] as const;
const sessions = new Map<string, TextSession>();

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
  for (const source of sources) {
    const values = { ...defaultValues(surprise), source };
    sessions.set(source, new TextSession(values, filesOf(surprise, values)));
  }
});
afterAll(() => {
  for (const session of sessions.values()) session.dispose();
});

describe('tales', () => {
  const read = (id: ExampleId) => reading('tales', id);

  test('what has to follow hardly surprises, what is free to choose does a little', () => {
    const { tokens, mean } = read('sound');
    expect(mean).toBeLessThan(0.6);
    expect(at(tokens, ' chair').nats).toBeGreaterThan(1);
    for (const piece of [' back', ' said', ' from', ' put'])
      expect(at(tokens, piece).nats).toBeLessThan(0.2);
  });

  test('“He” for “She”: as calm before it, and at it worse than a blind guess', () => {
    const [sound, altered] = [read('sound'), read('altered')];
    const place = altered.tokens.findIndex(({ piece }) => piece === ' He');
    for (const [i, { nats }] of altered.tokens.slice(0, place).entries())
      expect(nats).toBeCloseTo(sound.tokens[i]?.nats ?? 0, 4);
    const { nats, expected, chance } = at(altered.tokens, ' He');
    expect(nats).toBeGreaterThan(altered.blind);
    expect(expected).toBe(' She');
    expect(chance).toBeGreaterThan(0.9);
  });

  test('a dog’s “Meow” surprises far more than its “Woof”', () => {
    const [woof, meow] = [at(read('sound').tokens, 'Woof'), at(read('odd').tokens, 'Meow')];
    expect(meow.nats).toBeGreaterThan(woof.nats + 2);
  });

  test('put back elsewhere: it minds “in”, having expected “on”', () => {
    const minded = at(read('moved').tokens, ' in');
    expect(minded.nats).toBeGreaterThan(4);
    expect(minded.expected).toBe(' on');
  });

  test('word salad is all known words, and worse than a blind guess', () => {
    const { tokens, mean, blind } = read('salad');
    expect(tokens.some(({ isUnknown }) => isUnknown)).toBe(false);
    expect(mean).toBeGreaterThan(blind);
  });

  test('a verse holds words that are none', () => {
    expect(read('foreign').tokens.filter(({ isUnknown }) => isUnknown).length).toBeGreaterThan(4);
  });
});

describe('verses', () => {
  const mean = (id: ExampleId) => reading('verses', id).mean ?? Number.NaN;

  test('neither a lost rhyme nor lost sense is minded', () => {
    expect(mean('altered')).toBeLessThan(mean('sound') + 0.1);
    expect(mean('salad')).toBeLessThan(mean('sound') + 0.1);
  });

  test('swapped letters and another language are', () => {
    expect(mean('scrambled')).toBeGreaterThan(mean('sound') + 1);
    expect(mean('foreign')).toBeGreaterThan(mean('sound') + 1);
  });
});

describe('names', () => {
  test('backwards are worse than a blind guess, and forwards far better', () => {
    const [forwards, backwards] = [reading('names', 'sound'), reading('names', 'scrambled')];
    expect(backwards.mean).toBeGreaterThan(backwards.blind);
    expect(forwards.mean).toBeLessThan(0.6 * forwards.blind);
  });

  test('words begin as names might, and stop sounding like names', () => {
    const { tokens, blind } = reading('names', 'odd');
    for (const piece of ['R', 'W', 'T', 'P']) expect(at(tokens, piece).nats).toBeLessThan(blind);
    expect(Math.max(...tokens.map(({ nats }) => nats))).toBeGreaterThan(blind);
  });
});

describe('the novel', () => {
  const mean = (id: ExampleId) => reading('book', id).mean ?? Number.NaN;

  test('nonsense is hardly minded, swapped letters and words of our day are', () => {
    expect(mean('salad')).toBeLessThan(mean('sound') + 0.15);
    expect(mean('scrambled')).toBeGreaterThan(mean('sound') + 1);
    expect(mean('foreign')).toBeGreaterThan(mean('sound') + 0.4);
  });
});

test('no example but “What was kept back” stands in what a model was trained on', () => {
  for (const source of ['tales', 'verses', 'book'] as const) {
    const { text } = (
      sessions.get(source) as unknown as { material: { text: { training: string } } }
    ).material;
    for (const example of examples[source]) expect(text.training).not.toContain(example.text);
  }
});

function reading(source: (typeof sources)[number], id: ExampleId): Reading {
  const text = examples[source].find((one) => one.id === id)?.text;
  const session = sessions.get(source);
  if (!session || text === undefined) throw new Error(`invalid id; expected an example: ${id}`);
  return readingOf(session.answer({ kind: 'surprise', text, weights: 'now' }));
}

/** The first token that is this piece. */
function at(tokens: readonly ReadToken[], piece: string): ReadToken {
  const token = tokens.find((one) => one.piece === piece);
  if (!token) throw new Error(`invalid piece; expected one of the text: ${piece}`);
  return token;
}
