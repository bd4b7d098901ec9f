/** Many questions to the model on show, asked one after another, handed on as they are answered. */

import { useEffect, useRef, useState } from 'react';
import type { Look, Question } from '#engine/session.ts';
import { questionKey } from './recording.ts';
import { type Model, runOf, useAnswer } from './useAnswer.ts';

/** What is known so far. */
export interface Answers {
  /** For each question its answer, null while there is none; while a model changes, the one before. The same list until one changes. */
  readonly looks: readonly (Look | null)[];
  /** Why there are no more, in a sentence of the session's. */
  readonly problem: string | null;
}

/** What was once answered about a model at a step is not asked again, and while a model trains, nothing is. */
export function useAnswers(model: Model, questions: readonly Question[]): Answers {
  const { isRecorded, recordedAnswers, firstValues, shown, status } = model.state;
  const known = useRef(new Map<string, Look>());
  const before = useRef(new Map<string, Look>());
  const [, setCount] = useState(0);
  const run = runOf(firstValues);
  const moment = `${run} ${shown?.step ?? 0}`;
  const keys = questions.map(questionKey);
  const answers = keys.map((key) => {
    const look = isRecorded ? recordedAnswers[key] : undefined;
    if (look) known.current.set(`${moment} ${key}`, look);
    return known.current.get(`${moment} ${key}`) ?? null;
  });
  const isBusy = status === 'running' || status === 'starting';
  const next = isBusy ? -1 : answers.indexOf(null);
  const { look, key, isWaiting, problem } = useAnswer(model, questions[next] ?? null);
  useEffect(() => {
    if (!look || key === null || isWaiting || problem || key !== keys[next]) return;
    known.current.set(`${moment} ${key}`, look);
    before.current.set(`${run} ${key}`, look);
    setCount((count) => count + 1);
  });
  const looks = answers.map((one, i) => one ?? before.current.get(`${run} ${keys[i]}`) ?? null);
  const kept = useRef(looks);
  const isSame =
    kept.current.length === looks.length && looks.every((one, i) => one === kept.current[i]);
  if (!isSame) kept.current = looks;
  return { looks: kept.current, problem: next < 0 ? null : problem };
}

/** Those answers that have come. */
export function answered(looks: Answers['looks']): Look[] {
  return looks.filter((look) => look !== null);
}
