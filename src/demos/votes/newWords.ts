/** Which words of a text another one does not have. */

/** A stretch of a text, and whether it is new. */
export interface Stretch {
  readonly text: string;
  readonly isNew: boolean;
}

/** The text in stretches, those of its words marked that do not occur in the one before. Spaces go with what they follow. */
export function newWords(before: string, text: string): Stretch[] {
  const known = new Set(wordsOf(before));
  return stretchesOf(text, (word) => !known.has(word));
}

/** The text in stretches of words that are new, and of those that are not, with what stands between them. */
export function stretchesOf(text: string, isNewWord: (word: string) => boolean): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [piece] of text.matchAll(/[\p{L}\p{M}]+|[^\p{L}\p{M}]+/gu)) {
    const isNew = /\p{L}/u.test(piece) && isNewWord(piece.toLowerCase());
    const last = stretches.at(-1);
    if (last?.isNew === isNew)
      stretches.push({ text: (stretches.pop()?.text ?? '') + piece, isNew });
    else stretches.push({ text: piece, isNew });
  }
  return stretches;
}

/** The words of a text, in small letters. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}
