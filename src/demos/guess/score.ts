/** Bits from guesses: how uncertain a text leaves whoever guesses it letter by letter (Shannon 1951). */

/** How one letter was found. */
export interface Round {
  /** Its place among the guesses: 1 when the first one was right. Of a letter given up, the guesses that were wrong. */
  readonly guesses: number;
  readonly isGivenUp: boolean;
}

/** Between which bits a letter the truth lies. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** From so many letters on bits are told; fewer say next to nothing. */
export const fewestRounds = 8;

/**
 * The share q_i of letters that were found at the i-th guess, i from 1.
 * Where a letter was given up, anything not yet tried is taken to be as likely: it counts in equal parts for all guesses
 * that were left.
 * @param choices how many different guesses there are
 */
export function guessShares(rounds: readonly Round[], choices: number): number[] {
  const shares = Array<number>(choices).fill(0);
  const add = (guess: number, share: number) => {
    shares[guess - 1] = (shares[guess - 1] ?? 0) + share / rounds.length;
  };
  for (const { guesses, isGivenUp } of rounds) {
    if (!isGivenUp) {
      add(guesses, 1);
      continue;
    }
    const left = Math.max(1, choices - guesses);
    for (let guess = 1; guess <= left; guess++) add(guesses + guess, 1 / left);
  }
  return shares;
}

/**
 * Shannon's bounds of the entropy, in bits a letter: at most −Σ q_i log₂ q_i, at least Σ i (q_i − q_{i+1}) log₂ i ("Prediction
 * and entropy of printed English", 1951, section 5). The lower one holds for shares that fall, as those of the best
 * order of guesses do; so the shares are put into falling order first, as if the reader had known which guess pays most.
 */
export function entropyBounds(shares: readonly number[]): Bounds {
  const falling = shares.filter((share) => share > 0).sort((one, other) => other - one);
  const upper = falling.reduce((sum, share) => sum - share * Math.log2(share), 0);
  const lower = falling.reduce(
    (sum, share, i) => sum + (i + 1) * (share - (falling[i + 1] ?? 0)) * Math.log2(i + 1),
    0,
  );
  return { lower, upper };
}

/** The mean of these; 0 for none. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
