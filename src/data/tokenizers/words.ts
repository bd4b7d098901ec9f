/** One token a word, with the space before it; punctuation marks and line breaks are tokens of their own. */

import { mostFrequent } from './frequent.ts';
import { entryOf, type SavedTokenizer, type Tokenizer, unknownSign } from './tokenizer.ts';
import { visible } from './visible.ts';

/**
 * Tokens 0 and 1 stand for what is unknown, without and with a space before it, so that decoded text still reads as
 * words; the others for one word, mark or white space each. Without unknown words, decoding gives the text exactly.
 */
export class WordTokenizer implements Tokenizer {
  readonly kind = 'words';
  readonly vocabulary: readonly string[];
  private readonly words: readonly string[];
  private readonly ids: ReadonlyMap<string, number>;

  /** @param words what is known, each once; their order is that of the ids from 2 */
  constructor(words: readonly string[]) {
    this.words = [...unknowns, ...words];
    this.ids = new Map(this.words.map((word, id) => [word, id]));
    if (this.ids.size !== this.words.length)
      throw new Error(`invalid words; expected each once: ${words.join('|')}`);
    this.vocabulary = this.words.map(visible);
  }

  encode(text: string): Int32Array {
    return Int32Array.from(
      splitWords(text),
      (word) => this.ids.get(word) ?? Number(word.startsWith(' ')),
    );
  }

  decode(ids: Iterable<number>): string {
    return Array.from(ids, (id) => entryOf(this.words, id)).join('');
  }

  toJSON(): SavedTokenizer {
    return { kind: this.kind, words: this.words.slice(unknowns.length) };
  }
}

/** A tokenizer of the text's most frequent words and marks, `largest` at most (1,000 unless told), and the unknown ones. */
export function learnWords(text: string, { largest = 1000 } = {}): WordTokenizer {
  const known = splitWords(text).filter((word) => !unknowns.includes(word));
  return new WordTokenizer(mostFrequent(known, largest));
}

/** The text cut into words, marks and white space; joined, they are the text again (lone surrogates as U+FFFD). */
export function splitWords(text: string): string[] {
  return text.toWellFormed().match(pattern) ?? [];
}

const unknowns: readonly string[] = [unknownSign, ` ${unknownSign}`];

/**
 * A pattern, as the source of a regular expression, of a letter in scripts that put no spaces between words: there each
 * letter is a token, as dictionaries differ between browsers.
 */
export const unspaced =
  '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]';

const letters = `(?:(?!${unspaced})[\\p{L}\\p{M}\\p{N}])+`;

const pattern = new RegExp(
  [
    // Apostrophes (don’t) and the joiners of Persian and Indic scripts hold a word together.
    ` ?${letters}(?:['’\\u200c\\u200d]${letters})*`,
    ` ?${unspaced}\\p{M}*`,
    ' ?[^\\s\\p{L}\\p{M}\\p{N}]\\p{M}*',
    '\\s',
  ].join('|'),
  'gu',
);
