/** How far apart two distributions are. */

/**
 * The Jensen–Shannon divergence in bits: how much a token, drawn from one of the two at the toss of a coin, tells about
 * which of them it came from. 0 when they are the same, 1 when they have nothing in common (Lin 1991, equation 4.1 with
 * equal weights). Throws when they are not of one length.
 * @param one chances that sum to 1 @param other the same
 */
export function jensenShannon(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length)
    throw new Error(`invalid distributions; expected one length: ${one.length}, ${other.length}`);
  let bits = 0;
  for (let i = 0; i < one.length; i++) {
    const p = one[i] as number;
    const q = other[i] as number;
    const mean = (p + q) / 2;
    if (p > 0) bits += (p / 2) * Math.log2(p / mean);
    if (q > 0) bits += (q / 2) * Math.log2(q / mean);
  }
  return Math.min(1, Math.max(0, bits)); // what rounding leaves
}
