/** What can be judged of a sample that was broken off somewhere. */

import type { TextSetId } from '../texts.ts';

/**
 * A sample without the end that was cut off: whole names, tales and lines of verse; of a book or the reader's own text
 * the whole words. Rules know themselves what they cannot say of a poem or a paragraph that was begun.
 */
export function wholeUnits(set: TextSetId, sample: string): string {
  switch (set) {
    case 'names':
    case 'tales':
    case 'verses':
      return sample.slice(0, sample.lastIndexOf('\n') + 1);
    case 'book':
    case 'own':
      return wholeWords(sample);
    default:
      return set satisfies never;
  }
}

/** Up to the last white space; where the last word is without end, as in scripts without spaces, all. */
function wholeWords(sample: string): string {
  const tail = /\S*$/u.exec(sample)?.[0].length ?? 0;
  return tail > longestWord ? sample : sample.slice(0, sample.length - tail);
}

/** In characters: no more than this is thrown away. */
const longestWord = 30;
