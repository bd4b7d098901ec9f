/** What occurs in a text: its words, its pairs of letters and words, its usual lengths. */

import { unspaced } from '../tokenizers/words.ts';

/** The text's words in small letters, in order. Scripts that put no spaces between words have none. */
export function wordsIn(text: string): string[] {
  return text.toLowerCase().match(words) ?? [];
}

/** Every two letters that stand side by side, in small letters, in the order of the text. */
export function letterPairsIn(text: string): string[] {
  return (text.toLowerCase().match(letterRuns) ?? []).flatMap(pairsOf);
}

/** The different pairs of letters in a text, found by way of its different words: ten times as fast as one by one. */
export function differentLetterPairs(text: string): Set<string> {
  return new Set([...new Set(text.toLowerCase().match(letterRuns))].flatMap(pairsOf));
}

/** Every two words with nothing but one space between them, in small letters, as "of the". */
export function wordPairsIn(text: string): string[] {
  const lower = text.toLowerCase();
  const found = [...lower.matchAll(words)];
  return found.flatMap(({ 0: word, index }, i) => {
    const next = found[i + 1];
    const end = index + word.length;
    return next && lower.slice(end, next.index) === ' ' ? [`${word} ${next[0]}`] : [];
  });
}

/** From the least to the most of the middle 98 % of some lengths; null when there are too few to tell. */
export function usualLengths(
  lengths: readonly number[],
): { readonly least: number; readonly most: number } | null {
  const sorted = [...lengths].sort((one, other) => one - other);
  const least = sorted[Math.floor(0.01 * sorted.length)];
  const most = sorted[Math.ceil(0.99 * sorted.length) - 1];
  if (sorted.length < fewestLengths || least === undefined || most === undefined) return null;
  return { least, most };
}

const fewestLengths = 20;

const word = `(?:(?!${unspaced})[\\p{L}\\p{M}\\p{N}])+`;

/** As the word tokenizer cuts them, without the space before. */
const words = new RegExp(`${word}(?:['’\\u200c\\u200d]${word})*`, 'gu');

const letterRuns = /[\p{L}\p{M}]+/gu;

function pairsOf(run: string): string[] {
  const letters = [...run];
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
}
