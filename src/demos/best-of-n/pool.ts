/** The texts that were drawn, what the judge makes of them, and what picking among n of them comes to. */

import type { Look, Question } from '#engine/session.ts';
import {
  bestOfDivergence,
  divergenceBound,
  expectedAtBest,
  jointScores,
  placeOfBest,
  sharesBeaten,
} from '#refinement/bestOfN.ts';
import { type BestOfNValues, mostDrawn } from './parameters.ts';

/** How many texts are drawn in all, and in how many questions. */
export const poolSize = 256;
const batches = 16;

/** The rules that a judge may go by; those of yes and no are told as shares. */
export const rules = [
  { id: 'dog', isYesNo: true, short: 'a dog', what: 'have a dog' },
  { id: 'question', isYesNo: true, short: 'a question', what: 'ask a question' },
  { id: 'affection', isYesNo: true, short: 'affection', what: 'have a hug, a kiss or thanks' },
  { id: 'shorter', isYesNo: false, short: 'shorter', what: 'are shorter' },
  { id: 'fewerE', isYesNo: false, short: 'fewer e', what: 'have fewer letters e' },
] as const;

/** A rule by its id. */
export type RuleId = (typeof rules)[number]['id'];

/** A text that was drawn. */
export interface DrawnText {
  readonly text: string;
  readonly tokens: number;
  /** What each rule makes of it; the higher the better. */
  readonly scores: Readonly<Record<RuleId, number>>;
}

/** What draws the pool, one question after another. */
export function poolQuestions({ diceSeed }: Pick<BestOfNValues, 'diceSeed'>): Question[] {
  const count = poolSize / batches;
  return Array.from({ length: batches }, (_, i) => ({
    kind: 'drawn',
    seed: diceSeed,
    from: i * count,
    count,
  }));
}

/** The texts that the answers so far hold. */
export function poolOf(looks: readonly Look[]): DrawnText[] {
  return looks.flatMap(({ arrays, texts }) => {
    const drawn = JSON.parse(texts?.['texts'] ?? '[]') as string[]; // the session's own
    return drawn.map((text, i) => ({
      text,
      tokens: Math.round(arrays['tokens']?.[i] ?? 0),
      scores: Object.fromEntries(
        rules.map(({ id }) => [id, scoreOf(id, arrays[id]?.[i] ?? 0)]),
      ) as Record<RuleId, number>,
    }));
  });
}

/** Counts are whole numbers again: recordings keep four digits or so. */
function scoreOf(id: RuleId, score: number): number {
  return id === 'fewerE' ? score : Math.round(score);
}

/** The rules that are on. */
export function rulesOn(values: Readonly<Record<RuleId, boolean>>): (typeof rules)[number][] {
  return rules.filter(({ id }) => values[id]);
}

/** The judge's opinion of each text of a pool: one number each, the higher the better. */
export function opinions(pool: readonly DrawnText[], on: readonly { readonly id: RuleId }[]) {
  return jointScores(on.map(({ id }) => pool.map(({ scores }) => scores[id])));
}

/** What the pick comes to, for each n: by each rule, and how far it is from the model. */
export interface Gains {
  /** The n's; fewer than all while the pool is still small. */
  readonly n: readonly number[];
  /** Of each rule that is on, the expected value of the pick, from 0 to 1, for each n. */
  readonly byRule: readonly { readonly rule: (typeof rules)[number]; readonly values: number[] }[];
  /** The mean of these over the rules. */
  readonly mean: readonly number[];
  /** KL(best of n ‖ model) in nats, as this judge brings it about, and at most. */
  readonly divergence: readonly number[];
  readonly bound: readonly number[];
  /** Tokens in a text, on average. */
  readonly tokens: number;
}

/** Works out what the judge's pick of n comes to. A rule of degrees counts by the share of all texts that the pick beats. */
export function gainsOf(pool: readonly DrawnText[], on: ReturnType<typeof rulesOn>): Gains {
  const judged = opinions(pool, on);
  const n = Array.from({ length: Math.min(mostDrawn, pool.length) }, (_, i) => i + 1);
  const byRule = on.map((rule) => {
    const scores = pool.map((one) => one.scores[rule.id]);
    const counted = rule.isYesNo ? scores : sharesBeaten(scores);
    return { rule, values: n.map((one) => expectedAtBest(judged, counted, one)) };
  });
  return {
    n,
    byRule,
    mean: n.map((_, i) => mean(byRule.map(({ values }) => values[i] ?? 0))),
    divergence: n.map((one) => bestOfDivergence(judged, one)),
    bound: n.map(divergenceBound),
    tokens: mean(pool.map(({ tokens }) => tokens)),
  };
}

/** The n texts on show, and the place among them of the one that is kept: the first of those that are equally good. */
export function drawOf(
  pool: readonly DrawnText[],
  on: ReturnType<typeof rulesOn>,
  { n, draw }: Pick<BestOfNValues, 'n' | 'draw'>,
): { readonly texts: readonly DrawnText[]; readonly kept: number; readonly of: number } {
  const of = Math.max(1, Math.floor(pool.length / n));
  const from = (draw % of) * n;
  const judged = opinions(pool, on).slice(from, from + n);
  return { texts: pool.slice(from, from + n), kept: Math.max(0, placeOfBest(judged)), of };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
