/** What a model writes after a prompt when the dice are given, and what it makes of the place after that. */

import type { Question } from '#engine/session.ts';
import type { TokenModel } from '#models/tokenModel.ts';
import { Transformer } from '#models/transformer.ts';
import { CachedReading } from '#sampling/cachedReading.ts';
import { nextLogits } from '#sampling/generate.ts';
import {
  chancesOf,
  finalChances,
  type SamplerSettings,
  type StageName,
  tokenAt,
} from '#sampling/stages.ts';
import type { Answerer } from './answers.ts';
import { isUnknown, pieceOf } from './pieces.ts';

/**
 * For a `prompt`, the `rolls` of the dice (ten thousandths, with spaces between) and the sampler's settings. Arrays: `logits` of the place to come [vocabulary];
 * `prompt` and `written`, the tokens so far; for each one written `chances`, what it had after all stages, and `own`, what
 * the model itself had given it; `unknown`, how many of the prompt's tokens the model does not know. In JSON: `vocabulary`,
 * what each token stands for.
 */
export const writing: Answerer = (question, { training, material }) => {
  const { model } = training;
  const { tokenizer, opening } = material;
  const settings = settingsOf(question);
  const rolls = String(question['rolls'] ?? '').split(' ');
  const dice = rolls.filter((roll) => roll !== '').map((roll) => Number(roll) / 10_000);
  const prompt = String(question['prompt'] ?? '');
  // A word brings the space before it along: one that ends a prompt would be a word of its own, which no text has.
  const read = tokenizer.encode(tokenizer.kind === 'words' ? prompt.trimEnd() : prompt);
  const begun = opening.length + read.length;
  const row = new Int32Array(begun + dice.length);
  row.set(opening);
  row.set(read, opening.length);
  const chances = new Float32Array(dice.length);
  const own = new Float32Array(dice.length);
  let length = begun;
  const after = logitsAlong(model, row, material.newline);
  let logits = after(length);
  for (const [i, roll] of dice.entries()) {
    const final = finalChances(logits, settings, row.subarray(opening.length, length));
    const token = tokenAt(final, roll);
    chances[i] = final[token] ?? 0;
    own[i] = chancesOf(logits)[token] ?? 0;
    row[length++] = token;
    logits = after(length);
  }
  const vocabulary = tokenizer.vocabulary.map((_, id) => pieceOf(id, tokenizer));
  return {
    arrays: {
      logits,
      prompt: Float32Array.from(read),
      written: Float32Array.from(row.subarray(begun)),
      chances,
      own,
      unknown: Float32Array.of(read.filter((id) => isUnknown(id, tokenizer)).length),
    },
    texts: { vocabulary: JSON.stringify(vocabulary) },
  };
};

/**
 * The logits after the first so many tokens of a row that only grows. By cache, as far as the context reaches; a text that
 * has outgrown it is read from a line's beginning on, where lines stand for themselves: in the middle of one the model
 * has never begun to read. Elsewhere its last tokens are read, each time anew.
 */
export function logitsAlong(
  model: TokenModel,
  row: Int32Array,
  newline: number | null,
): (length: number) => Float32Array {
  if (!(model instanceof Transformer)) return (length) => nextLogits(model, [row], length);
  let start = 0;
  let reading = new CachedReading(model);
  return (length) => {
    if (length - start > model.context) {
      const line = newline === null ? -1 : row.indexOf(newline, length - model.context);
      if (line < 0 || line >= length) return nextLogits(model, [row], length);
      start = line;
      reading = new CachedReading(model);
    }
    let logits: Float32Array = new Float32Array();
    while (reading.length < length - start) logits = reading.read(row[start + reading.length] ?? 0);
    return logits;
  };
}

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
