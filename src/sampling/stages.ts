/** The sampler: from a model's logits, through stages that can be put in any order, to chances, and by a dice to a token. */

/** A stage by its usual name. */
export type StageName = 'penalty' | 'temperature' | 'topK' | 'topP' | 'minP';

/** What each stage does to the tokens' chances; at these values it does nothing: 1, 1, 0, 1, 0. */
export interface SamplerSettings {
  /**
   * Divides the logit of a token that was written before, or multiplies it where it is negative: at least 1
   * (Keskar et al. 2019, "CTRL", section 4.1).
   */
  readonly penalty: number;
  /** Divides all logits, from 0 on; at 0 only the likeliest token is left, the first of equals. */
  readonly temperature: number;
  /** How many of the likeliest tokens are left; 0 leaves all. */
  readonly topK: number;
  /** The likeliest tokens are left until they make up this share together (Holtzman et al. 2020, "nucleus"). */
  readonly topP: number;
  /** Tokens are left that are at least this share as likely as the likeliest (Nguyen et al. 2024). */
  readonly minP: number;
  /** In which order the stages come; one that is missing is left out. */
  readonly order: readonly StageName[];
}

/** The chances after a stage, one a token; what was struck out has 0. */
export interface Stage {
  readonly name: StageName;
  readonly chances: Float64Array;
}

/** The usual order, as most programs have it. */
export const usualOrder = [
  'penalty',
  'temperature',
  'topK',
  'topP',
  'minP',
] as const satisfies readonly StageName[];

/**
 * The chances after each stage, in the stages' order.
 * @param logits [vocabulary]
 * @param written the tokens that a repetition is measured by
 */
export function stagesOf(
  logits: ArrayLike<number>,
  settings: SamplerSettings,
  written: Iterable<number>,
): Stage[] {
  const before = new Set(written);
  let now = Float64Array.from(logits);
  return settings.order.map((name) => {
    now = rules[name](now, settings, before);
    return { name, chances: chancesOf(now) };
  });
}

/** The chances by which the dice falls: those after the last stage, or the model's own without any. [vocabulary] */
export function finalChances(
  logits: ArrayLike<number>,
  settings: SamplerSettings,
  written: Iterable<number>,
): Float64Array {
  return stagesOf(logits, settings, written).at(-1)?.chances ?? chancesOf(logits);
}

/** softmax(logits) in double precision; −∞ has no chance. [vocabulary] */
export function chancesOf(logits: ArrayLike<number>): Float64Array {
  const values = Float64Array.from(logits);
  const highest = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const weights = values.map((value) => Math.exp(value - highest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** The tokens by their chances, the likeliest first; of equals the first. */
export function byChance(chances: ArrayLike<number>): number[] {
  return Array.from(chances, (_, token) => token).sort(
    (a, b) => (chances[b] ?? 0) - (chances[a] ?? 0) || a - b,
  );
}

/**
 * The token on which the dice falls, when tokens lie along the way from 0 to 1 in the order of their chances,
 * the likeliest first, each as wide as it is likely.
 * @param dice in [0, 1)
 */
export function tokenAt(chances: ArrayLike<number>, dice: number): number {
  const order = byChance(chances);
  let end = 0;
  for (const token of order) {
    end += chances[token] ?? 0;
    if (dice < end) return token;
  }
  // Rounding may leave a gap before 1: it belongs to the last token that has a chance at all.
  return order.findLast((token) => (chances[token] ?? 0) > 0) ?? 0;
}

type Rule = (
  logits: Float64Array<ArrayBuffer>,
  settings: SamplerSettings,
  written: ReadonlySet<number>,
) => Float64Array<ArrayBuffer>;

const rules: Readonly<Record<StageName, Rule>> = {
  penalty: (logits, { penalty }, written) =>
    logits.map((logit, token) => {
      if (!written.has(token)) return logit;
      return logit > 0 ? logit / penalty : logit * penalty;
    }),
  temperature: (logits, { temperature }) => {
    if (temperature > 0) return logits.map((logit) => logit / temperature);
    const [best] = byChance(logits);
    return keeping(logits, (token) => token === best);
  },
  topK: (logits, { topK }) => {
    if (topK === 0) return logits;
    const kept = new Set(byChance(logits).slice(0, topK));
    return keeping(logits, (token) => kept.has(token));
  },
  topP: (logits, { topP }) => {
    if (topP >= 1) return logits;
    const chances = chancesOf(logits);
    const kept = new Set<number>();
    let share = 0;
    for (const token of byChance(chances)) {
      kept.add(token);
      share += chances[token] ?? 0;
      if (share >= topP) break;
    }
    return keeping(logits, (token) => kept.has(token));
  },
  minP: (logits, { minP }) => {
    const chances = chancesOf(logits);
    const least = minP * chances.reduce((most, chance) => Math.max(most, chance), 0);
    return keeping(logits, (token) => (chances[token] ?? 0) >= least);
  },
};

function keeping(
  logits: Float64Array<ArrayBuffer>,
  isKept: (token: number) => boolean,
): Float64Array<ArrayBuffer> {
  return logits.map((logit, token) => (isKept(token) ? logit : -Infinity));
}
