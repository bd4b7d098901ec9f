/** How much of a text stands word for word in another: exact, by a suffix array of the text that may have been copied from. */

/** A stretch of a sample that stands in the source, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly length: number;
  /** Where it stands in the source, one place of perhaps many. */
  readonly at: number;
}

/** What a sample owes to the source. */
export interface Copied {
  /** The longest stretch that stands in the source, the first of equals. */
  readonly longest: Span;
  /** The share of the sample that lies in no stretch of at least the length that was asked for. */
  readonly newShare: number;
  /** Where it lies in such stretches, from … to, in order; those that touch or overlap are one. */
  readonly covered: readonly (readonly [number, number])[];
}

/** Finds in a source what samples have in common with it. Made once, it answers quickly. */
export class CopyMeter {
  readonly source: string;
  private readonly suffixes: Int32Array;

  /** @param source up to some megabytes; takes memory of eight bytes for each of its UTF-16 units */
  constructor(source: string) {
    this.source = source;
    this.suffixes = sortedSuffixes(source);
  }

  /** @param least how long a stretch must be, in UTF-16 units, to count against what is new */
  measure(sample: string, least: number): Copied {
    let longest: Span = { start: 0, length: 0, at: 0 };
    const covered: [number, number][] = [];
    for (let start = 0; start < sample.length; start++) {
      const { length, at } = this.longestFrom(sample, start);
      if (length > longest.length) longest = { start, length, at };
      if (length < least) continue;
      const last = covered.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], start + length);
      else covered.push([start, start + length]);
    }
    const old = covered.reduce((sum, [from, to]) => sum + to - from, 0);
    return { longest, newShare: sample === '' ? 0 : 1 - old / sample.length, covered };
  }

  /** All places at which a stretch stands in the source, in no order. */
  places(stretch: string): Int32Array {
    const from = this.firstSuffix((suffix) => this.order(suffix, stretch) >= 0);
    return this.suffixes.subarray(
      from,
      this.firstSuffix((suffix) => this.order(suffix, stretch) > 0),
    );
  }

  /** The first of the sorted suffixes for which something is so, as it then is for all that follow. */
  private firstSuffix(isSo: (suffix: number) => boolean): number {
    let low = 0;
    let high = this.suffixes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isSo(this.suffixes[middle] as number)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Below 0 where a suffix comes before all that begin with the stretch, above where it comes after, 0 where it is one. */
  private order(suffix: number, stretch: string): number {
    for (let i = 0; i < stretch.length; i++) {
      if (suffix + i === this.source.length) return -1;
      const difference = this.source.charCodeAt(suffix + i) - stretch.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** The longest stretch from there on that stands in the source: beside where it would be sorted in. */
  private longestFrom(sample: string, start: number): { length: number; at: number } {
    const { suffixes, source } = this;
    let low = 0;
    let high = suffixes.length;
    let [lowLength, highLength] = [0, 0];
    while (low < high) {
      const middle = (low + high) >> 1;
      const suffix = suffixes[middle] as number;
      // All suffixes in between share at least so much with the sample as both ends do.
      let length = Math.min(lowLength, highLength);
      while (
        start + length < sample.length &&
        suffix + length < source.length &&
        sample.charCodeAt(start + length) === source.charCodeAt(suffix + length)
      )
        length++;
      const isAfter =
        start + length < sample.length &&
        (suffix + length === source.length ||
          source.charCodeAt(suffix + length) < sample.charCodeAt(start + length));
      if (isAfter) {
        low = middle + 1;
        lowLength = length;
      } else {
        high = middle;
        highLength = length;
      }
    }
    return lowLength >= highLength
      ? { length: lowLength, at: suffixes[low - 1] ?? 0 }
      : { length: highLength, at: suffixes[low] ?? 0 };
  }
}

/**
 * The beginnings of all suffixes in the order of the alphabet: sorted by their first letter, then by twice as many at each
 * round, for which the ranks of the round before suffice (Manber and Myers 1993, sorting by counting).
 */
function sortedSuffixes(text: string): Int32Array {
  const { length } = text;
  let ranks = ranksOfLetters(text);
  let order = sortedByRank(
    Int32Array.from({ length }, (_, i) => i),
    ranks,
  );
  for (let half = 1; half < length; half *= 2) {
    const bySecond = new Int32Array(length);
    let filled = 0;
    // What ends within the first half comes before all that goes on.
    for (let i = Math.max(0, length - half); i < length; i++) bySecond[filled++] = i;
    for (const suffix of order) if (suffix >= half) bySecond[filled++] = suffix - half;
    order = sortedByRank(bySecond, ranks);
    const { next, count } = ranksOfPairs(order, ranks, half);
    if (count === length) break;
    ranks = next;
  }
  return order;
}

/** Each letter's place among the letters that occur [length]. */
function ranksOfLetters(text: string): Int32Array {
  const codes = Int32Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  const places = new Map([...new Set(codes)].sort((a, b) => a - b).map((code, i) => [code, i]));
  return codes.map((code) => places.get(code) ?? 0);
}

/** The same suffixes by their ranks; those of one rank stay in their order. */
function sortedByRank(suffixes: Int32Array, ranks: Int32Array): Int32Array<ArrayBuffer> {
  const starts = new Int32Array(suffixes.length + 1);
  for (const rank of ranks) starts[rank + 1] = (starts[rank + 1] as number) + 1;
  for (let i = 1; i < starts.length; i++)
    starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const sorted = new Int32Array(suffixes.length);
  for (const suffix of suffixes) {
    const rank = ranks[suffix] as number;
    sorted[starts[rank] as number] = suffix;
    starts[rank] = (starts[rank] as number) + 1;
  }
  return sorted;
}

/** The ranks by twice as many letters, of suffixes in their order, and how many ranks there are. */
function ranksOfPairs(order: Int32Array, ranks: Int32Array, half: number) {
  const next = new Int32Array(order.length);
  const second = (suffix: number) => ranks[suffix + half] ?? -1;
  let rank = 0;
  for (let i = 1; i < order.length; i++) {
    const [one, other] = [order[i - 1] as number, order[i] as number];
    if (ranks[one] !== ranks[other] || second(one) !== second(other)) rank++;
    next[other] = rank;
  }
  return { next, count: rank + 1 };
}
