/** Dice that write by the table, one token a throw, with each throw to be seen. */

import { useState } from 'react';
import { ChanceStrip } from '#charts/ChanceStrip.tsx';
import { visible } from '#data/tokenizers/visible.ts';
import type { Model } from '../framework/useAnswer.ts';
import { readThrows, type Throw, throwsQuestion } from './answers.ts';
import { type DiceState, freshDice, lastThrow, textWritten, thrown } from './diceState.ts';
import { type Noun, quoted, throwSentence } from './inWords.ts';
import { useTableAnswer } from './useTable.ts';

/** Whose dice, and what they go on from: the text's beginning when nothing is picked. */
export interface DiceBoardProps {
  readonly model: Model;
  readonly picked: string;
  readonly noun: Noun;
}

/** Buttons to throw, the strip on which the throw fell, and what has been written. */
export function DiceBoard({ model, picked, noun }: DiceBoardProps) {
  const [state, setState] = useState<DiceState>(freshDice(''));
  const question = throwsQuestion(state.context, state.batch);
  const { look, isBeyondRecording } = useTableAnswer(model, question);
  const answered = look && readThrows(look);
  const isAnswer = answered?.batch === state.batch && answered.context === state.context;
  const batch = isAnswer ? answered : null;
  const last = batch && lastThrow(state, batch);
  const next = last ?? batch?.throws[0];
  const throwOn = (until: 'token' | 'line') => setState(thrown(state, batch, until));
  // A recorded run has only thrown from the beginning of the text.
  const start = model.state.isRecorded ? '' : picked;
  return (
    <div className="dice">
      <p className="title">Write by dice</p>
      {next && <Strip thrown={next} isDrawn={last !== null} noun={noun} />}
      {/* While the table is being filled, the same throw falls elsewhere from moment to moment: nobody could listen to that. */}
      <p className="remark" role={model.state.status === 'running' ? undefined : 'status'}>
        {isBeyondRecording && beyond}
        {batch && (last ? throwSentence(last, noun) : howItGoes(noun))}
      </p>
      <div className="row">
        <button type="button" onClick={() => throwOn('token')}>
          Throw the dice
        </button>
        <button type="button" onClick={() => throwOn('line')}>
          Write a line
        </button>
        {state.shown !== 0 && (
          <button type="button" onClick={() => setState(freshDice(start))}>
            Begin again
          </button>
        )}
      </div>
      <p className="written" dir="auto">
        {batch ? textWritten(state, batch).trimStart() : state.before?.trimStart()}
      </p>
    </div>
  );
}

const beyond =
  'The recorded run has thrown no further. Press Train: the text is counted in a few seconds, and the dice go on.';

function howItGoes(noun: Noun): string {
  return `A number between 0 and 1 is drawn. Each of the ${noun} has a part of the way there, as wide as it is likely.`;
}

interface StripProps {
  readonly thrown: Throw;
  /** Whether the number that was drawn is to be seen. */
  readonly isDrawn: boolean;
  readonly noun: Noun;
}

function Strip({ thrown, isDrawn, noun }: StripProps) {
  const { shares, token, drawn } = thrown;
  const summary = isDrawn
    ? throwSentence(thrown, noun)
    : `The way from 0 to 1, of which the widest part is that of ${quoted(shares[0]?.[0] ?? '', noun)}.`;
  return (
    <ChanceStrip
      summary={summary}
      shares={shares.map(([one, share]) => [visible(one), share] as const)}
      drawn={isDrawn ? drawn : null}
      hit={shares.findIndex(([one]) => one === token)}
    />
  );
}
