/** What is asked about each prompt, how the answers read, and what they have to do with one another. */

import type { Look, Question } from '#engine/session.ts';
import { byChance, chancesOf, usualOrder } from '#sampling/stages.ts';
import type { ValuesOf } from '../framework/defineDemo.ts';
import { type Reading, readingOf } from '../surprise/reading.ts';
import { jensenShannon } from './divergence.ts';
import { examples, type parameters, promptIds } from './parameters.ts';

/** The settings of the figure. */
export type PromptsValues = ValuesOf<typeof parameters>;

/** How many texts go on from each prompt. */
export const textsPerPrompt = 3;

/** The prompts that stand side by side; where the reader has written none, the text's own example. */
export function promptsOf(values: PromptsValues): string[] {
  return promptIds
    .slice(0, values.prompts)
    .map((id, i) => values[id] || (examples[values.source][i] ?? ''));
}

/** What is asked about a prompt; `steeredOf` reads the answer. */
export function steeringQuestion(prompt: string, values: PromptsValues): Question {
  const { temperature, topP, minP, length, diceSeed } = values;
  return {
    kind: 'steering',
    prompt,
    texts: textsPerPrompt,
    length,
    seed: diceSeed,
    ...{ temperature, topP, minP, topK: 0, penalty: 1 },
    order: usualOrder.join(' '),
  };
}

/** What a prompt has done. */
export interface Steered {
  /** The prompt as the model has read it. */
  readonly prompt: Reading;
  /** Each text that goes on from it: the prompt's tokens and then what was written. */
  readonly texts: readonly Reading[];
  /** The mean surprise of all that was written, in nats, by the model's own chances. */
  readonly writtenMean: number | null;
  /** The model's own chances for the token after the prompt [vocabulary]. */
  readonly chances: Float64Array;
  readonly vocabulary: readonly string[];
}

/** The answer to `steeringQuestion`. */
export function steeredOf(look: Look): Steered {
  const { arrays, texts } = look;
  const list = (name: string) => JSON.parse(texts?.[name] ?? '[]') as string[][]; // the session's own
  const prompt = readingOf(look);
  const blind = Float32Array.of(prompt.blind);
  const expected = list('writtenExpected');
  let from = 0;
  const written = list('written').map((pieces, i) => {
    const part = (name: string) => (arrays[name] ?? []).slice(from, from + pieces.length);
    const nats = Float32Array.from(part('writtenNats'));
    const chances = Float32Array.from(part('writtenChances'));
    from += pieces.length;
    return readingOf({
      arrays: { nats, chances, blind },
      texts: { pieces: JSON.stringify(pieces), expected: JSON.stringify(expected[i] ?? []) },
    });
  });
  const means = written.flatMap(({ mean }) => mean ?? []);
  return {
    prompt,
    texts: written.map(({ tokens }) => ({ ...prompt, tokens: [...prompt.tokens, ...tokens] })),
    writtenMean: means.length > 0 ? means.reduce((sum, one) => sum + one) / means.length : null,
    chances: chancesOf(arrays['logits'] ?? []),
    vocabulary: JSON.parse(texts?.['vocabulary'] ?? '[]') as string[],
  };
}

/** A token's chances after each prompt. */
export interface ShiftRow {
  readonly token: number;
  readonly chances: readonly number[];
}

/** So many of the likeliest tokens after each prompt are compared, of those that are at least so likely. */
const compared = { tokens: 5, least: 0.005 } as const;

/**
 * The likeliest tokens after any of the prompts with their chances after all of them. What is likeliest after the
 * first prompt comes first, then what is likeliest after the second; each time the likelier first.
 */
export function shiftOf(all: readonly ArrayLike<number>[]): ShiftRow[] {
  const tokens = all.flatMap((chances) =>
    byChance(chances)
      .slice(0, compared.tokens)
      .filter((token) => (chances[token] ?? 0) >= compared.least),
  );
  const rows = [...new Set(tokens)].map((token) => ({
    token,
    chances: all.map((chances) => chances[token] ?? 0),
  }));
  const highest = ({ chances }: ShiftRow) => Math.max(...chances);
  const home = (row: ShiftRow) => row.chances.indexOf(highest(row));
  return rows.sort((a, b) => home(a) - home(b) || highest(b) - highest(a) || a.token - b.token);
}

/** How far the chances after each prompt are from those after each other one, in bits [prompts][prompts]. */
export function distancesOf(all: readonly ArrayLike<number>[]): number[][] {
  return all.map((one) => all.map((other) => jensenShannon(one, other)));
}
