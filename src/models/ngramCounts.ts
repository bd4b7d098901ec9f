/** What an n-gram table remembers: which tokens came after which contexts, and how often. */

/** A token that came after a context, and how often. */
export interface Follower {
  readonly token: number;
  readonly count: number;
}

/**
 * The followers of every context of 0 to `longest` tokens that occurred; nothing is stored for the others.
 * A context is a number: the empty one is 0, and a longer one hangs on the one that lacks its oldest token.
 */
export class NgramCounts {
  /** How many contexts of each length have occurred. */
  readonly contexts: number[];
  /** How many different followers contexts of each length have, together. */
  readonly entries: number[];
  /** How many of these followers came once and twice, by the length of the context. */
  readonly once: number[];
  readonly twice: number[];
  private readonly longest: number;
  private readonly vocabulary: number;
  private readonly longer = new Map<number, number>();
  private readonly totals = [0];
  private readonly kinds = [0];
  /** Followers as linked lists: a context's first entry, an entry's next; −1 ends a list. */
  private readonly first = [-1];
  private readonly next: number[] = [];
  private readonly tokens: number[] = [];
  private readonly counts: number[] = [];
  private readonly found = new Map<number, number>();

  constructor({ longest, vocabulary }: { readonly longest: number; readonly vocabulary: number }) {
    this.longest = longest;
    this.vocabulary = vocabulary;
    const none = () => Array<number>(longest + 1).fill(0);
    this.contexts = none();
    this.contexts[0] = 1;
    this.entries = none();
    this.once = none();
    this.twice = none();
  }

  /** Counts the token at `place` after each context that ends before it. */
  learn(tokens: ArrayLike<number>, place: number): void {
    const token = tokens[place] ?? 0;
    let context = 0;
    for (let length = 0; ; length++) {
      this.count(context, token, length);
      if (length === this.longest || length === place) return;
      context = this.grown(context, tokens[place - length - 1] ?? 0, length + 1);
    }
  }

  /** The contexts that end before `place`, from the empty one on, as far as they occurred and `longest` goes. */
  contextsBefore(tokens: ArrayLike<number>, place: number, longest: number): number[] {
    const contexts = [0];
    for (let length = 1; length <= Math.min(longest, place); length++) {
      const key = this.key(contexts[length - 1] ?? 0, tokens[place - length] ?? 0);
      const context = this.longer.get(key);
      if (context === undefined) break;
      contexts.push(context);
    }
    return contexts;
  }

  /** How often a context has occurred with something after it. */
  total(context: number): number {
    return this.totals[context] ?? 0;
  }

  /** How many different tokens came after a context. */
  kindsAfter(context: number): number {
    return this.kinds[context] ?? 0;
  }

  /** How often a token came after a context. */
  countOf(context: number, token: number): number {
    const entry = this.found.get(this.key(context, token));
    return entry === undefined ? 0 : (this.counts[entry] ?? 0);
  }

  /** What came after a context, the latest newcomer first. */
  *followers(context: number): Generator<Follower> {
    let entry = this.first[context] ?? -1;
    while (entry >= 0) {
      yield { token: this.tokens[entry] ?? 0, count: this.counts[entry] ?? 0 };
      entry = this.next[entry] ?? -1;
    }
  }

  private count(context: number, token: number, length: number): void {
    this.totals[context] = (this.totals[context] ?? 0) + 1;
    const key = this.key(context, token);
    const entry = this.found.get(key) ?? this.newcomer(context, token, length);
    const count = (this.counts[entry] ?? 0) + 1;
    this.counts[entry] = count;
    if (count <= 2) add(this.once, length, count === 1 ? 1 : -1);
    if (count === 2 || count === 3) add(this.twice, length, count === 2 ? 1 : -1);
  }

  private newcomer(context: number, token: number, length: number): number {
    const entry = this.tokens.length;
    this.found.set(this.key(context, token), entry);
    this.tokens.push(token);
    this.counts.push(0);
    this.next.push(this.first[context] ?? -1);
    this.first[context] = entry;
    add(this.kinds, context, 1);
    add(this.entries, length, 1);
    return entry;
  }

  /** The context with one older token before it, which is made if it is new. */
  private grown(context: number, older: number, length: number): number {
    const key = this.key(context, older);
    const known = this.longer.get(key);
    if (known !== undefined) return known;
    const made = this.totals.length;
    this.longer.set(key, made);
    this.totals.push(0);
    this.kinds.push(0);
    this.first.push(-1);
    add(this.contexts, length, 1);
    return made;
  }

  private key(context: number, token: number): number {
    return context * this.vocabulary + token;
  }
}

function add(counts: number[], i: number, change: number): void {
  counts[i] = (counts[i] ?? 0) + change;
}
