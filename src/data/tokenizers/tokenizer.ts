/** What every tokenizer does: text becomes numbers, and numbers become text again. */

/** Cuts text into tokens, each an id below `vocabulary.length`. Any text encodes. */
export interface Tokenizer {
  readonly kind: SavedTokenizer['kind'];
  /** What each id shows as: spaces, line breaks and single bytes are made visible. For display only. */
  readonly vocabulary: readonly string[];
  /** The text's tokens, in order. */
  encode(text: string): Int32Array;
  /** The text that the tokens spell. Throws for an id outside the vocabulary. */
  decode(ids: Iterable<number>): string;
  /** All that a checkpoint needs; `restoredTokenizer` makes the same tokenizer of it. */
  toJSON(): SavedTokenizer;
}

/** A tokenizer as plain data. */
export type SavedTokenizer =
  | { readonly kind: 'characters'; readonly characters: readonly string[] }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'bytePairs'; readonly pairs: readonly Pair[] };

/** Two tokens that stand side by side, left and right. */
export type Pair = readonly [number, number];

/** What stands for anything that the vocabulary lacks: the replacement character. */
export const unknownSign = '\uFFFD';

/** The entry of a token; throws when there is none. */
export function entryOf<T>(entries: readonly T[], id: number): T {
  const entry = entries[id];
  if (entry === undefined)
    throw new Error(`invalid token; expected 0 to ${entries.length - 1}: ${id}`);
  return entry;
}
