/** Tokenizers out of checkpoints. */

import { BytePairTokenizer } from './bytePair.ts';
import { CharacterTokenizer } from './characters.ts';
import type { SavedTokenizer, Tokenizer } from './tokenizer.ts';
import { WordTokenizer } from './words.ts';

/** The tokenizer whose `toJSON` gave this. */
export function restoredTokenizer(saved: SavedTokenizer): Tokenizer {
  switch (saved.kind) {
    case 'characters':
      return new CharacterTokenizer(saved.characters);
    case 'words':
      return new WordTokenizer(saved.words);
    case 'bytePairs':
      return new BytePairTokenizer(saved.pairs);
    default:
      return saved satisfies never;
  }
}
