/** What the article on sampling says of the tree that grows from “Mia” is so. */

import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { defaultValues } from '#demos/framework/values.ts';
import { prepareAnswers } from '#demos/next-token/session/answers.ts';
import { createTextSession } from '#demos/next-token/session/session.ts';
import { beamsQuestion, searchOf, winnerOf } from '#demos/one-token/beams.ts';
import { oneToken } from '#demos/one-token/definition.ts';
import type { OneTokenValues } from '#demos/one-token/sampler.ts';
import { tree as definition } from '#demos/tree/definition.ts';
import { lessonOf } from '#demos/tree/inWords.ts';
import { textOf } from '#demos/tree/naming.ts';
import { leavesOf, type Tree, type TreeValues, treeOf, treeQuestion } from '#demos/tree/tree.ts';
import type { Look, Question, Session } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';

const values = defaultValues(definition) as TreeValues;
let session: Session;
let tree: Tree;

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
  const checkpoint = new Uint8Array(readFileSync('public/checkpoints/tales.bin'));
  session = createTextSession(values, { '/checkpoints/tales.bin': checkpoint });
  tree = treeOf(answer(treeQuestion(values)));
  return () => session.dispose();
});

test('“took” has 61 % after “Mia” and “was” 39 %', () => {
  const [took, was] = tree.tokens.filter(({ parent }) => parent < 0);
  expect([took, was].map((one) => [one?.piece, percent(one?.chance)])).toEqual([
    [' took', 61],
    [' was', 39],
  ]);
});

test('of the branches in the figure the egg’s is more than twice as likely as the green ball’s', () => {
  const [best, second] = leavesOf(tree);
  const told = [best, second].map((leaf) => textOf(tree.vocabulary, leaf?.path ?? []));
  expect(told).toEqual([
    ' was hungry. "May I have an egg?',
    ' took the green ball from the box. She rolled',
  ]);
  expect([best?.path.length, second?.path.length]).toEqual([10, 10]);
  const [likely = 0, less = 0] = [best, second].map((leaf) => Math.exp(leaf?.logProb ?? 0));
  expect(percent(likely)).toBe(13);
  expect(1000 * less).toBeCloseTo(55, 0);
  expect(likely).toBeGreaterThan(2 * less);
  expect(lessonOf(tree)).toContain('“was” was the second likeliest at its place, with 39 %');
  // Six times out of seven, rounded.
  expect(Math.round(7 * (1 - likely))).toBe(6);
});

test('the second is what always taking the likeliest token writes', () => {
  const greedy = leavesOf(tree)[1]?.path ?? [];
  for (let length = 1; length <= greedy.length; length++) {
    const key = greedy.slice(0, length).join('.');
    expect(tree.tokens.find(({ path }) => path.join('.') === key)?.rank).toBe(0);
  }
});

test('two beams are enough to find the likelier one', () => {
  const two = { ...(defaultValues(oneToken) as OneTokenValues), prompt: 'Mia', beams: 2 };
  const search = searchOf(answer(beamsQuestion({ ...two, beamLength: 10 })));
  expect(winnerOf(search)?.tokens).toEqual(leavesOf(tree)[0]?.path);
});

test('a figure’s first question and its broadest search are answered in a moment', () => {
  const broadest = { ...values, beams: 8, branchLength: 12, alternatives: 8 };
  const ms = [1, 2, 3, 4, 5].map(() => {
    const begunMs = performance.now();
    answer(treeQuestion(broadest));
    return performance.now() - begunMs;
  });
  console.log(`the example of eight beams: ${Math.round(Math.min(...ms))} ms`);
  expect(Math.min(...ms)).toBeLessThan(400);
});

function answer(question: Question): Look {
  const look = session.answer?.(question);
  if (!look) throw new Error('invalid session; expected one that answers');
  return look;
}

function percent(share = 0): number {
  return Math.round(100 * share);
}
