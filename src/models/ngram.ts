/** An n-gram table: it counts what came after each short context, and guesses by these counts. */

import type { Random } from '#data/random.ts';
import { type Follower, NgramCounts } from './ngramCounts.ts';

/** Everything that fixes a table but its counts. */
export interface NgramConfiguration {
  /** 1 to 5: order n looks at the n − 1 tokens before. */
  readonly order: number;
  /** How many different tokens there are. */
  readonly vocabulary: number;
  /**
   * How much is taken off each count, 0 to 1, for what was not seen; 0 does not smooth. Left out, it is worked out for
   * each length of context from the counts.
   */
  readonly discount?: number;
}

/** How much of what could occur has occurred. */
export interface Sparsity {
  /** How many contexts of n − 1 tokens have occurred, with something after them. */
  readonly contexts: number;
  /** Of all the contexts that the vocabulary could spell, the share that occurred. */
  readonly share: number;
  /** How many different stretches of n tokens have occurred. */
  readonly entries: number;
}

/**
 * A table of one order, which holds those of all lower orders: where a method takes `order`, they answer too.
 *
 * It is smoothed by interpolated absolute discounting (Ney, Essen and Kneser 1994): each count c after a context gives up
 * a discount D, and what is saved is shared out as the context shortened by its oldest token would have it, down to the
 * empty context and at last to all tokens alike:
 * p(w | h) = max(c(h w) − D, 0) / c(h) + D · kinds(h) / c(h) · p(w | h′). A context never seen leaves all to h′.
 */
export class NgramTable {
  readonly configuration: NgramConfiguration;
  private readonly table: NgramCounts;

  constructor(configuration: NgramConfiguration) {
    const { order, vocabulary, discount = 0 } = configuration;
    if (!Number.isInteger(order) || order < 1 || order > highestOrder)
      throw new Error(`invalid order; expected 1 to ${highestOrder}: ${order}`);
    if (!Number.isInteger(vocabulary) || vocabulary < 1)
      throw new Error(`invalid vocabulary; expected a whole number from 1: ${vocabulary}`);
    if (!(discount >= 0 && discount <= 1))
      throw new Error(`invalid discount; expected 0 to 1: ${discount}`);
    this.configuration = configuration;
    this.table = new NgramCounts({ longest: order - 1, vocabulary });
  }

  /**
   * Counts the tokens from `from` up to `to`, the whole text unless told, each after what comes before it in the text; so
   * a long text can be learned stretch by stretch. Throws for a token outside the vocabulary.
   */
  learn(tokens: ArrayLike<number>, { from = 0, to = tokens.length } = {}): void {
    const start = Math.max(0, from);
    const end = Math.min(to, tokens.length);
    this.check(tokens, { from: start - highestOrder, to: end });
    for (let place = start; place < end; place++) this.table.learn(tokens, place);
  }

  /** How likely each token is after a context, of which the last n − 1 tokens count: [vocabulary], sum 1. */
  probabilities(context: ArrayLike<number>, order = this.configuration.order): Float32Array {
    let chances = new Float64Array(this.configuration.vocabulary);
    chances.fill(1 / chances.length);
    for (const [length, known] of this.contexts(context, order).entries()) {
      const { total, discount, saved } = this.shares(known, length);
      chances = chances.map((chance) => saved * chance);
      for (const { token, count } of this.table.followers(known))
        chances[token] = (chances[token] ?? 0) + Math.max(count - discount, 0) / total;
    }
    return Float32Array.from(chances);
  }

  /**
   * Mean surprise in nats a token, −ln p, at the places told; unless told, at each token but the first, before which there
   * is nothing to look at: the same places for every order. Without smoothing it is infinite where something new occurs.
   * Throws for fewer than two tokens.
   */
  surprise(
    tokens: ArrayLike<number>,
    order = this.configuration.order,
    places: Int32Array = allButTheFirst(tokens.length),
  ): number {
    if (tokens.length < 2)
      throw new Error(`invalid tokens; expected two or more: ${tokens.length}`);
    this.check(tokens);
    const longest = this.checkedOrder(order) - 1;
    let sum = 0;
    for (const place of places) {
      const contexts = this.table.contextsBefore(tokens, place, longest);
      sum -= Math.log(this.probability(contexts, tokens[place] ?? 0));
    }
    return sum / places.length;
  }

  /** What came after a context's last n − 1 tokens, the most frequent first; nothing if they were never seen. */
  counts(context: ArrayLike<number>, order = this.configuration.order): Follower[] {
    const contexts = this.contexts(context, order);
    const known = contexts[Math.min(order - 1, context.length)];
    if (known === undefined) return [];
    return [...this.table.followers(known)].sort(
      (one, other) => other.count - one.count || one.token - other.token,
    );
  }

  /** How much of what could occur has occurred. */
  sparsity(order = this.configuration.order): Sparsity {
    const length = this.checkedOrder(order) - 1;
    const contexts = this.table.contexts[length] ?? 0;
    const share = contexts / this.configuration.vocabulary ** length;
    return { contexts, share, entries: this.table.entries[length] ?? 0 };
  }

  /** A token drawn by its probability after a context. */
  sample(context: ArrayLike<number>, random: Random, order = this.configuration.order): number {
    const chances = this.probabilities(context, order);
    let left = random.uniform();
    let drawn = 0;
    for (const [token, chance] of chances.entries()) {
      if (chance === 0) continue;
      // The last possible token takes what rounding leaves.
      drawn = token;
      left -= chance;
      if (left < 0) break;
    }
    return drawn;
  }

  private contexts(context: ArrayLike<number>, order: number): number[] {
    this.check(context);
    return this.table
      .contextsBefore(context, context.length, this.checkedOrder(order) - 1)
      .filter((known) => this.table.total(known) > 0);
  }

  private probability(contexts: readonly number[], token: number): number {
    let chance = 1 / this.configuration.vocabulary;
    for (const [length, known] of contexts.entries()) {
      const { total, discount, saved } = this.shares(known, length);
      if (total === 0) break;
      const kept = Math.max(this.table.countOf(known, token) - discount, 0);
      chance = kept / total + saved * chance;
    }
    return chance;
  }

  /** A context's count, what is taken off each of its followers, and the share that is saved by that. */
  private shares(context: number, length: number): Shares {
    const discount = this.discount(length);
    const total = this.table.total(context);
    return { total, discount, saved: (discount * this.table.kindsAfter(context)) / total };
  }

  /** n₁ / (n₁ + 2 n₂), from how many stretches occurred once and twice (Ney et al. 1994), held within 0.1 and 0.9. */
  private discount(length: number): number {
    if (this.configuration.discount !== undefined) return this.configuration.discount;
    const once = this.table.once[length] ?? 0;
    const twice = this.table.twice[length] ?? 0;
    // Where all counts are high, or nothing occurred twice, the estimate is 0 or 1: all or nothing for what is new.
    return once === 0 ? 0.1 : Math.min(0.9, Math.max(0.1, once / (once + 2 * twice)));
  }

  private checkedOrder(order: number): number {
    const highest = this.configuration.order;
    if (!Number.isInteger(order) || order < 1 || order > highest)
      throw new Error(`invalid order; expected 1 to ${highest}: ${order}`);
    return order;
  }

  private check(tokens: ArrayLike<number>, { from = 0, to = tokens.length } = {}): void {
    const { vocabulary } = this.configuration;
    for (let i = Math.max(0, from); i < to; i++) {
      const token = tokens[i] ?? 0;
      if (!Number.isInteger(token) || token < 0 || token >= vocabulary)
        throw new Error(`invalid token; expected 0 to ${vocabulary - 1}: ${token}`);
    }
  }
}

/** The mean surprise of guessing blindly among so many tokens, in nats: ln of their number. */
export function uniformSurprise(vocabulary: number): number {
  return Math.log(vocabulary);
}

const highestOrder = 5;

function allButTheFirst(length: number): Int32Array {
  return Int32Array.from({ length: Math.max(0, length - 1) }, (_, i) => i + 1);
}

interface Shares {
  readonly total: number;
  readonly discount: number;
  /** In [0, 1]. */
  readonly saved: number;
}
