/** A draft and its versions: each differs in one token, as it says; the same question brings the same; nothing is lost. */

import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Look, Question } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { tensorCount } from '#tensor/tensor.ts';
import { defaultValues } from '../../framework/values.ts';
import { nextToken } from '../definition.ts';
import type { TextRunValues } from '../values.ts';
import { prepareAnswers } from './answers.ts';
import { TextSession } from './session.ts';

const sessions: TextSession[] = [];
const usual = { seed: 3, draftTemperature: 1, temperature: 0, candidates: 6, count: 12 };

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
});
afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

test('versions differ in the one token that was changed, and greedy ones grow likelier', () => {
  const look = ask(begin(), {});
  const versions = versionsOf(look);
  expect(versions.length).toBeGreaterThan(2);
  for (const [i, version] of versions.entries()) {
    const changed = version.flatMap((piece, at) => (piece === versions[i - 1]?.[at] ? [] : [at]));
    if (i > 0) expect(changed).toEqual([look.arrays['places']?.[i]]);
  }
  const length = versions[0]?.length ?? 0;
  const totals = versions.map((_, i) =>
    Array.from(look.arrays['nats'] ?? [])
      .slice(i * length, (i + 1) * length)
      .reduce((sum, one) => sum + one, 0),
  );
  for (const [i, total] of totals.entries())
    if (i > 0) expect(total).toBeLessThan(totals[i - 1] ?? 0);
});

test('the same question brings the same; other knobs revise the same draft, another seed another', () => {
  const session = begin();
  expect(ask(session, {})).toEqual(ask(session, {}));
  const draft = (patch: Omit<Question, 'kind'>) => versionsOf(ask(session, patch))[0];
  expect(draft({ temperature: 1, candidates: 2 })).toEqual(draft({}));
  expect(draft({ seed: 4 })).not.toEqual(draft({}));
});

test('a reader’s draft is revised as it stands; one that is too long is cut, and told', () => {
  const session = begin();
  const short = ask(session, { text: '  Mia took the hat. ' });
  expect(versionsOf(short)[0]?.join('')).toBe('Mia took the hat.\n');
  expect(short.arrays['cut']?.[0]).toBe(0);
  const long = ask(session, { text: 'Mia took the hat. '.repeat(10) });
  expect(long.arrays['cut']?.[0]).toBeGreaterThan(0);
  expect(versionsOf(ask(session, { text: '春眠不觉晓' }))[0]?.length).toBeGreaterThan(0);
});

test('no tensor is left behind', () => {
  const session = begin();
  ask(session, {});
  const before = tensorCount();
  ask(session, { seed: 8 });
  expect(tensorCount()).toBe(before);
});

function begin(): TextSession {
  const small = { width: 16, blocks: 1, heads: '2', context: 16, batchSize: 4 } as const;
  const values = { ...(defaultValues(nextToken) as TextRunValues), ...small };
  const session = new TextSession(values, {});
  sessions.push(session);
  for (let i = 0; i < 8; i++) session.step();
  return session;
}

function ask(session: TextSession, patch: Omit<Question, 'kind'>): Look {
  return session.answer({ kind: 'revising', text: '', ...usual, ...patch });
}

function versionsOf({ texts }: Look): string[][] {
  return JSON.parse(texts?.['pieces'] ?? '[]') as string[][];
}
