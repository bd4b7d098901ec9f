/** The guessed part of a passage on the page: which letters stay together when lines break. */

import { unspaced } from '#data/tokenizers/words.ts';

/** Indices of pieces, a list for each word with the space after it. Scripts without spaces may break anywhere. */
export function wordsOf(pieces: readonly string[]): number[][] {
  const words: number[][] = [];
  let isOpen = false;
  for (const [index, piece] of pieces.entries()) {
    if (isOpen && !breaksBefore.test(piece)) words.at(-1)?.push(index);
    else words.push([index]);
    isOpen = !/\s$/u.test(piece);
  }
  return words;
}

/** A space with something after it, or a letter of a script that puts none between words. */
const breaksBefore = new RegExp(`^\\s\\S|^${unspaced}`, 'u');
