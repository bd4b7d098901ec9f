/** The guessing game: what has been found, what has been tried, and what another guess does. */

import { unknownSign } from '#data/tokenizers/tokenizer.ts';
import { visible } from '#data/tokenizers/visible.ts';
import type { Passage, Place, TokenKind } from './passage.ts';
import type { Round } from './score.ts';

/** The state of the game on one passage. */
export interface Game {
  /** How each place was found, in order; null where it was given. */
  readonly rounds: readonly (Round | null)[];
  /** What was tried at the next place, in vain. */
  readonly wrong: readonly string[];
}

/** What came of a guess: the game after it, and what to say when it could not be taken. */
export interface Outcome {
  readonly game: Game;
  readonly problem: string | null;
}

/** A game in which nothing has been guessed. */
export function newGame({ places }: Passage): Game {
  return withGiven({ rounds: [], wrong: [] }, places);
}

/** The place that is to be guessed next; none once all have been found. */
export function nextPlace({ places }: Passage, { rounds }: Game): Place | undefined {
  return places[rounds.length];
}

/** What can be guessed, the most frequent first: words stand for themselves with a space before them and without. */
export function choicesOf({ kind, signs }: Pick<Passage, 'kind' | 'signs'>): string[] {
  const whole = signs.filter(isSpelt);
  return [...new Set(whole.map((sign) => spoken(sign, kind)))];
}

/** Whether a token spells something, and can be guessed; the unknown one doesn't. */
export function isSpelt(sign: string): boolean {
  return !sign.includes(unknownSign);
}

/** A token as readers type it: letters as they are, other tokens without the spaces around them. */
export function spoken(sign: string, kind: TokenKind): string {
  const word = sign.trim();
  return kind === 'characters' || word === '' ? sign : word;
}

/**
 * Takes what was typed: by letters each one is a guess as long as they are right, otherwise all of it is one guess.
 * What the model has no token for, and what was tried before, costs nothing and is said.
 */
export function guess(passage: Passage, game: Game, typed: string): Outcome {
  const text = typed.normalize('NFC');
  if (passage.kind !== 'characters') return guessOne(passage, game, spoken(text, passage.kind));
  let outcome: Outcome = { game, problem: null };
  for (const letter of text) {
    const found = outcome.game.rounds.length;
    outcome = guessOne(passage, outcome.game, letter);
    if (outcome.game.rounds.length === found) break;
  }
  return outcome;
}

/** Shows what stands at the next place. */
export function giveUp(passage: Passage, game: Game): Game {
  if (!nextPlace(passage, game)) return game;
  return found(passage, game, { guesses: game.wrong.length, isGivenUp: true });
}

function guessOne(passage: Passage, game: Game, typed: string): Outcome {
  const place = nextPlace(passage, game);
  if (!place || typed === '') return { game, problem: null };
  const choice = choiceFor(choicesOf(passage), typed);
  if (choice === undefined) return { game, problem: unknown(passage, typed) };
  if (choice === spoken(place.sign, passage.kind)) {
    const guesses = game.wrong.length + 1;
    return { game: found(passage, game, { guesses, isGivenUp: false }), problem: null };
  }
  if (game.wrong.includes(choice))
    return { game, problem: `“${visible(choice)}” has been tried here: it costs nothing.` };
  return { game: { ...game, wrong: [...game.wrong, choice] }, problem: null };
}

/** What was typed, or else the same in other letters, great or small. */
function choiceFor(choices: readonly string[], typed: string): string | undefined {
  if (choices.includes(typed)) return typed;
  const small = typed.toLowerCase();
  return choices.find((choice) => choice.toLowerCase() === small);
}

function found({ places }: Passage, { rounds }: Game, round: Round): Game {
  return withGiven({ rounds: [...rounds, round], wrong: [] }, places);
}

/** Passes over places that can't be guessed. */
function withGiven(game: Game, places: readonly Place[]): Game {
  const { rounds } = game;
  return places[rounds.length]?.isGiven
    ? withGiven({ ...game, rounds: [...rounds, null] }, places)
    : game;
}

const mostQuoted = 20;

function unknown({ kind }: Passage, typed: string): string {
  const short = typed.length > mostQuoted ? `${typed.slice(0, mostQuoted)}…` : typed;
  const quoted = `“${visible(short)}”`;
  switch (kind) {
    case 'characters':
      return `The text that the model has read has no ${quoted}: it costs nothing.`;
    case 'words':
      return /\s/.test(typed)
        ? 'One word at a time, please.'
        : `The model knows no word ${quoted}: it costs nothing.`;
    case 'bytePairs':
      return `No token of the model is ${quoted}: it costs nothing. Tokens may be parts of words.`;
    default:
      return kind satisfies never;
  }
}
