/** Answers to many questions, asked one after another, handed on as they come. */

import { useEffect, useRef, useState } from 'react';
import type { Look, Question } from '#engine/session.ts';
import { Unanswered } from '../framework/questions.ts';
import { questionKey } from '../framework/recording.ts';
import type { Model } from '../framework/useAnswer.ts';

/** What is known so far. */
export interface Answers {
  /** For each question its answer, or null while there is none. While the model changes, the one before. */
  readonly looks: readonly (Look | null)[];
  /** Why there are no more, in a sentence of the session's. */
  readonly problem: string | null;
}

interface Known {
  readonly look: Look;
  /** The moment of the run that gave it. */
  readonly moment: string;
}

interface Asked {
  readonly run: object | null;
  readonly known: Readonly<Record<string, Known>>;
  /** A question that could not be answered, with its moment, and why. */
  readonly refused: { readonly wanted: string; readonly sentence: string } | null;
}

const nothing: Omit<Asked, 'run'> = { known: {}, refused: null };

/** A recorded run is given time to load what it answered, before a run of the reader's own is opened for a question. */
const patienceMs = 700;

/** The answers of the model on show, asked anew when the moment changes. What is asked first is answered first. */
export function useAnswers(model: Model, questions: readonly Question[]): Answers {
  const { isRecorded, recordedAnswers, firstValues, shown, status, failure } = model.state;
  const moment = `${shown?.step ?? 0} ${isRecorded}`;
  const [asked, setAsked] = useState<Asked>({ run: null, ...nothing });
  const latest = useRef<{ wanted: string | null; isBusy: boolean }>({
    wanted: null,
    isBusy: false,
  });
  const [turn, setTurn] = useState(0);
  const known = asked.run === firstValues ? asked.known : {};
  const recorded = (key: string) => (isRecorded ? recordedAnswers[key] : undefined);
  const next = questions.find((question) => {
    const key = questionKey(question);
    return !recorded(key) && known[key]?.moment !== moment;
  });
  const first = next ? `${questionKey(next)} ${moment}` : null;
  const refused =
    asked.run === firstValues && asked.refused?.wanted === first ? asked.refused : null;
  const wanted = refused || status === 'starting' || failure ? null : first;
  latest.current.wanted = wanted;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question and its moment are in `wanted`; a turn begins the next
  useEffect(() => {
    if (wanted === null || !next || latest.current.isBusy) return;
    const settle = (change: (before: Asked) => Asked) => {
      latest.current.isBusy = false;
      setAsked((before) =>
        change(before.run === firstValues ? before : { run: firstValues, ...nothing }),
      );
      // What was asked meanwhile is asked now; what was refused is not asked again.
      if (latest.current.wanted !== wanted) setTurn((count) => count + 1);
    };
    const ask = () => {
      latest.current.isBusy = true;
      model.ask(next).then(
        ({ answer: look }) =>
          settle(({ run, known: before }) => ({
            run,
            known: { ...before, [questionKey(next)]: { look, moment } },
            refused: null,
          })),
        (error: Error) =>
          settle((before) => ({
            ...before,
            refused: error instanceof Unanswered ? null : { wanted, sentence: error.message },
          })),
      );
    };
    if (!isRecorded) {
      ask();
      return;
    }
    const timer = setTimeout(ask, patienceMs);
    return () => clearTimeout(timer);
  }, [wanted, firstValues, turn]);
  return {
    looks: questions.map((question) => {
      const key = questionKey(question);
      return recorded(key) ?? known[key]?.look ?? null;
    }),
    problem: refused?.sentence ?? null,
  };
}
