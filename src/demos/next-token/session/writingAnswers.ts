/** What a model writes after a prompt when the dice are given, and what it makes of the place after that. */

import type { Question } from '#engine/session.ts';
import {
  chancesOf,
  finalChances,
  type SamplerSettings,
  type StageName,
  tokenAt,
} from '#sampling/stages.ts';
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
  const settings = settingsOf(question);
  const rolls = String(question['rolls'] ?? '').split(' ');
  const dice = rolls.filter((roll) => roll !== '').map((roll) => Number(roll) / 10_000);
  const { read, text: begun, vocabulary } = beginning(question, subject);
  const chances = new Float32Array(dice.length);
  const own = new Float32Array(dice.length);
  let text = begun;
  for (const [i, roll] of dice.entries()) {
    const final = finalChances(text.logits, settings, text.tokens.subarray(opening.length));
    const token = tokenAt(final, roll);
    chances[i] = final[token] ?? 0;
    own[i] = chancesOf(text.logits)[token] ?? 0;
    text = text.after(token);
  }
  return {
    arrays: {
      logits: text.logits,
      prompt: Float32Array.from(read),
      written: Float32Array.from(text.tokens.subarray(begun.tokens.length)),
      chances,
      own,
      unknown: Float32Array.of(read.filter((id) => isUnknown(id, tokenizer)).length),
    },
    texts: { vocabulary: JSON.stringify(vocabulary) },
  };
};

/** The settings as the question holds them: numbers, and the stages' names with spaces between. */
function settingsOf(question: Question): SamplerSettings {
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
