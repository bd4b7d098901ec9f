/**
 * One token a character, by which is meant a Unicode code point.
 *
 * What a reader takes for one character may be several code points (👩‍🚀, a flag, an accent that NFC cannot join). They
 * come back whole, as decoding only puts side by side what encoding took apart. Units of that larger kind are found by
 * tables that differ from browser to browser, so that a seed would no longer repeat a run; and each would need examples
 * of its own to be learned, where 👩 and 🚀 are shared.
 */

import { mostFrequent } from './frequent.ts';
import { entryOf, type SavedTokenizer, type Tokenizer, unknownSign } from './tokenizer.ts';
import { visible } from './visible.ts';

/** Token 0 stands for every unknown character, U+FFFD and lone surrogates included; the others for one each. */
export class CharacterTokenizer implements Tokenizer {
  readonly kind = 'characters';
  readonly vocabulary: readonly string[];
  private readonly characters: readonly string[];
  private readonly ids: ReadonlyMap<string, number>;

  /** @param characters what is known, each once, without U+FFFD; their order is that of the ids from 1 */
  constructor(characters: readonly string[]) {
    this.characters = [unknownSign, ...characters];
    this.ids = new Map(this.characters.map((character, id) => [character, id]));
    if (this.ids.size !== this.characters.length)
      throw new Error(`invalid characters; expected each once: ${characters.join('')}`);
    this.vocabulary = this.characters.map(visible);
  }

  encode(text: string): Int32Array {
    const ids = new Int32Array(text.length);
    let length = 0;
    for (const character of text) ids[length++] = this.ids.get(character) ?? unknown;
    return ids.slice(0, length);
  }

  decode(ids: Iterable<number>): string {
    return Array.from(ids, (id) => entryOf(this.characters, id)).join('');
  }

  toJSON(): SavedTokenizer {
    return { kind: this.kind, characters: this.characters.slice(1) };
  }
}

/**
 * A tokenizer of the text's most frequent characters, `largest` at most (256 unless told), and the unknown one.
 * Ids follow the code points, so that tables read alphabetically.
 */
export function learnCharacters(text: string, { largest = 256 } = {}): CharacterTokenizer {
  const known = mostFrequent(text.toWellFormed().replaceAll(unknownSign, ''), largest);
  return new CharacterTokenizer(
    known.sort((one, other) => (one.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0)),
  );
}

const unknown = 0;
