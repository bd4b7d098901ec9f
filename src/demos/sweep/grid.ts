/** The settings at which the sampler is tried, what is asked at each, and how the answers read. */

import type { Look, Question } from '#engine/session.ts';
import type { SweepValues } from './parameters.ts';

/** What a knob is turned to, one after another. */
export const grids: Readonly<Record<SweepValues['knob'], readonly number[]>> = {
  temperature: [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3],
  topP: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1],
};

/** How long the text is in which a loop is looked for, in tokens. */
export const greedyLength = 160;

/** What is asked for each point of the grid. */
export function pointQuestions(values: SweepValues): Question[] {
  const { knob, temperature, topP, texts, length, diceSeed, prompt } = values;
  return grids[knob].map((value) => ({
    kind: 'sweep',
    temperature,
    topP,
    [knob]: value,
    texts,
    length,
    seed: diceSeed,
    prompt,
  }));
}

/** What is asked for the yardstick: as much real text. */
export function realQuestion({ texts, length }: SweepValues): Question {
  return { kind: 'sweepReal', texts, length };
}

/** What is asked for the loop. */
export function greedyQuestion({ prompt }: SweepValues): Question {
  return { kind: 'greedy', prompt, length: greedyLength };
}

/** All that the figure asks, in this order. */
export function questionsOf(values: SweepValues): Question[] {
  return [realQuestion(values), ...pointQuestions(values), greedyQuestion(values)];
}

/** What was measured of some texts; `rules` is null where no rule had an occasion. */
export interface Measured {
  /** The mean share in which rules were kept. */
  readonly rules: number | null;
  /** Nats a token, under a table of n-grams and under the model. */
  readonly judge: number;
  readonly own: number;
  /** Shares of different n-grams. */
  readonly distinct1: number;
  readonly distinct2: number;
  readonly distinct3: number;
  /** The share of stretches of four tokens that stood in their text before. */
  readonly repeats: number;
  /** The first few texts, each in stretches that are by turns new and repeated. */
  readonly samples: readonly (readonly string[])[];
}

/** The answer to a question about a point or about real text. */
export function measuredOf({ arrays, texts }: Look): Measured {
  const [rules = -1, judge = 0, own = 0, distinct1 = 0, distinct2 = 0, distinct3 = 0, repeats = 0] =
    arrays['measures'] ?? [];
  return {
    rules: rules < 0 ? null : rules,
    judge,
    own,
    distinct1,
    distinct2,
    distinct3,
    repeats,
    samples: JSON.parse(texts?.['samples'] ?? '[]') as string[][], // the session's own
  };
}

/** The likeliest text, and where it goes round. */
export interface Greedy {
  readonly pieces: readonly string[];
  readonly loop: { readonly start: number; readonly period: number } | null;
  /** For each whole round the mean of the chances that the model gave its tokens. */
  readonly rounds: readonly number[];
}

/** The answer to `greedyQuestion`. */
export function greedyOf({ arrays, texts }: Look): Greedy {
  const [start, period] = Array.from(arrays['loop'] ?? [], Math.round);
  const chances = Array.from(arrays['chances'] ?? []);
  const pieces = JSON.parse(texts?.['pieces'] ?? '[]') as string[]; // the session's own
  if (start === undefined || period === undefined) return { pieces, loop: null, rounds: [] };
  const rounds = Array.from({ length: Math.floor((chances.length - start) / period) }, (_, i) => {
    const round = chances.slice(start + i * period, start + (i + 1) * period);
    return round.reduce((sum, chance) => sum + chance, 0) / period;
  });
  return { pieces, loop: { start, period }, rounds };
}

/** What a setting of the knob is called: "temperature 0.5". */
export function settingName({ knob }: Pick<SweepValues, 'knob'>, point: number): string {
  return `${knob === 'temperature' ? 'temperature' : 'top-p'} ${grids[knob][point]}`;
}

/** What all parts of the figure are drawn from: null where nothing is known yet. */
export interface SweepShown {
  readonly values: SweepValues;
  /** One for each setting of the knob. */
  readonly measured: readonly (Measured | null)[];
  readonly yardstick: Measured | null;
}
