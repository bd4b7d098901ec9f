/** What the figure asks of the table on show. A recorded run knows some answers, and never opens a run for others. */

import { useMemo } from 'react';
import type { Look, Question } from '#engine/session.ts';
import { questionKey } from '../framework/recording.ts';
import { type Model, useAnswer } from '../framework/useAnswer.ts';
import { type Followers, followersQuestion, readFollowers } from './answers.ts';
import { followersOnPage } from './picking.ts';

/** An answer, or why there is none. */
export interface TableAnswer {
  readonly look: Look | null;
  /** Only a run of the reader's own could answer. */
  readonly isBeyondRecording: boolean;
}

/**
 * Asks the table on show. A run that has only been opened has read nothing: it would empty the figure that the reader is
 * looking at. So a recorded run that was not asked this stays as it is.
 */
export function useTableAnswer(model: Model, question: Question): TableAnswer {
  const { isRecorded, recordedAnswers } = model.state;
  const isBeyondRecording = isRecorded && !Object.hasOwn(recordedAnswers, questionKey(question));
  const { look } = useAnswer(model, isBeyondRecording ? null : question);
  return { look, isBeyondRecording };
}

/** What came after a context, and the page that it stands on. */
export interface FollowersShown {
  readonly followers: Followers | null;
  /** What is shown is what the recorded run was asked, not this context. */
  readonly isAnother: boolean;
}

/** What came after a context; of a recorded run, also of every other context on the page that it holds. */
export function useFollowers(model: Model, context: string): FollowersShown {
  const { look, isBeyondRecording } = useTableAnswer(model, followersQuestion(context));
  const { recordedAnswers } = model.state;
  return useMemo(() => {
    if (!isBeyondRecording) return { followers: look && readFollowers(look), isAnother: false };
    const known = recordedFollowers(recordedAnswers);
    const own = known && followersOnPage(known, context);
    return { followers: own ?? known, isAnother: own === null };
  }, [isBeyondRecording, look, recordedAnswers, context]);
}

/** What the recorded run was asked about followers when it was made. */
function recordedFollowers(answers: Readonly<Record<string, Look>>): Followers | null {
  const { kind } = followersQuestion('');
  const found = Object.entries(answers).find(
    ([key]) => (JSON.parse(key) as Question).kind === kind, // written by `questionKey`
  );
  return found ? readFollowers(found[1]) : null;
}
