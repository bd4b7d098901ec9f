/**
 * Byte-pair encoding (Sennrich et al. 2016) over the bytes of UTF-8 (as in GPT-2, Radford et al. 2019, section 2.2):
 * the 256 bytes are tokens, and each merge makes one more out of two that often stand side by side.
 */

import { entryOf, type Pair, type SavedTokenizer, type Tokenizer } from './tokenizer.ts';
import { visibleBytes } from './visible.ts';

/** The tokens that are there before any merge. */
export const byteCount = 256;

/**
 * Ids below 256 are bytes; 256 + i is what the i-th merge made. Any well-formed text comes back exactly; a lone
 * surrogate, which UTF-8 cannot write, comes back as U+FFFD.
 */
export class BytePairTokenizer implements Tokenizer {
  readonly kind = 'bytePairs';
  readonly vocabulary: readonly string[];
  private readonly pairs: readonly Pair[];
  private readonly bytes: readonly Uint8Array[];
  private readonly ids: ReadonlyMap<number, number>;

  /** @param pairs what is merged, in the order in which it was learned. Throws when a pair names a later token. */
  constructor(pairs: readonly Pair[]) {
    const most = largestVocabulary - byteCount;
    if (pairs.length > most)
      throw new Error(`invalid pairs; expected ${most} at most: ${pairs.length}`);
    const bytes = singleBytes();
    for (const pair of pairs) bytes.push(spelled(bytes, pair));
    this.pairs = pairs;
    this.bytes = bytes;
    this.ids = new Map(pairs.map(([left, right], i) => [pairKey(left, right), byteCount + i]));
    this.vocabulary = bytes.map(visibleBytes);
  }

  encode(text: string): Int32Array {
    const known = new Map<string, number[]>();
    const ids: number[] = [];
    for (const [run] of runsOf(text)) {
      let tokens = known.get(run);
      if (!tokens) {
        tokens = this.encodeRun(run);
        known.set(run, tokens);
      }
      for (const id of tokens) ids.push(id);
    }
    return Int32Array.from(ids);
  }

  /** Bytes that are not text, as a model may well produce, become U+FFFD. */
  decode(ids: Iterable<number>): string {
    const parts = Array.from(ids, (id) => entryOf(this.bytes, id));
    return decoder.decode(joined(parts));
  }

  toJSON(): SavedTokenizer {
    return { kind: this.kind, pairs: this.pairs };
  }

  private encodeRun(run: string): number[] {
    let tokens = [...encoder.encode(run)];
    for (;;) {
      // A merge's pairs are made of earlier tokens, so the lowest id is the one that was learned first.
      let lowest = Number.POSITIVE_INFINITY;
      for (let i = 1; i < tokens.length; i++) {
        const id = this.ids.get(pairKey(tokens[i - 1] ?? 0, tokens[i] ?? 0));
        if (id !== undefined && id < lowest) lowest = id;
      }
      const pair = this.pairs[lowest - byteCount];
      if (!pair) return tokens;
      tokens = mergedTokens(tokens, pair, lowest);
    }
  }
}

/**
 * The stretches that merges never cross, each match one: a word with the space before it, a number, a run of marks, white
 * space (after GPT-2's pattern). Joined, they are the text. None is longer than about eighty characters, so that text
 * without spaces costs no more than other text.
 */
export function runsOf(text: string): IterableIterator<RegExpExecArray> {
  return text.matchAll(pattern);
}

/** A pair as one number, smaller for pairs of earlier tokens. */
export function pairKey(left: number, right: number): number {
  return left * largestVocabulary + right;
}

/** The pair of a key. */
export function pairOf(key: number): Pair {
  return [Math.floor(key / largestVocabulary), key % largestVocabulary];
}

/** What each token spells before any merge: one byte. */
export function singleBytes(): Uint8Array[] {
  return Array.from({ length: byteCount }, (_, byte) => Uint8Array.of(byte));
}

/** The bytes that a pair spells. Throws when one of the two is not among the tokens. */
export function spelled(bytes: readonly Uint8Array[], [left, right]: Pair): Uint8Array {
  return joined([entryOf(bytes, left), entryOf(bytes, right)]);
}

/** Keys stay below 2³⁰, which JavaScript's engines keep without a box. */
const largestVocabulary = 2 ** 15;

const pattern =
  / ?[\p{L}\p{M}]{1,40}(?:['’][\p{L}\p{M}]{1,40})?| ?\p{N}{1,40}| ?[^\s\p{L}\p{M}\p{N}]{1,40}|\s{1,40}(?!\S)|\s{1,40}/gu;

const encoder = new TextEncoder();
// A mark of byte order is a character like any other: what is encoded has to come back.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** The tokens with every `pair` in them, from the left, replaced by `id`. */
function mergedTokens(tokens: readonly number[], [left, right]: Pair, id: number): number[] {
  const merged: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? 0;
    const isPair = token === left && tokens[i + 1] === right;
    merged.push(isPair ? id : token);
    if (isPair) i++;
  }
  return merged;
}
