/** What a figure has asked of the model on show, kept up to date while the model changes. */

import { useEffect, useRef, useState } from 'react';
import type { Look, Question } from '#engine/session.ts';
import type { ParameterValues } from './defineDemo.ts';
import { type Answered, Unanswered } from './questions.ts';
import { questionKey } from './recording.ts';
import type { RunState } from './runState.ts';

/** The model on show, as a figure can ask it. */
export interface Model {
  /** Asks at the moment on show, or at the remembered moment at or before a step. */
  readonly ask: (question: Question, step?: number) => Promise<Answered>;
  readonly state: RunState;
}

/** An answer as far as it is known. */
export interface Answer {
  /** Null before the first one came. While a newer one is awaited, it is the one before. */
  readonly look: Look | null;
  readonly step: number;
  /** The question that it answers, by `questionKey`. */
  readonly key: string | null;
  readonly isWaiting: boolean;
  /** Why there is no answer, in a sentence of the session's. */
  readonly problem: string | null;
}

const none: Answer = { look: null, step: 0, key: null, isWaiting: false, problem: null };

/** A recorded run is given time to load what it answered, before a run of the reader's own is opened for a question. */
const patienceMs = 700;

/**
 * The answer to a question, asked anew whenever the question or the moment changes, one at a time. A recorded run
 * answers what it was asked when it was made; anything else opens a run.
 * @param step asks at the moment at or before it, instead of the one on show
 */
export function useAnswer(model: Model, question: Question | null, step?: number): Answer {
  const { isRecorded, recordedAnswers, firstValues, shown, status, failure } = model.state;
  const key = question && questionKey(question);
  const recorded = isRecorded && key !== null ? recordedAnswers[key] : undefined;
  const isWanted = key !== null && !recorded && status !== 'starting' && !failure;
  const moment = `${runOf(firstValues)} ${step ?? shown?.step ?? 0} ${isRecorded}`;
  const wanted = isWanted ? `${key} ${moment}` : null;
  const [answer, setAnswer] = useState(none);
  const [turn, setTurn] = useState(0);
  const latest = useRef({ wanted, inFlight: false });
  latest.current.wanted = wanted;
  // biome-ignore lint/correctness/useExhaustiveDependencies: all that the question depends on is in `wanted`; a turn begins the next
  useEffect(() => {
    if (wanted === null || !question || latest.current.inFlight) return;
    const settle = (change: (before: Answer) => Answer) => {
      latest.current.inFlight = false;
      setAnswer(change);
      if (latest.current.wanted !== wanted) setTurn((count) => count + 1);
    };
    const ask = () => {
      latest.current.inFlight = true;
      setAnswer((before) => ({ ...before, isWaiting: true }));
      model.ask(question, isRecorded ? undefined : step).then(
        ({ step: asked, answer: look }) =>
          settle(() => ({ look, step: asked, key, isWaiting: false, problem: null })),
        (error: Error) => {
          const problem = error instanceof Unanswered ? null : error.message;
          settle((before) => ({ ...before, isWaiting: false, problem }));
        },
      );
    };
    if (!isRecorded) {
      ask();
      return;
    }
    const timer = setTimeout(ask, patienceMs);
    return () => clearTimeout(timer);
  }, [wanted, turn]);
  if (key === null) return none;
  return recorded
    ? { look: recorded, step: shown?.step ?? 0, key, isWaiting: false, problem: null }
    : answer;
}

const runs = new WeakMap<ParameterValues, number>();
let runsSeen = 0;

/** Tells runs apart by the settings that they began with: each beginning has an object of its own. */
export function runOf(firstValues: ParameterValues): number {
  const known = runs.get(firstValues) ?? ++runsSeen;
  runs.set(firstValues, known);
  return known;
}
