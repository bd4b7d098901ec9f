/** What is written with given dice: token by token against the model's own chances; asking leaves the run as it was. */

import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Question } from '#engine/session.ts';
import { chancesOf, tokenAt, usualOrder } from '#sampling/stages.ts';
import { selectBackend } from '#tensor/backends.ts';
import { tensorCount } from '#tensor/tensor.ts';
import { prepareAnswers } from './answers.ts';
import { logitsAfter, smallSession, subjectOf } from './session.forTests.ts';
import type { TextSession } from './session.ts';

const sessions: TextSession[] = [];
const off = { temperature: 1, topK: 0, topP: 1, minP: 0, penalty: 1, order: usualOrder.join(' ') };

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
});
afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

test('each token is the one that the dice falls on, and the logits are those of the place to come', () => {
  const session = begin();
  const answer = ask(session, { ...off, rolls: '100 5000 9900' });
  const { material } = subjectOf(session);
  const text = [...material.opening, ...material.tokenizer.encode('Mia took')];
  for (const [i, dice] of [0.01, 0.5, 0.99].entries()) {
    const chances = chancesOf(logitsAfter(session, text));
    const token = tokenAt(chances, dice);
    expect(answer.arrays['written']?.[i]).toBe(token);
    expect(answer.arrays['own']?.[i]).toBeCloseTo(chances[token] ?? 0, 6);
    expect(answer.arrays['chances']?.[i]).toBeCloseTo(chances[token] ?? 0, 6);
    text.push(token);
  }
  const [after, told] = [logitsAfter(session, text), answer.arrays['logits'] ?? []];
  for (const [id, logit] of after.entries()) expect(told[id]).toBeCloseTo(logit, 5);
});

test('at temperature 0 the dice change nothing', () => {
  const session = begin();
  const written = (rolls: string) =>
    Array.from(ask(session, { ...off, temperature: 0, rolls }).arrays['written'] ?? []);
  expect(written('0 0 0 0')).toEqual(written('9999 5000 7000 123'));
});

test('every prompt is read: a long one, none, and one in a script that the model does not know', () => {
  const session = begin();
  const unknown = (prompt: string) =>
    ask(session, { ...off, prompt, rolls: '1 2' }).arrays['unknown']?.[0];
  expect(unknown('Mia took '.repeat(40))).toBe(0);
  expect(unknown('')).toBe(0);
  expect(unknown('春眠不觉晓')).toBeGreaterThan(0);
});

test('no tensor is left behind', () => {
  const session = begin();
  ask(session, { ...off, rolls: '1 2 3' });
  const before = tensorCount();
  ask(session, { ...off, rolls: '4 5 6' });
  expect(tensorCount()).toBe(before);
});

function begin(): TextSession {
  const session = smallSession();
  sessions.push(session);
  return session;
}

function ask(session: TextSession, question: Omit<Question, 'kind'>) {
  return session.answer({ kind: 'writing', prompt: 'Mia took', ...question });
}
