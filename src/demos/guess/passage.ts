/** A passage to be guessed, as the session tells it. */

import type { Look } from '#engine/session.ts';

/** What the text is cut into. */
export type TokenKind = 'characters' | 'words' | 'bytePairs';

/** How one of the models fares at a place. */
export interface Fared {
  /** −log₂ of the probability that it gave to what stands there. */
  readonly bits: number;
  /** How many guesses it takes, in the order of its probabilities. */
  readonly rank: number;
}

/** A token that the model expected, and how much. */
export interface Expected {
  readonly sign: string;
  readonly chance: number;
}

/** A place to be guessed. */
export interface Place {
  /** What is written there. */
  readonly piece: string;
  /** The token that stands for it. */
  readonly sign: string;
  /** The model has no token of its own for it: it is shown, and nobody guesses. */
  readonly isGiven: boolean;
  readonly unigram: Fared;
  readonly bigram: Fared;
  readonly model: Fared;
  /** What the model expected most, the likeliest first. */
  readonly top: readonly Expected[];
}

/** A passage, and all there is to guess from. */
export interface Passage {
  readonly index: number;
  /** How many passages there are. */
  readonly count: number;
  readonly kind: TokenKind;
  /** What is shown. */
  readonly known: string;
  readonly places: readonly Place[];
  /** Every token, the most frequent first. */
  readonly signs: readonly string[];
}

/** The passage of an answer to `{ kind: 'shannon' }`. */
export function passageOf({ arrays, texts }: Look): Passage {
  // Made by the session's answer.
  const about = read<Pick<Passage, 'index' | 'count' | 'kind'>>(texts?.['about']);
  const pieces = read<string[]>(texts?.['pieces']);
  const signs = read<string[]>(texts?.['signs']);
  const number = (name: string, i: number) => arrays[name]?.[i] ?? 0;
  // Arrays that have been packed are whole only nearly.
  const signAt = (name: string, i: number) => signs[Math.round(number(name, i))] ?? '';
  const fared = (i: number): Fared => ({
    bits: number('bits', i),
    rank: Math.round(number('ranks', i)),
  });
  const told = pieces.length > 0 ? (arrays['top']?.length ?? 0) / pieces.length : 0;
  return {
    ...about,
    known: texts?.['known'] ?? '',
    signs,
    places: pieces.map((piece, i) => ({
      piece,
      sign: signAt('targets', i),
      isGiven: number('isGiven', i) > 0.5,
      unigram: fared(3 * i),
      bigram: fared(3 * i + 1),
      model: fared(3 * i + 2),
      top: Array.from({ length: told }, (_, j) => ({
        sign: signAt('top', told * i + j),
        chance: number('topChances', told * i + j),
      })),
    })),
  };
}

/** By what a passage is told from all others, whatever the models make of it. */
export function passageKey({ kind, known, places }: Passage): string {
  return JSON.stringify([kind, known, ...places.map(({ piece }) => piece)]);
}

function read<T>(json = 'null'): T {
  return JSON.parse(json) as T;
}
