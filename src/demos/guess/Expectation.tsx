/** What the model expected at a place, told once it has been guessed. */

import { Bars } from '#charts/Bars.tsx';
import { visible } from '#data/tokenizers/visible.ts';
import type { Game } from './game.ts';
import type { Passage } from './passage.ts';
import { comparison, expectedRows, nouns } from './reading.ts';

/** Which place: the picked one, or else the last that was guessed. */
export interface ExpectationProps {
  readonly passage: Passage;
  readonly game: Game;
  readonly model: string;
  readonly picked: number | null;
}

const endingShown = 12;

/** Bars of the likeliest tokens, and how many guesses each of the models would have needed. */
export function Expectation({ passage, game, model, picked }: ExpectationProps) {
  const { one } = nouns[passage.kind];
  const last = game.rounds.findLastIndex((round) => round !== null);
  const index = picked ?? last;
  const place = passage.places[index];
  const round = game.rounds[index];
  if (!place || !round)
    return (
      <div className="expectation">
        <p className="title">What the {model} expects</p>
        <p className="remark">
          It has made its guesses already. You see them for each {one} as soon as you have yours.
        </p>
      </div>
    );
  const before = [passage.known, ...passage.places.slice(0, index).map(({ piece }) => piece)];
  const ending = [...before.join('')].slice(-endingShown).join('');
  return (
    <div className="expectation">
      <Bars
        title={`What the ${model} expected after “…${visible(ending)}”`}
        rows={expectedRows(place)}
        most={1}
        markedWord="what stands there"
      />
      <p className="remark">{comparison(place, round, model)}</p>
    </div>
  );
}
