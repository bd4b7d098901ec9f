/** Short runs to be looked into by tests. */

import type { Metrics, Session } from '#engine/session.ts';
import { defaultValues } from '../../framework/values.ts';
import { followersQuestion, readFollowers, readThrows, throwsQuestion } from '../answers.ts';
import { count } from '../definition.ts';
import type { CountValues } from '../parameters.ts';
import { stepsToFinish } from '../stepsToFinish.ts';
import { createCountSession } from './session.ts';

// Read are "aab" six times, kept back is "ab". After a came a 6 times and b 6 times, after b came a 5 times.
const tiny = 'aabaabaabaabaabaabab';

/** The settings for a tiny text of two letters, unless told otherwise. */
export function values(patch: Partial<CountValues>): CountValues {
  return { ...defaultValues(count), source: 'own', ownText: tiny, ...patch };
}

/** A run that has read nothing. */
export function begin(patch: Partial<CountValues>): Session {
  return createCountSession(values(patch), {});
}

/** A run that has read all. */
export function counted(patch: Partial<CountValues>): Session {
  const session = begin(patch);
  step(session, stepsToFinish);
  return session;
}

/** Takes so many steps. */
export function step(session: Session, steps: number): void {
  for (let i = 0; i < steps; i++) session.step();
}

/** What came after a context. */
export function asked(session: Session, context: string) {
  const look = session.answer?.(followersQuestion(context));
  if (!look) throw new Error('invalid session; expected one that answers: none');
  return readFollowers(look);
}

/** What the dice gave after a context. */
export function thrownAfter(session: Session, context: string, batch = 0) {
  const look = session.answer?.(throwsQuestion(context, batch));
  if (!look) throw new Error('invalid session; expected one that answers: none');
  return readThrows(look);
}

/** The metrics now. */
export function measured(session: Session): Metrics {
  const measuring = session.measure();
  for (;;) {
    const { done, value } = measuring.next();
    if (done) return value;
  }
}
