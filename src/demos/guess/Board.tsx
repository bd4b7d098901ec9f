/** The passage as far as it is known: what was shown, what has been found with how many guesses, and the next blank. */

import { Fragment, type KeyboardEvent, memo } from 'react';
import { nextIndex } from '#charts/keys.ts';
import { wordsOf } from './cells.ts';
import { type Game, nextPlace } from './game.ts';
import type { Passage, Place } from './passage.ts';
import { names, nouns } from './reading.ts';
import type { Round } from './score.ts';

/** What stands on the board, and which place the reader looks back at. */
export interface BoardProps {
  readonly passage: Passage;
  readonly game: Game;
  /** What the model is called. */
  readonly model: string;
  readonly picked: number | null;
  readonly onPick: (place: number) => void;
}

/** Under each letter stand two numbers, as in Shannon's paper: the reader's guesses, then the model's. */
export function Board({ passage, game, model, picked, onPick }: BoardProps) {
  const { places, known, kind } = passage;
  const found = places.slice(0, game.rounds.length);
  const reachable = picked ?? found.length - 1;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = nextIndex(event.key, reachable, found.length);
    if (next === null) return;
    event.preventDefault();
    onPick(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-place="${next}"]`)?.focus();
  };
  const { one } = nouns[kind];
  return (
    <div className="board">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot flow as text */}
      <div role="group" aria-label="The passage" className="text" dir="auto" onKeyDown={onKeyDown}>
        <span className="known">{known}</span>
        {wordsOf(found.map(({ piece }) => piece)).map((word) => (
          <Fragment key={word[0]}>
            {/* A word's own space stands before its cells, so that no line begins with it. */}
            {/^ \S/.test(places[word[0] ?? 0]?.piece ?? '') && ' '}
            <span className="word">
              {word.map((index) => (
                <Cell
                  key={index}
                  index={index}
                  place={places[index]}
                  round={game.rounds[index] ?? null}
                  model={model}
                  isPicked={index === picked}
                  isReachable={index === reachable}
                  onPick={onPick}
                />
              ))}
            </span>
          </Fragment>
        ))}
        {nextPlace(passage, game) && (
          <span className="blank">
            <span className="hidden">, then the {one} to guess</span>
          </span>
        )}
      </div>
      {found.length > 0 && (
        <p className="key">
          Under each {one}: <b className="yours">your guesses</b>, then{' '}
          <b className="models">the {model}’s</b>.
        </p>
      )}
    </div>
  );
}

interface CellProps {
  readonly index: number;
  readonly place: Place | undefined;
  readonly round: Round | null;
  readonly model: string;
  readonly isPicked: boolean;
  readonly isReachable: boolean;
  readonly onPick: (place: number) => void;
}

const Cell = memo(function Cell(props: CellProps) {
  const { index, place, round, model, isPicked, isReachable, onPick } = props;
  if (!place) return null;
  const shown = place.piece
    .replace(/^ (?=\S)/, '')
    .replaceAll('\n', '↵')
    .replaceAll(' ', '\u00a0');
  const breaksLine = place.piece.endsWith('\n');
  if (!round)
    return (
      <span className="given" title="The model has no token of its own for this one.">
        {shown}
        {breaksLine && <br />}
      </span>
    );
  return (
    <>
      <button
        type="button"
        className="cell"
        data-place={index}
        data-given-up={round.isGivenUp || undefined}
        aria-pressed={isPicked}
        tabIndex={isReachable ? 0 : -1}
        onClick={() => onPick(index)}
      >
        <span>{shown}</span>
        <span className="hidden">{names[place.piece]}, your guesses: </span>
        <small className="yours">{round.isGivenUp ? '–' : round.guesses}</small>
        <span className="hidden">, the {model}’s: </span>
        <small className="models">{place.model.rank}</small>
      </button>
      {breaksLine && <br />}
    </>
  );
});
