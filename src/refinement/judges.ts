/** Judges that never tire: rules for what is to be preferred, and a small model of a reader's own taste. */

import { Random } from '#data/random.ts';

/** Says how good a text is; of two the one with the higher score is preferred, and equal ones bring no vote. */
export type Score = (text: string) => number;

/** The rules that a judge may go by. */
export type TasteId = 'dog' | 'question' | 'shorter' | 'fewerE' | 'affection';

/** What each rule prefers, as a score: 1 or 0, or a share or a length with its sign turned. */
export const tastes: Readonly<Record<TasteId, Score>> = {
  dog: (text) => Number(/\bdog\b/i.test(text)),
  question: (text) => Number(text.includes('?')),
  shorter: (text) => -words(text).length,
  fewerE: (text) => -shareOf(text, /e/gi),
  affection: (text) => Number(/\b(hug|kiss|thank)\b/i.test(text)),
};

/** Several rules as one: each vote goes to the text that is ahead in more of them. */
export function jointVote(rules: readonly Score[], one: string, other: string): number {
  return Math.sign(rules.reduce((sum, score) => sum + Math.sign(score(one) - score(other)), 0));
}

/** A text that was preferred, and the one that was not. */
export interface Choice {
  readonly chosen: string;
  readonly rejected: string;
}

/**
 * A reward model (Christiano et al. 2017) as small as can be: a weight for each word, so that the chance of a choice is
 * σ(score(chosen) − score(rejected)) (Bradley and Terry 1952). Fitted by descent with a pull towards 0; a text's score
 * is the sum over its different words.
 */
export function rewardModelOf(choices: readonly Choice[]): Score {
  const weights = new Map<string, number>();
  const score: Score = (text) =>
    [...different(text)].reduce((sum, word) => sum + (weights.get(word) ?? 0), 0);
  const random = new Random(0, 0);
  for (let round = 0; round < rounds * choices.length; round++) {
    const choice = choices[random.integer(choices.length)];
    if (!choice) break;
    const { chosen, rejected } = choice;
    const doubt = 1 / (1 + Math.exp(score(chosen) - score(rejected)));
    move(weights, different(chosen), rate * doubt);
    move(weights, different(rejected), -rate * doubt);
    for (const [word, weight] of weights) weights.set(word, weight * (1 - rate * pull));
  }
  return score;
}

const rounds = 30;
const rate = 0.1;
const pull = 0.02;

function move(weights: Map<string, number>, among: ReadonlySet<string>, by: number): void {
  for (const word of among) weights.set(word, (weights.get(word) ?? 0) + by);
}

function different(text: string): ReadonlySet<string> {
  return new Set(words(text));
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+|\?/gu) ?? [];
}

function shareOf(text: string, what: RegExp): number {
  return (text.match(what)?.length ?? 0) / Math.max(1, text.length);
}
