/** The answers to several questions, asked one after another. */

import { useRef } from 'react';
import type { Look, Question } from '#engine/session.ts';
import { type Model, useAnswer } from './useAnswer.ts';

/** The answers as far as they have come, from the first one on: the same list until one changes. And why the next does not come. */
export interface Answers {
  readonly looks: readonly Look[];
  readonly problem: string | null;
}

/** Asks each question once the one before it has been answered, so that none keeps a model long. @param questions always as many */
export function useAnswers(model: Model, questions: readonly Question[]): Answers {
  const looks: Look[] = [];
  let problem: string | null = null;
  let isNext = true;
  for (const question of questions) {
    // biome-ignore lint/correctness/useHookAtTopLevel: there are always as many questions
    const answer = useAnswer(model, isNext ? question : null);
    if (!isNext) continue;
    if (answer.look) looks.push(answer.look);
    problem = answer.problem;
    isNext = answer.look !== null;
  }
  const kept = useRef(looks);
  const isSame =
    kept.current.length === looks.length && looks.every((look, i) => look === kept.current[i]);
  if (!isSame) kept.current = looks;
  return { looks: kept.current, problem };
}
