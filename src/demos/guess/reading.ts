/** How the game stands, in words and in bars. */

import type { Bar } from '#charts/Bars.tsx';
import { visible } from '#data/tokenizers/visible.ts';
import type { Game } from './game.ts';
import { choicesOf, isSpelt, nextPlace, spoken } from './game.ts';
import type { Passage, Place, TokenKind } from './passage.ts';
import {
  type Bounds,
  entropyBounds,
  fewestRounds,
  guessShares,
  mean,
  type Round,
} from './score.ts';

/** What tokens of a kind are called. */
export const nouns: Readonly<Record<TokenKind, { readonly one: string; readonly many: string }>> = {
  characters: { one: 'letter', many: 'letters' },
  words: { one: 'word', many: 'words' },
  bytePairs: { one: 'piece', many: 'pieces' },
};

/** What can't be seen, by name. */
export const names: Readonly<Record<string, string>> = {
  ' ': 'space',
  '\n': 'line break',
  '\t': 'tab',
};

/** The simpler models, the poorest first. */
const tables = ['unigram', 'bigram'] as const;

/** A place that the reader has guessed at, with how. */
interface Played {
  readonly place: Place;
  readonly round: Round;
}

/** The places that have been found or given up, without those that were given. */
export function played({ places }: Passage, { rounds }: Game): Played[] {
  return rounds.flatMap((round, i): Played[] => {
    const place = places[i];
    return round && place ? [{ place, round }] : [];
  });
}

/** The reader's bits, or null as long as there are too few letters. */
export function readersBits(passage: Passage, game: Game): Bounds | null {
  const rounds = played(passage, game).map(({ round }) => round);
  if (rounds.length < fewestRounds) return null;
  return entropyBounds(guessShares(rounds, choicesOf(passage).length));
}

/** The score: a row each for the reader, the tables and the model, over the very same letters. */
export interface Score {
  readonly title: string;
  readonly rows: readonly Bar[];
  /** What is to be known of the reader's own bits. */
  readonly note: string;
}

/** The score so far; before the first letter, what the models need for the whole passage. */
export function scoreOf(passage: Passage, game: Game, model: string): Score {
  const { one, many } = nouns[passage.kind];
  const done = played(passage, game);
  const isFresh = done.length === 0;
  const judged = isFresh
    ? passage.places.filter(({ isGiven }) => !isGiven)
    : done.map(({ place }) => place);
  const bits = readersBits(passage, game);
  const modelRow = (id: 'unigram' | 'bigram' | 'model', label: string): Bar => {
    const value = mean(judged.map((place) => place[id].bits));
    const tone = id === 'model' ? 'generated' : 'loss';
    return { id, label, value, reading: `${value.toFixed(1)} bits`, tone };
  };
  return {
    title: isFresh
      ? `To beat: bits a ${one} over the ${judged.length} ${many} to come`
      : `Bits a ${one} over the ${counted(judged.length, passage.kind)} so far (fewer is better)`,
    rows: [
      ...(bits ? [yours(bits)] : []),
      ...tables.map((id) => modelRow(id, id)),
      modelRow('model', model),
    ],
    note: noteOf(done.length, passage.kind),
  };
}

function yours({ lower, upper }: Bounds): Bar {
  const [least, most] = [lower.toFixed(1), upper.toFixed(1)];
  const reading = least === most ? `${most} bits` : `${least} to ${most} bits`;
  return { id: 'reader', label: 'you', value: upper, reading, tone: 'reader', isMarked: true };
}

function noteOf(done: number, kind: TokenKind): string {
  const { many } = nouns[kind];
  if (done < fewestRounds)
    return `Your own bits are told from ${fewestRounds} ${many} on; you have ${done}.`;
  return `Your bits lie between two bounds, from how many guesses you took. From ${done} ${many} they are rough, and rather too low: a hundred would say more.`;
}

/** "1 letter", "12 letters". */
export function counted(count: number, kind: TokenKind): string {
  return `${count} ${count === 1 ? nouns[kind].one : nouns[kind].many}`;
}

/** What the model expected at a place, as bars; what stands there is marked, and comes last when it is not among them. */
export function expectedRows({ top, sign, model }: Place): Bar[] {
  const isTold = top.some((one) => one.sign === sign);
  const told = isTold ? top : [...top.slice(0, -1), { sign, chance: 2 ** -model.bits }];
  return told.map((one, i): Bar => {
    const isRight = one.sign === sign;
    return {
      id: String(i), // several bytes that are half a character look alike
      label: isSpelt(one.sign) ? visible(one.sign) : 'unknown',
      value: one.chance,
      reading: percent(one.chance),
      isMarked: isRight,
      tone: isRight ? 'real' : 'generated',
    };
  });
}

/** "You took 3 guesses; the transformer would have needed 1, the bigram 4, the unigram 7." */
export function comparison({ model, bigram, unigram }: Place, round: Round, name: string): string {
  const you = round.isGivenUp
    ? round.guesses === 0
      ? 'You had it shown'
      : `You had it shown after ${guesses(round.guesses)}`
    : `You took ${guesses(round.guesses)}`;
  return `${you}; the ${name} would have needed ${model.rank}, the bigram ${bigram.rank}, the unigram ${unigram.rank}.`;
}

/** What has just happened, for the line under the field and for those who listen. */
export function lastMove(passage: Passage, game: Game, model: string): string {
  const { one } = nouns[passage.kind];
  const tried = game.wrong.at(-1);
  if (tried !== undefined) {
    const many = game.wrong.length;
    return `Not “${visible(tried)}”. ${many === 1 ? 'One guess' : `${many} guesses`} so far for this ${one}.`;
  }
  const last = played(passage, game).at(-1);
  if (!last) return `Guess the ${one} at the mark.`;
  const { place, round } = last;
  const sign = visible(spoken(place.sign, passage.kind));
  const how = round.isGivenUp
    ? `It was “${sign}”`
    : `“${sign}” is right, at guess ${round.guesses}`;
  const said = `${how}; the ${model} gave it ${percent(2 ** -place.model.bits)}.`;
  return nextPlace(passage, game) ? said : `${said} That was the whole passage.`;
}

/** 0.674 as "67 %", small ones with a figure more; a network rules nothing out, and is never quite sure. */
export function percent(chance: number): string {
  const percents = 100 * chance;
  if (percents < 0.1) return '< 0.1 %';
  if (percents > 99.9) return '> 99.9 %';
  return `${percents < 9.95 || percents > 99.5 ? percents.toFixed(1) : Math.round(percents)} %`;
}

function guesses(count: number): string {
  return count === 1 ? '1 guess' : `${count} guesses`;
}
