/**
 * Best of n: of n texts the one that a judge likes best, without any training. What it gains and what it costs, worked out
 * from a pool of texts. Plain arithmetic on scores: a figure may use it.
 */

/** Texts that a judge holds for equally good, as a share of the pool and by their places in it. */
interface Tier {
  readonly places: readonly number[];
  /** How many of the pool are better. */
  readonly better: number;
}

/**
 * The expected value of the text that is picked when n different ones are drawn from the pool, the one with the highest
 * score is kept, and among equals each is as likely. Exact over all subsets of that size, and so an unbiased estimate for n
 * fresh texts. For `values` = `scores` it is the expected maximum. Throws unless 1 ≤ n ≤ the pool's size.
 * @param scores by which is picked @param values what is wanted to be known of the pick, one for each text
 */
export function expectedAtBest(
  scores: readonly number[],
  values: readonly number[],
  n: number,
): number {
  const total = scores.length;
  if (!Number.isInteger(n) || n < 1 || n > total)
    throw new Error(`invalid n; expected a whole number from 1 to ${total}: ${n}`);
  return tiersOf(scores).reduce((sum, { places, better }) => {
    const chance = chanceOfNone(total, better, n) - chanceOfNone(total, better + places.length, n);
    const mean = places.reduce((all, place) => all + (values[place] ?? 0), 0) / places.length;
    return sum + chance * mean;
  }, 0);
}

/**
 * How far the picked text's distribution lies from the model's own, KL(best of n ‖ model), in nats, where it is known of
 * texts only how good they are: texts of one score keep their chances among themselves. Never above `divergenceBound`, and
 * far below it where a judge knows but yes and no.
 */
export function bestOfDivergence(scores: readonly number[], n: number): number {
  const total = scores.length;
  return tiersOf(scores).reduce((sum, { places, better }) => {
    const share = places.length / total;
    const upTo = (total - better) / total;
    const chance = upTo ** n - (upTo - share) ** n;
    return chance > 0 ? sum + chance * Math.log(chance / share) : sum;
  }, 0);
}

/**
 * What best of n can move a model at most, in nats: ln n − (n − 1)/n. (Stiennon et al. 2020, appendix G.3, as an equation;
 * Beirami et al. 2024, theorem 1: a bound, met only where no two texts have the same score.)
 */
export function divergenceBound(n: number): number {
  return Math.log(n) - (n - 1) / n;
}

/**
 * Several rules as one score: for each text, how large a share of the pool it beats, the mean over the rules; a tie counts
 * half (Borda's count). The order is that of the rule itself where there is one.
 * @param rules for each rule the texts' scores @returns one number from 0 to 1 for each text
 */
export function jointScores(rules: readonly (readonly number[])[]): number[] {
  const ranks = rules.map(sharesBeaten);
  const count = rules[0]?.length ?? 0;
  return Array.from({ length: count }, (_, i) => {
    return ranks.reduce((sum, rank) => sum + (rank[i] ?? 0), 0) / Math.max(1, ranks.length);
  });
}

/** For each text the share of the pool that has a lower score; those with the same, itself too, count half. */
export function sharesBeaten(scores: readonly number[]): number[] {
  const total = scores.length;
  const shares = new Array<number>(total).fill(0);
  for (const { places, better } of tiersOf(scores))
    for (const place of places) shares[place] = (total - better - places.length / 2) / total;
  return shares;
}

/** The place of the highest score, the first of equals; −1 where there is none. */
export function placeOfBest(scores: readonly number[]): number {
  return scores.reduce((best, score, i) => (score > (scores[best] ?? -Infinity) ? i : best), -1);
}

/** The texts by their scores, the best first. */
function tiersOf(scores: readonly number[]): Tier[] {
  const byScore = new Map<number, number[]>();
  for (const [place, score] of scores.entries()) {
    const tier = byScore.get(score);
    if (tier) tier.push(place);
    else byScore.set(score, [place]);
  }
  let better = 0;
  return [...byScore.entries()]
    .sort(([one], [other]) => other - one)
    .map(([, places]) => {
      const tier = { places, better };
      better += places.length;
      return tier;
    });
}

/** That n drawn from a total miss all of the best ones: C(total − best, n) / C(total, n). */
function chanceOfNone(total: number, best: number, n: number): number {
  let chance = 1;
  for (let i = 0; i < n; i++) chance *= Math.max(0, total - best - i) / (total - i);
  return chance;
}
