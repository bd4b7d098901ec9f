import { afterEach, beforeAll, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import type { Metrics, Session } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { defaultValues, presetValues } from '../framework/values.ts';
import { memorise } from './definition.ts';
import { describe as inWords, shareSentence } from './inWords.ts';
import { createMemoriseSession } from './session.ts';
import { metricOf, namesFile, readMetric, sizes, writtenNames } from './sizes.ts';

const lines = madeUpNames(8390);
const files = { [namesFile]: new TextEncoder().encode(`${lines.join('\n')}\n`) };
const values = { ...defaultValues(memorise), width: 16 };

let session: Session | null = null;
beforeAll(() => selectBackend('simd'));
afterEach(() => {
  session?.dispose();
  session = null;
});

test('ten names are soon known by heart, eight thousand are not, and only there losses agree', () => {
  session = createMemoriseSession({ ...values, width: 32 }, files);
  step(session, 120);
  const metrics = measure(session);
  expect(readMetric(metrics, 'known', 10)).toBeGreaterThan(0.9);
  expect(readMetric(metrics, 'known', 8000)).toBeLessThan(0.2);
  const gap = (size: (typeof sizes)[number]) =>
    readMetric(metrics, 'heldOutLoss', size) - readMetric(metrics, 'trainingLoss', size);
  expect(gap(10)).toBeGreaterThan(3);
  expect(gap(10)).toBeGreaterThan(gap(100));
  expect(Math.abs(gap(8000))).toBeLessThan(0.2);
});

test('a written name is judged by what its own model has read', () => {
  session = createMemoriseSession({ ...values, temperature: 0.7 }, files);
  step(session, 60);
  const metrics = measure(session);
  const look = session.look();
  for (const size of sizes) {
    const written = writtenNames(look, size);
    for (const { name, kind } of written) {
      const place = lines.indexOf(name);
      expect(kind).toBe(place < 0 ? 'new' : place < size ? 'known' : 'unread');
    }
    const known = written.filter(({ kind }) => kind === 'known').length;
    expect(readMetric(metrics, 'known', size)).toBeCloseTo(known / written.length, 12);
  }
  expect(writtenNames(look, 10).some(({ kind }) => kind === 'known')).toBe(true);
});

test('all four begin with the same weights', () => {
  session = createMemoriseSession(values, files);
  const metrics = measure(session);
  const losses = sizes.map((size) => metrics[metricOf('heldOutLoss', size)]);
  expect(new Set(losses).size).toBe(1);
});

test('the same seed makes the same runs, looking leaves them as they were, and a checkpoint brings them back', () => {
  session = createMemoriseSession(values, files);
  step(session, 5);
  const saved = structuredClone(session.checkpoint());
  const before = measure(session);
  step(session, 5);
  const after = measure(session);
  session.restore(saved);
  expect(measure(session)).toEqual(before);
  step(session, 5);
  expect(measure(session)).toEqual(after);
  session.dispose();
  session = createMemoriseSession(values, files);
  step(session, 10);
  expect(measure(session)).toEqual(after);
  session.dispose();
  session = createMemoriseSession({ ...values, seed: 2 }, files);
  step(session, 10);
  expect(measure(session)).not.toEqual(after);
});

test('at temperature 0 a model writes one name alone', () => {
  session = createMemoriseSession({ ...values, temperature: 0 }, files);
  step(session, 40);
  measure(session);
  const written = writtenNames(session.look(), 100);
  expect(new Set(written.map(({ name }) => name)).size).toBe(1);
});

test('without its file no session begins', () => {
  expect(() => createMemoriseSession(values, {})).toThrow('expected /texts/names.txt');
});

test('shares are told in words, and all presets begin', () => {
  const metrics = { 'known 10': 1, 'known 100': 0.5, 'known 1000': 0.04, 'unread 100': 0.25 };
  expect(inWords(metrics)).toContain('100 %, 50 %, 4 % and 0 %');
  expect(inWords({})).toBe('nothing measured yet');
  expect(shareSentence(metrics, 100)).toContain('it has read 50 %; 25 % are real names');
  for (const { id } of memorise.presets)
    createMemoriseSession(presetValues(memorise, id), files).dispose();
});

function step(one: Session, count: number): void {
  for (let i = 0; i < count; i++) one.step();
}

function measure(one: Session): Metrics {
  const measuring = one.measure();
  for (;;) {
    const { done, value } = measuring.next();
    if (done) return value;
  }
}

/** Different names of three or four syllables. */
function madeUpNames(count: number): string[] {
  const random = new Random(7);
  const one = (letters: string) => letters[random.integer(letters.length)] ?? '';
  const names = new Set<string>();
  while (names.size < count)
    names.add(
      Array.from(
        { length: 3 + random.integer(2) },
        () => one('bdfgklmnprstvz') + one('aeiou'),
      ).join(''),
    );
  return [...names];
}
