/** How byte-pair encoding is learned: again and again, the pair that is most frequent becomes a token. */

import {
  BytePairTokenizer,
  byteCount,
  pairKey,
  pairOf,
  runsOf,
  singleBytes,
  spelled,
} from './bytePair.ts';
import { entryOf, type Pair } from './tokenizer.ts';
import { visibleBytes } from './visible.ts';

/** A merge as it was learned. */
export interface Merge {
  readonly pair: Pair;
  /** The new token. */
  readonly id: number;
  /** How often the pair stood in the text at that moment. */
  readonly count: number;
  /** What the new token shows as. */
  readonly shows: string;
}

/**
 * Learns `merges` merges from a text, or as many as there are pairs that occur twice (Sennrich et al. 2016, algorithm 1);
 * of equally frequent pairs, the one of earlier tokens. It yields after each merge, and `undefined` in between, so that
 * a stretch of work takes a few milliseconds; it returns the tokenizer.
 */
export function* trainBytePairs(
  text: string,
  { merges }: { readonly merges: number },
): Generator<Merge | undefined, BytePairTokenizer> {
  if (!Number.isInteger(merges) || merges < 0)
    throw new Error(`invalid merges; expected a whole number from 0: ${merges}`);
  const table = yield* countedPairs(text);
  const bytes = singleBytes();
  const pairs: Pair[] = [];
  while (pairs.length < merges) {
    const { pair, count } = table.mostFrequent();
    if (count < 2) break;
    const id = byteCount + pairs.length;
    yield* table.merge(pair, id);
    pairs.push(pair);
    bytes.push(spelled(bytes, pair));
    yield { pair, id, count, shows: visibleBytes(entryOf(bytes, id)) };
  }
  return new BytePairTokenizer(pairs);
}

/** How many runs are handled between two yields: a few milliseconds' work at first, later much less. */
const runsAtOnce = 500;

function* countedPairs(text: string): Generator<undefined, PairTable> {
  const counts = new Map<string, number>();
  let read = 0;
  for (const [run] of runsOf(text)) {
    counts.set(run, (counts.get(run) ?? 0) + 1);
    if (++read % runsAtOnce === 0) yield;
  }
  const table = new PairTable();
  for (const [run, count] of counts) {
    table.add(run, count);
    if (++read % runsAtOnce === 0) yield;
  }
  return table;
}

/** Each different run of the text once, with its count, and how often each pair stands in them all. */
class PairTable {
  private readonly runs: number[][] = [];
  private readonly runCounts: number[] = [];
  private readonly counts = new Map<number, number>();
  /** The runs in which a pair has stood; a run that has lost it to another merge stays listed. */
  private readonly places = new Map<number, number[]>();
  private readonly encoder = new TextEncoder();

  /** Takes in a run that stands `count` times in the text. */
  add(run: string, count: number): void {
    const tokens = [...this.encoder.encode(run)];
    this.runs.push(tokens);
    this.runCounts.push(count);
    for (let i = 1; i < tokens.length; i++)
      this.found(pairKey(tokens[i - 1] ?? 0, tokens[i] ?? 0), count, this.runs.length - 1);
  }

  /** The pair that stands most often in the text; a count of 0 when there is none. */
  mostFrequent(): { pair: Pair; count: number } {
    let best = 0;
    let most = 0;
    for (const [key, count] of this.counts) {
      if (count > most || (count === most && key < best)) {
        best = key;
        most = count;
      }
    }
    return { pair: pairOf(best), count: most };
  }

  /** Replaces the pair by a new token wherever it stands. */
  *merge(pair: Pair, id: number): Generator<undefined> {
    const key = pairKey(...pair);
    const places = this.places.get(key) ?? [];
    this.places.delete(key);
    for (const [i, place] of places.entries()) {
      this.mergeRun(place, pair, id);
      if (i % runsAtOnce === runsAtOnce - 1) yield;
    }
  }

  /** Merges within one run; only the pairs beside a merged one change. */
  private mergeRun(place: number, [left, right]: Pair, id: number): void {
    const tokens = this.runs[place] ?? [];
    const count = this.runCounts[place] ?? 0;
    const merged: number[] = [];
    for (let i = 0; i < tokens.length; i++) {
      if (tokens[i] !== left || tokens[i + 1] !== right) {
        merged.push(tokens[i] ?? 0);
        continue;
      }
      const [before, after] = [merged.at(-1), tokens[i + 2]];
      this.change(pairKey(left, right), -count);
      if (before !== undefined) {
        this.change(pairKey(before, left), -count);
        this.found(pairKey(before, id), count, place);
      }
      if (after !== undefined) {
        this.change(pairKey(right, after), -count);
        this.found(pairKey(id, after), count, place);
      }
      merged.push(id);
      i++;
    }
    this.runs[place] = merged;
  }

  /** A pair stands in a run that is `count` times in the text. */
  private found(key: number, count: number, place: number): void {
    this.change(key, count);
    const places = this.places.get(key);
    if (!places) this.places.set(key, [place]);
    else if (places.at(-1) !== place) places.push(place);
  }

  private change(key: number, difference: number): void {
    const sum = (this.counts.get(key) ?? 0) + difference;
    if (sum === 0) this.counts.delete(key);
    else this.counts.set(key, sum);
  }
}
