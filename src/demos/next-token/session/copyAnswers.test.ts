import { afterEach, beforeAll, expect, test } from 'vitest';
import { selectBackend } from '#tensor/backends.ts';
import { defaultValues } from '../../framework/values.ts';
import { nextToken } from '../definition.ts';
import type { TextRunValues } from '../values.ts';
import { prepareAnswers } from './answers.ts';
import { TextSession } from './session.ts';

let session: TextSession | null = null;

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
});
afterEach(() => session?.dispose());

test('a copied line is found with its source, new words are new, and real text is the measure', () => {
  const own = `${'A small grey cat sat on a mat and looked at the rain.\n'.repeat(20)}${'Dogs bark.\n'.repeat(20)}`;
  session = begin({ source: 'own', ownText: own, tokens: 'characters' });
  const ask = (text: string) => session?.answer({ kind: 'copies', text, least: 20 });
  const copied = ask('zz A small grey cat sat on a mat zz');
  expect(Array.from(copied?.arrays['span'] ?? [])).toEqual([3, 30]); // with the space behind it
  expect(copied?.arrays['newShare']?.[0]).toBeCloseTo(5 / 35, 6);
  expect(copied?.texts?.['line']).toBe('"A small grey cat sat on a mat and looked at the rain."');
  expect(ask('Zebras quarrel.')?.arrays['newShare']?.[0]).toBe(1);
  // What was kept back says nothing but the same again.
  expect(copied?.arrays['real']?.[1]).toBeLessThan(0.1);
});

function begin(patch: Partial<TextRunValues>): TextSession {
  const small = { width: 16, blocks: 1, heads: '2', context: 16, batchSize: 4 } as const;
  return new TextSession(
    { ...(defaultValues(nextToken) as TextRunValues), ...small, ...patch },
    {},
  );
}
