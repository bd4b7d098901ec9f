/** Texts drawn in several questions: the same as in one, each to the end of its line, scored as the judges do. */

import { afterEach, beforeAll, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import type { Look } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { tensorCount } from '#tensor/tensor.ts';
import { defaultValues } from '../../framework/values.ts';
import { nextToken } from '../definition.ts';
import type { TextRunValues } from '../values.ts';
import { prepareAnswers } from './answers.ts';
import { draftOf } from './drawnAnswers.ts';
import { TextSession } from './session.ts';

const sessions: TextSession[] = [];

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
});
afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

test('texts are the same whether they are drawn together or apart, and others by another seed', () => {
  const session = begin();
  const whole = textsOf(session.answer({ kind: 'drawn', seed: 3, from: 0, count: 4 }));
  const apart = [0, 2].flatMap((from) =>
    textsOf(session.answer({ kind: 'drawn', seed: 3, from, count: 2 })),
  );
  expect(apart).toEqual(whole);
  expect(new Set(whole).size).toBe(4);
  expect(textsOf(session.answer({ kind: 'drawn', seed: 4, from: 0, count: 4 }))).not.toEqual(whole);
});

test('each is scored as the judges score it', () => {
  const look = begin().answer({ kind: 'drawn', seed: 1, from: 0, count: 5 });
  for (const [i, text] of textsOf(look).entries()) {
    expect(look.arrays['question']?.[i]).toBe(Number(text.includes('?')));
    expect(look.arrays['dog']?.[i]).toBe(Number(/\bdog\b/i.test(text)));
    expect(look.arrays['tokens']?.[i]).toBeGreaterThan(0);
  }
});

test('a text ends with its line or with the context, whatever the model', () => {
  for (const model of ['transformer', 'window'] as const) {
    const session = begin({ model });
    const { training, material } = session as unknown as Parts; // private to all but tests
    const before = tensorCount();
    for (let i = 0; i < 5; i++) {
      const draft = draftOf(training.model, material, new Random(i));
      const end = draft.indexOf(material.newline ?? -1);
      expect(end < 0 || end === draft.length - 1).toBe(true);
      expect(draft.length).toBeLessThanOrEqual(16);
    }
    expect(tensorCount()).toBe(before);
  }
});

type Parts = {
  readonly training: { readonly model: Parameters<typeof draftOf>[0] };
  readonly material: Parameters<typeof draftOf>[1];
};

function begin(patch: Partial<TextRunValues> = {}): TextSession {
  const small = { width: 16, blocks: 1, heads: '2', context: 16, batchSize: 4 } as const;
  const values = { ...(defaultValues(nextToken) as TextRunValues), ...small, ...patch };
  const session = new TextSession(values, {});
  sessions.push(session);
  for (let i = 0; i < 8; i++) session.step();
  return session;
}

function textsOf({ texts }: Look): string[] {
  return JSON.parse(texts?.['texts'] ?? '[]') as string[];
}
