/** Tokens as the text that they stand for. */

import { type Tokenizer, unknownSign } from '#data/tokenizers/tokenizer.ts';
import { splitWords } from '#data/tokenizers/words.ts';

/** The text cut as its tokenizer cuts it, so that what is unknown still shows; null where tokens are but bytes. */
export function cut(text: string, { kind }: Tokenizer): string[] | null {
  switch (kind) {
    case 'characters':
      return [...text];
    case 'words':
      return splitWords(text);
    case 'bytePairs':
      return null;
    default:
      return kind satisfies never;
  }
}

/** What a token stands for in a text; bytes that are no whole character, as the vocabulary shows them. */
export function pieceOf(id: number, tokenizer: Tokenizer): string {
  const piece = tokenizer.decode([id]);
  return piece.includes(unknownSign) ? (tokenizer.vocabulary[id] ?? piece) : piece;
}

/** Whether a token only says that its tokenizer does not know what stood there. */
export function isUnknown(id: number, tokenizer: Tokenizer): boolean {
  return tokenizer.kind !== 'bytePairs' && tokenizer.decode([id]).includes(unknownSign);
}
