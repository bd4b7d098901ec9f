/** Two tales to choose from, and what the votes have made of the model. */

import { useMemo } from 'react';
import type { Look } from '#engine/session.ts';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { votes } from './definition.ts';
import { momentOf, type VotesMoment } from './moment.ts';
import { newWords } from './newWords.ts';
import { mostVotes, type VotesValues } from './parameters.ts';

/** The demo `votes`: its frame around its figure. */
export default function VotesDemo(props: DemoProps) {
  return <DemoFrame definition={votes} View={VotesView} {...props} />;
}

function VotesView({ snapshot, values, onStep }: ViewProps) {
  const settings = values as VotesValues; // the frame has checked them
  const moment = useMemo(() => momentOf(snapshot as Look | null), [snapshot]);
  if (!snapshot || !moment)
    return <p className="remark">No tale has been told yet: press Train.</p>;
  const cast = (letter: string) =>
    onStep({ votes: withVote(settings.votes, snapshot.step, letter) });
  return (
    <div className="votes">
      {settings.judge === 'you' ? (
        <Ballot pair={moment.pair} step={snapshot.step} onVote={cast} />
      ) : (
        <LastVerdict moment={moment} />
      )}
      <p className="tally">{tally(moment)}</p>
      <Compared before={moment.before} after={moment.after} />
    </div>
  );
}

/** The votes up to a step with one more; where judges voted in between, dots keep the place. */
function withVote(sofar: string, step: number, letter: string): string {
  return sofar.slice(0, step).padEnd(step, '.') + letter;
}

interface BallotProps {
  readonly pair: VotesMoment['pair'];
  readonly step: number;
  readonly onVote: (letter: 'l' | 'r' | 'n') => void;
}

const keys: Readonly<Record<string, 'l' | 'r' | 'n'>> = {
  ArrowLeft: 'l',
  ArrowRight: 'r',
  ArrowDown: 'n',
};

/** Two tales as buttons; the arrow keys vote as well while one of them has the focus. */
function Ballot({ pair, step, onVote }: BallotProps) {
  const isFull = step >= mostVotes;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced with every button
    <div
      className="ballot"
      role="group"
      aria-label="Which tale do you like better?"
      onKeyDown={(event) => {
        const letter = keys[event.key];
        if (!letter || isFull) return;
        event.preventDefault();
        onVote(letter);
      }}
    >
      <p className="title">Which tale do you like better?</p>
      <div className="pair">
        {(['left', 'right'] as const).map((side) => (
          <button
            key={side}
            type="button"
            className="tale"
            disabled={isFull}
            onClick={() => onVote(side === 'left' ? 'l' : 'r')}
          >
            {pair[side]}
          </button>
        ))}
      </div>
      <p className="row">
        <button type="button" disabled={isFull} onClick={() => onVote('n')}>
          Neither
        </button>
        <span className="remark">
          {isFull
            ? `A run holds ${mostVotes} votes: press Train, and a judge that has learned from yours goes on.`
            : 'By keyboard: ← left, → right, ↓ neither.'}
        </span>
      </p>
    </div>
  );
}

/** What the judge made of the pair before. */
function LastVerdict({ moment: { last, pair } }: { readonly moment: VotesMoment }) {
  const shown = last ?? pair;
  const verdict = last?.verdict ?? null;
  return (
    <div className="ballot">
      <p className="title">
        {last
          ? verdict
            ? 'The judge’s last vote'
            : 'The judge preferred neither of twenty pairs; the last of them'
          : 'What the judge will be asked about first'}
      </p>
      <div className="pair">
        {(['left', 'right'] as const).map((side) => (
          <p
            key={side}
            className="tale"
            data-verdict={verdict && (verdict === side ? 'chosen' : 'rejected')}
          >
            {shown[side]}
            {verdict && <b>{verdict === side ? '✓ preferred' : '✗ not preferred'}</b>}
          </p>
        ))}
      </div>
    </div>
  );
}

function tally({ learned }: VotesMoment): string {
  if (learned === 0) return 'No vote has been cast yet: both columns tell the same tales.';
  return `${learned === 1 ? 'One vote has' : `${learned} votes have`} moved the model. Its tales before and now, from the same dice; words that were not there before are marked.`;
}

/** Tales from the same dice by the model as it was and as it is. */
function Compared({ before, after }: Pick<VotesMoment, 'before' | 'after'>) {
  return (
    <div className="pair compared">
      <div>
        <p className="title">Before all votes</p>
        {before.map((tale) => (
          <p key={tale} className="tale">
            {tale}
          </p>
        ))}
      </div>
      <div>
        <p className="title">Now</p>
        {after.map((tale, i) => (
          <MarkedTale key={`${before[i]}`} before={before[i] ?? ''} tale={tale} />
        ))}
      </div>
    </div>
  );
}

/** A tale, its words marked that the one before does not have. */
function MarkedTale({ before, tale }: { readonly before: string; readonly tale: string }) {
  return (
    <p className="tale">
      {newWords(before, tale).map(({ text, isNew }, place) => {
        const Part = isNew ? 'mark' : 'span';
        // biome-ignore lint/suspicious/noArrayIndexKey: words come again
        return <Part key={place}>{text}</Part>;
      })}
    </p>
  );
}
