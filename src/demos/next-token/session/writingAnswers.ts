/** What a model writes after a prompt when the dice are given, and what it makes of the place after that. */

import type { Question } from '#engine/session.ts';
import {
  chancesOf,
  finalChances,
  type SamplerSettings,
  type StageName,
  tokenAt,
} from '#sampling/stages.ts';
import type { TextSoFar } from '#sampling/textSoFar.ts';
import type { Answerer } from './answers.ts';
import { beginning } from './beginning.ts';
import { isUnknown } from './pieces.ts';

/**
 * For a `prompt`, the `rolls` of the dice (ten thousandths, with spaces between) and the sampler's settings. Arrays: `logits` of the place to come [vocabulary];
 * `prompt` and `written`, the tokens so far; for each one written `chances`, what it had after all stages, and `own`, what
 * the model itself had given it; `unknown`, how many of the prompt's tokens the model does not know. In JSON: `vocabulary`,
 * what each token stands for.
 */
export const writing: Answerer = (question, subject) => {
  const { tokenizer, opening } = subject.material;
  const rolls = String(question['rolls'] ?? '').split(' ');
  const dice = rolls.filter((roll) => roll !== '').map((roll) => Number(roll) / 10_000);
  const { read, text: begun, vocabulary } = beginning(question, subject);
  const settings = settingsOf(question);
  const { text, places } = writeOn(begun, { dice, settings, freeTokens: opening.length });
  return {
    arrays: {
      logits: text.logits,
      prompt: Float32Array.from(read),
      written: Float32Array.from(places, ({ token }) => token),
      chances: Float32Array.from(places, ({ chance }) => chance),
      own: Float32Array.from(places, ({ token, own }) => own[token] ?? 0),
      unknown: Float32Array.of(read.filter((id) => isUnknown(id, tokenizer)).length),
    },
    texts: { vocabulary: JSON.stringify(vocabulary) },
  };
};

/** What the dice show, and the sampler's settings. */
export interface ToWrite {
  /** In [0, 1), one a token. */
  readonly dice: readonly number[];
  readonly settings: SamplerSettings;
  /** How many tokens at the text's beginning are free of the repetition penalty. */
  readonly freeTokens: number;
}

/** A token that was written. */
export interface WrittenPlace {
  readonly token: number;
  /** What it had after all stages. */
  readonly chance: number;
  /** The model's own chances at its place [vocabulary]. */
  readonly own: Float64Array;
}

/** Writes on as many tokens as there are throws: the longer text, and each token written. */
export function writeOn(
  begun: TextSoFar,
  { dice, settings, freeTokens }: ToWrite,
): { readonly text: TextSoFar; readonly places: readonly WrittenPlace[] } {
  let text = begun;
  const places = dice.map((roll) => {
    const final = finalChances(text.logits, settings, text.tokens.subarray(freeTokens));
    const token = tokenAt(final, roll);
    const own = chancesOf(text.logits);
    text = text.after(token);
    return { token, chance: final[token] ?? 0, own };
  });
  return { text, places };
}

/** The settings as the question holds them: numbers, and the stages' names with spaces between. */
export function settingsOf(question: Question): SamplerSettings {
  const { penalty, temperature, topK, topP, minP, order = '' } = question;
  return {
    penalty: Number(penalty),
    temperature: Number(temperature),
    topK: Number(topK),
    topP: Number(topP),
    minP: Number(minP),
    order: String(order)
      .split(' ')
      .filter((name) => name !== '') as StageName[], // the figure's own
  };
}
