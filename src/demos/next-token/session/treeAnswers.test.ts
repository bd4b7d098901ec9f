/** The tree's chances against the model's own, and what grows in it. */

import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Question } from '#engine/session.ts';
import { byChance, chancesOf } from '#sampling/stages.ts';
import { selectBackend } from '#tensor/backends.ts';
import { tensorCount } from '#tensor/tensor.ts';
import { prepareAnswers } from './answers.ts';
import { logitsAfter, smallSession, subjectOf } from './session.forTests.ts';
import type { TextSession } from './session.ts';
import type { TreeRow } from './treeAnswers.ts';

let session: TextSession | null = null;

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
});
afterEach(() => session?.dispose());

test('each token has the model’s chance after its branch, alternatives are the likeliest, ranks count them', () => {
  const session = begin();
  const { rows, logChances, logOthers } = askTree(session, '202-12*.45.3__9__8');
  const pathOf = (place: number): number[] =>
    place < 0 ? [] : [...pathOf(rows[place]?.[0] ?? -1), rows[place]?.[1] ?? -1];
  for (const [place, [parent, token, , rank]] of rows.entries()) {
    expect(parent).toBeLessThan(place);
    const chances = chancesAfter(session, pathOf(parent));
    expect(logChances[place]).toBeCloseTo(Math.log(chances[token] ?? 0), 3);
    expect(byChance(chances)[rank]).toBe(token);
  }
  const after = (parent: number) => rows.filter((row) => row[0] === parent);
  const twelve = rows.findIndex(([parent, token]) => parent < 0 && token === 12);
  const likeliest = byChance(chancesAfter(session, [12])).slice(0, 3);
  expect(new Set(after(twelve).map(([, token]) => token))).toEqual(new Set([...likeliest, 45, 9]));
  for (const parent of [-1, twelve]) {
    const drawn = rows.map(([at], place) => (at === parent ? Math.exp(logChances[place] ?? 0) : 0));
    const total = drawn.reduce((sum, chance) => sum + chance, Math.exp(logOthers[parent + 1] ?? 0));
    expect(total).toBeCloseTo(1, 5);
  }
  expect(rows.filter(([, , state]) => state === 2)).toEqual([rows[twelve]]);
  // What is followed but not open shows only what is followed after it.
  const fortyFive = rows.findIndex(([parent, token]) => parent === twelve && token === 45);
  expect(after(fortyFive).map(([, token, state]) => [token, state])).toEqual([[3, 1]]);
});

test('branches for another vocabulary are left out and named, and no branches stand for an example', () => {
  const session = begin();
  expect(askTree(session, '99-12').misfit).toBe(99);
  expect(askTree(session, '99-12').rows).toHaveLength(3);
  const { rows, misfit } = askTree(session, '', { length: 5, width: 3 });
  expect(misfit).toBeNull();
  const followed = rows.filter(([, , state]) => state > 0);
  expect(followed.length).toBeGreaterThanOrEqual(5);
  expect(followed.filter(([parent, , , rank]) => parent < 0 && rank === 0)).toHaveLength(1);
});

test('what grows begins where it is told to: the likeliest token each time, beams, and dice that repeat', () => {
  const session = begin();
  const grow = (patch: Omit<Question, 'kind'>): number[][] => {
    const answer = session.answer({
      ...{ kind: 'growth', prompt: 'Mia took', from: '12.45', length: 4, width: 3, count: 5 },
      ...patch,
    });
    return JSON.parse(answer.texts?.['paths'] ?? '[]');
  };
  const [likeliest] = grow({ by: 'likeliest' });
  expect(likeliest?.slice(0, 2)).toEqual([12, 45]);
  for (let i = 2; i < (likeliest?.length ?? 0); i++)
    expect(likeliest?.[i]).toBe(byChance(chancesAfter(session, likeliest?.slice(0, i) ?? []))[0]);
  expect(grow({ by: 'beams' })).toHaveLength(3);
  const dice = grow({ by: 'dice', seed: 7 });
  expect(dice).toHaveLength(5);
  expect(grow({ by: 'dice', seed: 7 })).toEqual(dice);
  expect(grow({ by: 'dice', seed: 8 })).not.toEqual(dice);
  expect(grow({ by: 'dice', seed: 7, first: 2 }).slice(0, 3)).toEqual(dice.slice(2));
});

test('a line’s end ends a branch, and no tensor is left behind', () => {
  const session = begin();
  const { newline } = subjectOf(session).material;
  const before = tensorCount();
  const question = { kind: 'growth', prompt: '', from: '', by: 'dice', length: 40 } as const;
  const answer = session.answer({ ...question, count: 12, seed: 1 });
  const paths: number[][] = JSON.parse(answer.texts?.['paths'] ?? '[]');
  const ended = paths.filter((path) => path.includes(newline ?? -1));
  expect(ended.length).toBeGreaterThan(0);
  for (const path of ended) expect(path.indexOf(newline ?? -1)).toBe(path.length - 1);
  expect(tensorCount()).toBe(before);
});

function begin(): TextSession {
  session = smallSession();
  return session;
}

function askTree(session: TextSession, branches: string, rest: Omit<Question, 'kind'> = {}) {
  const question = { kind: 'tree', prompt: 'Mia took', branches, alternatives: 3, ...rest };
  const { arrays, texts } = session.answer(question);
  return {
    rows: JSON.parse(texts?.['rows'] ?? '[]') as TreeRow[],
    misfit: JSON.parse(texts?.['misfit'] ?? '0') as number | null,
    logChances: arrays['logChances'] ?? [],
    logOthers: arrays['logOthers'] ?? [],
  };
}

function chancesAfter(session: TextSession, path: readonly number[]): Float64Array {
  const { opening, tokenizer } = subjectOf(session).material;
  const text = [...opening, ...tokenizer.encode('Mia took'), ...path];
  return chancesOf(logitsAfter(session, text));
}
