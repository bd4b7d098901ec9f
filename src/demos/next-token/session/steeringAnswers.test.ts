/** What prompts do, told by the same dice: against the answers about surprise and about single texts. */

import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Question } from '#engine/session.ts';
import { usualOrder } from '#sampling/stages.ts';
import { selectBackend } from '#tensor/backends.ts';
import { tensorCount } from '#tensor/tensor.ts';
import { defaultValues } from '../../framework/values.ts';
import { nextToken } from '../definition.ts';
import type { TextRunValues } from '../values.ts';
import { prepareAnswers } from './answers.ts';
import { TextSession } from './session.ts';

const sampler = {
  ...{ temperature: 1, topK: 0, topP: 1, minP: 0, penalty: 1 },
  order: usualOrder.join(' '),
};
let session: TextSession;

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
});
afterEach(() => session.dispose());

test('what is said of the prompt is what the surprise answer says', () => {
  session = begin();
  const { arrays, texts } = steer({ prompt: 'Mia took the quantum' });
  const read = session.answer({ kind: 'surprise', text: 'Mia took the quantum', weights: 'now' });
  expect(arrays['nats']).toEqual(read.arrays['nats']);
  expect(Array.from(arrays['unknown'] ?? [])).toEqual([0, 0, 0, 1]);
  expect(texts?.['pieces']).toBe(read.texts?.['pieces']);
});

test('the surprise at what was written is that of a reader who did not write it', () => {
  session = begin();
  const { arrays, texts } = steer({ prompt: 'Mia took', texts: 1, length: 6 });
  const [written = []] = JSON.parse(texts?.['written'] ?? '[]') as string[][];
  const text = `Mia took${written.join('')}`;
  const whole = session.answer({ kind: 'surprise', text, weights: 'now' }).arrays['nats'] ?? [];
  expect(whole).toHaveLength(8);
  for (const [i, nats] of (arrays['writtenNats'] ?? []).entries())
    expect(nats).toBeCloseTo(whole[2 + i] ?? 0, 4);
});

test('the same seed writes the same, and each of its texts has dice of its own', () => {
  session = begin();
  const written = (question: Partial<Question>) =>
    JSON.parse(steer(question).texts?.['written'] ?? '[]') as string[][];
  const [one, other, third] = written({ seed: 4 });
  expect(written({ seed: 4 })).toEqual([one, other, third]);
  expect(written({ seed: 5 })[0]).not.toEqual(one);
  expect(other).not.toEqual(one);
  // With fewer tokens it writes the beginning of the same.
  expect(written({ seed: 4, length: 3 })[1]).toEqual(other?.slice(0, 3));
});

test('a prompt may be empty, unknown, or longer than the context', () => {
  session = begin();
  expect(steer({ prompt: '' }).arrays['nats']).toHaveLength(0);
  expect(JSON.parse(steer({ prompt: '' }).texts?.['written'] ?? '[]')).toHaveLength(3);
  expect(Array.from(steer({ prompt: '春眠' }).arrays['unknown'] ?? [])).toContain(1);
  const long = steer({ prompt: 'Mia took her coat. '.repeat(10) }).arrays;
  expect(long['nats']?.every(Number.isFinite)).toBe(true);
  expect(long['logits']).toHaveLength(202);
});

test('no tensor is left behind', () => {
  session = begin();
  steer({});
  const before = tensorCount();
  steer({ seed: 9 });
  expect(tensorCount()).toBe(before);
});

function steer(question: Partial<Question>) {
  const asked = { prompt: 'Mia took', texts: 3, length: 8, seed: 1, ...sampler, ...question };
  return session.answer({ ...asked, kind: 'steering' });
}

function begin(): TextSession {
  const small = { width: 16, blocks: 1, heads: '2', context: 16, batchSize: 4 } as const;
  const made = new TextSession({ ...(defaultValues(nextToken) as TextRunValues), ...small }, {});
  for (let i = 0; i < 8; i++) made.step();
  return made;
}
