/** A session small enough for tests, and its parts, which are private to all but these. */

import { readValues, tidy } from '#tensor/tensor.ts';
import { defaultValues } from '../../framework/values.ts';
import { nextToken } from '../definition.ts';
import type { TextRunValues } from '../values.ts';
import type { Subject } from './answers.ts';
import { TextSession } from './session.ts';

/** A tiny transformer after a few steps on the tales; to be disposed of. */
export function smallSession(): TextSession {
  const small = { width: 16, blocks: 1, heads: '2', context: 16, batchSize: 4 } as const;
  const values = { ...(defaultValues(nextToken) as TextRunValues), ...small };
  const session = new TextSession(values, {});
  for (let i = 0; i < 8; i++) session.step();
  return session;
}

/** What the session answers questions with. */
export function subjectOf(session: TextSession): Pick<Subject, 'training' | 'material'> {
  return session as unknown as Pick<Subject, 'training' | 'material'>;
}

/** The logits after a text's last tokens, by reading them all at once [vocabulary]. */
export function logitsAfter(session: TextSession, text: readonly number[]): Float32Array {
  const { model } = subjectOf(session).training;
  const read = Int32Array.from(text.slice(-model.context));
  const all = tidy(() => readValues(model.logitsAt(read, read.length)));
  return all.slice(-model.vocabulary);
}
