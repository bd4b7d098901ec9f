/** Many questions to the model on show, asked one after another while nothing else is asked. */

import { useEffect, useRef, useState } from 'react';
import type { Look, Question } from '#engine/session.ts';
import { questionKey } from './recording.ts';
import { type Model, useAnswer } from './useAnswer.ts';

/**
 * An answer for each question, null as long as there is none. What was once answered about a model at a step is not asked
 * again, and while a model trains, nothing is.
 * @param subject tells models apart that begin differently
 */
export function useAnswers(
  model: Model,
  questions: readonly Question[],
  subject: string,
): readonly (Look | null)[] {
  const { isRecorded, recordedAnswers, shown, status } = model.state;
  const known = useRef(new Map<string, Look>());
  const [, setCount] = useState(0);
  const moment = `${subject} ${shown?.step ?? 0}`;
  const keys = questions.map(questionKey);
  const answers = keys.map((key) => {
    const look = isRecorded ? recordedAnswers[key] : undefined;
    if (look) known.current.set(`${moment} ${key}`, look);
    return known.current.get(`${moment} ${key}`) ?? null;
  });
  const isBusy = status === 'running' || status === 'starting';
  const next = isBusy ? -1 : answers.indexOf(null);
  const { look, key, isWaiting } = useAnswer(model, questions[next] ?? null);
  useEffect(() => {
    if (!look || key === null || isWaiting || key !== keys[next]) return;
    known.current.set(`${moment} ${key}`, look);
    setCount((count) => count + 1);
  });
  return answers;
}
