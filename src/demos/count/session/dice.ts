/** Sampling in the open: a number from 0 to 1 is drawn, and falls into the share of one token. */

import type { Random } from '#data/random.ts';
import type { NgramTable } from '#models/ngram.ts';
import type { Throw, Throws } from '../answers.ts';
import type { CountedText } from './countedText.ts';

/** How many tokens are drawn at once, and the shares of how many are told. */
const told = { throws: 40, shares: 6 } as const;

/** Draws tokens one after another, each after the ones before it. */
export function throwDice(
  table: NgramTable,
  { tokenizer }: CountedText,
  begun: Int32Array,
  random: Random,
): Omit<Throws, 'context' | 'batch'> {
  const { order } = table.configuration;
  const written = [...begun];
  const throws = Array.from({ length: told.throws }, (): Throw => {
    const context = written.slice(Math.max(0, written.length - order + 1));
    const chances = table.probabilities(context);
    const ranked = byChance(chances);
    const drawn = random.uniform();
    const token = tokenAt(drawn, ranked, chances);
    written.push(token);
    return {
      drawn: Math.floor(10_000 * drawn) / 10_000,
      token: tokenizer.decode([token]),
      shares: ranked
        .slice(0, told.shares)
        .filter((one) => (chances[one] ?? 0) > 0)
        .map((one) => [tokenizer.decode([one]), short(chances[one] ?? 0)] as const),
    };
  });
  return { begun: tokenizer.decode(begun), throws };
}

/** Tokens from the likeliest to the least likely; equals in their own order. */
export function byChance(chances: Float32Array): number[] {
  const tokens = Array.from(chances, (_, token) => token);
  return tokens.sort((one, other) => (chances[other] ?? 0) - (chances[one] ?? 0));
}

/** The token whose share holds the drawn number, when they share the way from 0 to 1 in this order. */
export function tokenAt(drawn: number, ranked: readonly number[], chances: Float32Array): number {
  let end = 0;
  for (const token of ranked) {
    end += chances[token] ?? 0;
    if (drawn < end) return token;
  }
  return ranked[0] ?? 0; // what rounding leaves
}

/** Four digits are more than a picture shows. */
function short(share: number): number {
  return Number(share.toFixed(4));
}
