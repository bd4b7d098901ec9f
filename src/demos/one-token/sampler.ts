/** The figure's settings as the sampler and the session take them. */

import { Random } from '#data/random.ts';
import type { Look, Question } from '#engine/session.ts';
import {
  type SamplerSettings,
  type Stage,
  type StageName,
  stagesOf,
  usualOrder,
} from '#sampling/stages.ts';
import type { ValuesOf } from '../framework/defineDemo.ts';
import { type parameters, prompts } from './parameters.ts';

/** The settings of the figure. */
export type OneTokenValues = ValuesOf<typeof parameters>;

/** The orders that can be chosen. */
export const orders: Readonly<Record<OneTokenValues['order'], readonly StageName[]>> = {
  usual: usualOrder,
  cutsFirst: ['penalty', 'topK', 'topP', 'minP', 'temperature'],
  smallestFirst: ['penalty', 'minP', 'topP', 'topK', 'temperature'],
};

/** What the model goes on from: the reader's prompt, or the text's own example. */
export function promptOf({ prompt, source }: Pick<OneTokenValues, 'prompt' | 'source'>): string {
  return prompt || prompts[source];
}

/** What the model writes with these dice; `writtenOf` reads the answer. */
export function writingQuestion(values: OneTokenValues): Question {
  const { order, ...settings } = samplerSettings(values);
  return {
    kind: 'writing',
    prompt: promptOf(values),
    rolls: rollsThatCount(values),
    ...settings,
    order: order.join(' '),
  };
}

/** The throws as they count: tokens lie in the order of their chances, so the likeliest is what a dice of 0 falls on. */
export function rollsThatCount({
  picking,
  rolls,
}: Pick<OneTokenValues, 'picking' | 'rolls'>): string {
  return picking === 'likeliest' ? writeRolls(readRolls(rolls).map(() => 0)) : rolls;
}

/** The sampler's settings among the figure's. */
export function samplerSettings(values: OneTokenValues): SamplerSettings {
  const { temperature, topK, topP, minP, penalty } = values;
  return { temperature, topK, topP, minP, penalty, order: orders[values.order] };
}

/** What the model has written, and what it makes of the place to come. */
export interface Written {
  /** [vocabulary] */
  readonly logits: ArrayLike<number>;
  readonly prompt: readonly number[];
  readonly written: readonly number[];
  /** For each token written, its chance after all stages, and by the model alone. */
  readonly chances: ArrayLike<number>;
  readonly own: ArrayLike<number>;
  /** How many of the prompt's tokens the model does not know. */
  readonly unknown: number;
  /** What each token stands for. */
  readonly vocabulary: readonly string[];
}

/** The answer to `writingQuestion`. */
export function writtenOf({ arrays, texts }: Look): Written {
  const numbers = (name: string) => Array.from(arrays[name] ?? []);
  return {
    logits: arrays['logits'] ?? [],
    prompt: numbers('prompt'),
    written: numbers('written'),
    chances: arrays['chances'] ?? [],
    own: arrays['own'] ?? [],
    unknown: arrays['unknown']?.[0] ?? 0,
    vocabulary: JSON.parse(texts?.['vocabulary'] ?? '[]') as string[], // the session's own
  };
}

/** What each stage makes of the chances of the token to come. */
export function stagesAfter({ logits, prompt, written }: Written, values: OneTokenValues): Stage[] {
  return stagesOf(logits, samplerSettings(values), [...prompt, ...written]);
}

/** The text that was written, without the prompt. */
export function textOf({ written, vocabulary }: Written): string {
  return written.map((token) => vocabulary[token] ?? '').join('');
}

/** How many tokens can be written at most. */
export const mostRolls = 120;

/** Ten thousandths: fine enough for a dice, and short in an address. */
const grains = 10_000;

/** The numbers that were thrown, as an address holds them: ten thousandths, with spaces between. */
export function readRolls(rolls: string): number[] {
  return rolls === '' ? [] : rolls.split(' ').map((roll) => Number(roll) / grains);
}

/** The same the other way round. */
export function writeRolls(rolls: readonly number[]): string {
  return rolls.map((roll) => Math.floor(roll * grains + 1e-6)).join(' ');
}

/** What is wrong with a list of throws, or null. */
export function faultOfRolls(rolls: string): string | null {
  if (rolls === '') return null;
  const all = rolls.split(' ');
  if (all.length > mostRolls) return `at most ${mostRolls} throws can be told`;
  return all.every((roll) => /^\d{1,4}$/.test(roll))
    ? null
    : 'throws are whole numbers from 0 to 9999 with single spaces between';
}

/** The number that the seed throws for the token of that place, at the first throw or at another, in [0, 1). */
export function seededRoll(seed: number, place: number, throwIndex = 0): number {
  const stream = place + throwIndex * mostRolls;
  return Math.floor(new Random(seed, stream).uniform() * grains) / grains;
}
