/** An answer that stays on show until the next one comes. */

import { useRef } from 'react';
import type { Question } from '#engine/session.ts';
import { type Answer, type Model, useAnswer } from './useAnswer.ts';

/** As `useAnswer`, but what a recorded run has answered stays while a run begins that is to answer something else. */
export function useSteadyAnswer(model: Model, question: Question | null): Answer {
  const answer = useAnswer(model, question);
  const last = useRef(answer.look);
  if (answer.look) last.current = answer.look;
  if (answer.look || answer.problem) return answer;
  return { ...answer, look: last.current, isWaiting: true };
}
