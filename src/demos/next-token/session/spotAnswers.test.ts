/** Rounds of real and made lines: what is in them, that they repeat, and what is said where there are too few. */

import { afterEach, beforeAll, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import type { Question } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { tensorCount } from '#tensor/tensor.ts';
import { defaultValues } from '../../framework/values.ts';
import { nextToken } from '../definition.ts';
import type { TextRunValues } from '../values.ts';
import type { Subject } from './answers.ts';
import { prepareAnswers } from './answers.ts';
import type { RealLine } from './lines.ts';
import { TextSession } from './session.ts';

type RoundLine = RealLine & { readonly isReal: boolean };

let session: TextSession;

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
});
afterEach(() => session.dispose());

test('half of the lines are real: kept back, not learned from, and told with their source', () => {
  session = begin({ source: 'own', ownText: words(400), tokens: 'characters' });
  const { heldOut, training } = material().text;
  const lines = round({});
  const real = lines.filter(({ isReal }) => isReal);
  expect(lines).toHaveLength(10);
  expect(real).toHaveLength(5);
  for (const { whole, number } of real) {
    expect(heldOut.split('\n')[number - 1]).toBe(whole);
    expect(training.split('\n')).not.toContain(whole);
  }
});

test('what is made stands in neither part of the text, and is as long as a real line within a tenth', () => {
  session = begin({ source: 'own', ownText: words(400), tokens: 'characters' });
  const { heldOut, training } = material().text;
  const known = new Set(`${training}\n${heldOut}`.split('\n'));
  for (let seed = 1; seed <= 20; seed++) {
    const lines = round({ seed });
    const made = lines.filter(({ isReal }) => !isReal);
    for (const { text } of made) expect(known.has(text)).toBe(false);
    expect(new Set(lines.map(({ text }) => text)).size).toBe(10);
    const lengths = (isReal: boolean) =>
      lines
        .filter((line) => line.isReal === isReal)
        .map(({ text }) => text.length)
        .sort((a, b) => a - b);
    for (const [i, length] of lengths(false).entries())
      expect(Math.abs((lengths(true)[i] ?? 0) - length)).toBeLessThanOrEqual(
        Math.max(1, length / 10),
      );
  }
});

test('tales are cut alike, and no real one begins as a tale that was read', () => {
  session = begin({});
  const lines = round({ length: 60, temperature: 1.5 });
  for (const { text, isCut } of lines) {
    expect(text.length).toBeLessThanOrEqual(60);
    if (isCut) expect(material().text.training).not.toContain(text);
  }
  const cut = (isReal: boolean) => lines.filter((one) => one.isReal === isReal && one.isCut).length;
  expect(cut(true)).toBe(cut(false));
});

test('the same seed gives the same round, another seed or temperature another', () => {
  session = begin({});
  expect(round({ seed: 3 })).toEqual(round({ seed: 3 }));
  const texts = (question: Partial<Question>) => round(question).map(({ text }) => text);
  expect(texts({ seed: 4 })).not.toEqual(texts({ seed: 3 }));
  expect(texts({ seed: 3, temperature: 1.9 })).not.toEqual(texts({ seed: 3 }));
});

test('a text with too few lines says so in a sentence', () => {
  session = begin({
    source: 'own',
    ownText: 'no line breaks in this text '.repeat(40),
    tokens: 'words',
  });
  expect(() => round({})).toThrow(/too few for a round\.$/);
});

test('the parts of what the judge goes by have as many lines of each kind, and differ', () => {
  session = begin({});
  const part = (part: number) =>
    session.answer({ kind: 'judge', temperature: 1.2, length: 60, part, parts: 4 }).arrays;
  const [one, other] = [part(0), part(1)];
  expect(one['real']).toHaveLength(one['made']?.length ?? 0);
  expect(one['real']?.length).toBeGreaterThan(3);
  expect(one['real']?.every((nats) => nats > 0 && Number.isFinite(nats))).toBe(true);
  expect(part(0)).toEqual(one);
  expect(other['real']).not.toEqual(one['real']);
});

test('a line’s surprise is the mean over its tokens, as the surprise answer has them', () => {
  session = begin({});
  const { arrays } = session.answer({
    kind: 'judge',
    temperature: 1.5,
    length: 40,
    part: 0,
    parts: 4,
  });
  const lines = material().text.heldOut.split('\n');
  // Among the beginnings of the tales kept back, cut as they are judged, there is one for each mean.
  const means = lines.map((line) => {
    const text = cut(line, 40);
    const read = session.answer({ kind: 'surprise', text: text || 'a', weights: 'now' });
    const nats = Array.from(read.arrays['nats'] ?? []);
    return nats.reduce((sum, one) => sum + one, 0) / nats.length;
  });
  for (const real of arrays['real'] ?? [])
    expect(Math.min(...means.map((mean) => Math.abs(mean - real)))).toBeLessThan(1e-3);
});

test('no tensor is left behind', () => {
  session = begin({});
  round({});
  const before = tensorCount();
  round({ seed: 2 });
  session.answer({ kind: 'judge', temperature: 1, length: 60, part: 1, parts: 4 });
  expect(tensorCount()).toBe(before);
});

/** Lines of two or three made-up words, no two alike. */
function words(count: number): string {
  const random = new Random(2);
  const syllables = ['ba', 'ko', 'ri', 'mu', 'te', 'sol', 'nar', 'el'];
  const word = () => Array.from({ length: 2 }, () => syllables[random.integer(8)]).join('');
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: 2 + (i % 2) }, word).join(' '),
  ).join('\n');
}

function cut(line: string, length: number): string {
  return line.length <= length ? line : line.slice(0, line.lastIndexOf(' ', length)).trimEnd();
}

function material() {
  return (session as unknown as Pick<Subject, 'material'>).material; // private to all but tests
}

function round(question: Partial<Question>): RoundLine[] {
  const asked = { seed: 1, temperature: 1, length: 60, ...question };
  const { texts } = session.answer({ ...asked, kind: 'round' });
  return JSON.parse(texts?.['lines'] ?? '[]') as RoundLine[];
}

function begin(patch: Partial<TextRunValues>): TextSession {
  const small = { width: 16, blocks: 1, heads: '2', context: 32, batchSize: 16 } as const;
  const made = new TextSession(
    { ...(defaultValues(nextToken) as TextRunValues), ...small, ...patch },
    {},
  );
  for (let i = 0; i < 120; i++) made.step();
  return made;
}
