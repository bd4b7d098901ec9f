/** The contexts that a reader names, as tokens. */

import { splitWords } from '#data/tokenizers/words.ts';
import type { CountedText } from './countedText.ts';
import { frequentStretch } from './frequent.ts';

/** A context, and what of it the text has no token for. */
export interface NamedContext {
  readonly tokens: Int32Array;
  readonly unknown: readonly string[];
}

/** The last `length` tokens of what was named; of nothing, the text's most frequent context, made of letters alone. */
export function contextNamed(text: CountedText, length: number, named: string): NamedContext {
  if (length === 0) return { tokens: new Int32Array(), unknown: [] };
  if (named === '') return { tokens: mostFrequent(text, length), unknown: [] };
  const { tokenizer } = text;
  const exact = named.normalize('NFC');
  // Most words follow a space, which readers will not type before the first.
  const isKnown = text.isKnown(firstPiece(text, exact));
  const taken = isKnown || !text.isKnown(firstPiece(text, ` ${exact}`)) ? exact : ` ${exact}`;
  return {
    tokens: tokenizer.encode(taken).slice(-length),
    unknown: piecesOf(text, taken)
      .slice(-length)
      .filter((piece) => !text.isKnown(piece)),
  };
}

function piecesOf({ tokenizer }: CountedText, named: string): string[] {
  return tokenizer.kind === 'words' ? splitWords(named) : [...named];
}

function firstPiece(text: CountedText, named: string): string {
  return piecesOf(text, named)[0] ?? '';
}

const found = new WeakMap<CountedText, Map<number, Int32Array>>();

function mostFrequent(text: CountedText, length: number): Int32Array {
  const known = found.get(text) ?? new Map<number, Int32Array>();
  found.set(text, known);
  const isWord = (token: number) => /^␣?\p{L}+$/u.test(text.tokenizer.vocabulary[token] ?? '');
  const context = known.get(length) ?? frequentStretch(text.training, length, isWord);
  known.set(length, context);
  return context;
}
