import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Files } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { defaultValues } from '../../framework/values.ts';
import { nextToken } from '../definition.ts';
import type { MeasuredSample } from '../measuredSample.ts';
import type { TextRunValues } from '../values.ts';
import { prepareAnswers } from './answers.ts';
import { TextSession } from './session.ts';

const line = 'A small grey cat sat on a mat and looked at the rain.';
const own = `${`${line}\n`.repeat(40)}${'Dogs bark.\n'.repeat(60)}`;
const question = {
  kind: 'samples',
  of: 'now',
  part: 0,
  count: 4,
  seed: 1,
  length: 40,
  temperature: 1,
  topP: 1,
  least: 12,
};

let session: TextSession | null = null;
beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
});
afterEach(() => {
  session?.dispose();
  session = null;
});

test('samples have the length that was asked for, and every figure of them is so in the training text', () => {
  session = begin({ source: 'own', ownText: own, tokens: 'characters', learningRate: 0.01 });
  for (let i = 0; i < 60; i++) session.step();
  const { written, real } = ask({});
  expect([written.length, real.length]).toEqual([4, 4]);
  for (const { text, longest, source, nearest, isLine, covered, newShare } of written) {
    expect(text).toHaveLength(40);
    const stretch = text.slice(...longest);
    expect(own).toContain(source[0] + stretch + source[1]);
    for (const [from, to] of covered) expect(to - from).toBeGreaterThanOrEqual(12);
    const old = covered.reduce((sum, [from, to]) => sum + to - from, 0);
    expect(newShare).toBeCloseTo(1 - old / 40, 9);
    expect(own).toContain(nearest?.text);
    expect(isLine).toBe(false);
  }
  // It has learned something of its one line, and before training it had not.
  const longest = (samples: readonly MeasuredSample[]) =>
    Math.max(...samples.map((one) => one.longest[1] - one.longest[0]));
  expect(longest(written)).toBeGreaterThan(longest(ask({ of: 'untrained' }).written));
});

test('the same question gets the same answer; another part or seed writes something else', () => {
  session = begin({ source: 'own', ownText: own, tokens: 'characters' });
  const texts = (patch: Partial<typeof question>) => ask(patch).written.map(({ text }) => text);
  expect(texts({})).toEqual(texts({}));
  expect(texts({ part: 1 })).not.toEqual(texts({}));
  expect(texts({ seed: 2 })).not.toEqual(texts({}));
  expect(new Set(texts({ temperature: 0 })).size).toBe(1);
});

test('of names each sample is a line, told when it was read whole, and beside it stands a held-out one', () => {
  const names = new TextEncoder().encode(
    `${'Anna\nRosalinde\n'.repeat(120)}${'Olga\nKunigunde\n'.repeat(14)}`,
  );
  const files = { '/texts/names.txt': names };
  session = begin({ source: 'names', tokens: 'characters', learningRate: 0.01 }, files);
  for (let i = 0; i < 150; i++) session.step();
  const { written, real } = ask({ count: 12, least: 4, temperature: 0.5 });
  expect(written.filter(({ isLine }) => isLine).length).toBeGreaterThan(6);
  for (const { text, isLine } of written)
    expect(isLine).toBe(['Anna', 'Rosalinde', 'Olga', 'Kunigunde'].includes(text));
  for (const [i, { text }] of written.entries()) {
    if (text === 'Anna') expect(real[i]?.text).toBe('Olga');
    if (text === 'Rosalinde') expect(real[i]?.text).toBe('Kunigunde');
  }
});

test('a part of a text is its beginning, up to the end of a line', () => {
  const read = (portion: number) => {
    session?.dispose();
    session = begin({ source: 'own', ownText: own, tokens: 'characters', portion });
  };
  const look = (text: string) =>
    session?.answer({ kind: 'copies', text, least: 5 }).arrays['newShare']?.[0];
  read(100);
  expect(look('Dogs bark.')).toBe(0);
  read(20);
  expect(look('Dogs bark.')).toBe(1);
  expect(look(`${line}\n`.repeat(4))).toBe(0);
});

function ask(patch: Partial<typeof question>) {
  const look = session?.answer({ ...question, ...patch });
  const read = (name: string) => JSON.parse(look?.texts?.[name] ?? '') as MeasuredSample[];
  return { written: read('written'), real: read('real') };
}

function begin(patch: Partial<TextRunValues>, files: Files = {}): TextSession {
  const small = { width: 16, blocks: 1, heads: '2', context: 16, batchSize: 8 } as const;
  return new TextSession(
    { ...(defaultValues(nextToken) as TextRunValues), ...small, ...patch },
    files,
  );
}
