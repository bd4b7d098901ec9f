/** The sweep on shipped models: limits, seeds, the judges, and what the knob does to quality and variety. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultValues } from '#demos/framework/values.ts';
import { nextToken } from '#demos/next-token/definition.ts';
import { bySource } from '#demos/next-token/parameters.ts';
import { prepareAnswers } from '#demos/next-token/session/answers.ts';
import { TextSession } from '#demos/next-token/session/session.ts';
import type { TextRunValues } from '#demos/next-token/values.ts';
import { type Greedy, greedyOf, type Measured, measuredOf } from '#demos/sweep/grid.ts';
import type { Question } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { filesOf } from './siteFiles.ts';

const opened = new Map<string, TextSession>();

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
});
afterAll(() => {
  for (const session of opened.values()) session.dispose();
});

const amounts = { texts: 16, length: 40 } as const;

describe('at the end of the knob', () => {
  test('temperature 0 writes one text for all, and so does a top-p that leaves one token', () => {
    const cold = swept('names', { temperature: 0 });
    const alone = swept('names', { temperature: 0, texts: 1 });
    expect(new Set(cold.samples.map((text) => text.join(''))).size).toBe(1);
    expect(cold.distinct2 * amounts.texts).toBeCloseTo(alone.distinct2, 5);
    expect(swept('names', { topP: 0.0001 }).samples).toEqual(cold.samples);
    expect(swept('names', { temperature: 1e-6 }).samples).toEqual(cold.samples);
  });

  test('the greedy text is the one that temperature 0 writes', () => {
    const cold = swept('tales', { temperature: 0 });
    const { pieces } = greedy('tales', 40);
    expect(pieces.join('')).toBe(cold.samples[0]?.join(''));
  });
});

test('a seed repeats, another one writes other texts, and each text has dice of its own', () => {
  const once = swept('names', { seed: 3 });
  expect(swept('names', { seed: 3 })).toEqual(once);
  expect(swept('names', { seed: 4 }).samples).not.toEqual(once.samples);
  const texts = once.samples.map((text) => text.join(''));
  expect(new Set(texts).size).toBe(texts.length);
  // More texts begin with the same ones.
  expect(swept('names', { seed: 3, texts: 4 }).samples).toEqual(once.samples);
});

test('a text goes on from its prompt, and repeats are cut out where they stand', () => {
  const { samples } = swept('tales', {
    temperature: 0,
    prompt: 'It rained, so Mia took',
    length: 80,
  });
  const [text = []] = samples;
  expect(text[0]).toMatch(/^ her/);
  expect(text.length).toBeGreaterThan(1);
  for (const [i, stretch] of text.entries()) if (i > 0) expect(stretch).not.toBe('');
});

test('real text keeps its rules, and the model is as surprised by it as it was when it was trained', () => {
  const tales = real('tales');
  expect(tales.rules).toBe(1);
  expect(Math.abs(tales.own - 0.357)).toBeLessThan(0.08);
  for (const set of ['names', 'verses', 'book'] as const)
    expect(real(set).rules, set).toBeGreaterThan(0.97);
});

test('the table of counts is surprised least by what it was counted from, and most by noise', () => {
  const { judge } = real('tales');
  expect(swept('tales', { temperature: 0.25 }).judge).toBeLessThan(judge);
  expect(swept('tales', { temperature: 3 }).judge).toBeGreaterThan(10 * judge);
});

describe.each(['tales', 'names', 'verses', 'book'] as const)('the knob on %s', (set) => {
  test('variety rises with temperature and quality falls, by the rules and by both judges', () => {
    const points = [0, 0.5, 1, 2, 3].map((temperature) => swept(set, { temperature }));
    for (const [i, point] of points.entries()) {
      const before = points[i - 1];
      if (!before) continue;
      expect(point.distinct2).toBeGreaterThan(before.distinct2);
      expect(point.own).toBeGreaterThan(before.own);
      if (i > 1) expect(point.judge).toBeGreaterThan(before.judge);
    }
    const [, cool, , , hot] = points;
    expect(hot?.rules ?? 1).toBeLessThan((cool?.rules ?? 0) - 0.2);
  });

  test('the likeliest text goes round, and the model does not grow surer of it', () => {
    const { loop, rounds } = greedy(set, 160);
    expect(loop).not.toBeNull();
    expect(rounds.length).toBeGreaterThan(1);
    for (const chance of rounds) expect(Math.abs(chance - (rounds[0] ?? 0))).toBeLessThan(0.03);
  });
});

test('a point of the curve takes the worker a quarter of a second at most', () => {
  swept('tales', {}); // what is counted once is counted now
  const times = [0.5, 1, 2].map((temperature) => {
    const begun = process.cpuUsage();
    swept('tales', { temperature });
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  });
  expect(Math.min(...times)).toBeLessThan(250);
});

type ShippedSet = 'tales' | 'names' | 'verses' | 'book';

function swept(set: ShippedSet, patch: Omit<Question, 'kind'>): Measured {
  const asked = { temperature: 1, topP: 1, seed: 1, prompt: '', ...amounts, ...patch };
  return measuredOf(sessionOf(set).answer({ kind: 'sweep', ...asked }));
}

function real(set: ShippedSet): Measured {
  return measuredOf(
    sessionOf(set).answer({ kind: 'sweepReal', texts: 40, length: amounts.length }),
  );
}

function greedy(set: ShippedSet, length: number): Greedy {
  return greedyOf(sessionOf(set).answer({ kind: 'greedy', prompt: '', length }));
}

function sessionOf(source: ShippedSet): TextSession {
  const known = opened.get(source);
  if (known) return known;
  const defaults = defaultValues(nextToken) as TextRunValues;
  const values = { ...defaults, source, ...bySource[source], start: 'trained' } as TextRunValues;
  const session = new TextSession(values, filesOf(nextToken, values));
  opened.set(source, session);
  return session;
}
