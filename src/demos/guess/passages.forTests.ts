/** Small passages for tests. */

import type { Passage, Place } from './passage.ts';

const fared = { bits: 2, rank: 3 } as const;

/** A place at which this token stands; the model gave it a quarter, behind two others. */
export function placeOf(sign: string, patch: Partial<Place> = {}): Place {
  return {
    ...{ piece: sign, sign, isGiven: false },
    ...{ unigram: fared, bigram: fared, model: fared },
    top: [
      { sign: 'x', chance: 0.4 },
      { sign: 'y', chance: 0.3 },
      { sign, chance: 0.25 },
    ],
    ...patch,
  };
}

/** A passage of these tokens after “On ”, in a vocabulary of them and a few more. */
export function passageOf(kind: Passage['kind'], ...signs: readonly string[]): Passage {
  return {
    ...{ index: 0, count: 1, kind, known: 'On ' },
    places: signs.map((sign) => placeOf(sign)),
    signs: [...new Set([' ', 'e', 't', 'a', '\n', ...signs, '\uFFFD'])],
  };
}
