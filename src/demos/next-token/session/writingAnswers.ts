/** What a model writes after a prompt when the dice are given, and what it makes of the place after that. */

import type { Tokenizer } from '#data/tokenizers/tokenizer.ts';
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
import type { Answerer, Subject } from './answers.ts';
import { isUnknown, pieceOf } from './pieces.ts';

/**
 * For a `prompt`, the `rolls` of the dice (ten thousandths, with spaces between) and the sampler's settings. Arrays: `logits` of the place to come [vocabulary];
 * `prompt` and `written`, the tokens so far; for each one written `chances`, what it had after all stages, and `own`, what
 * the model itself had given it; `unknown`, how many of the prompt's tokens the model does not know. In JSON: `vocabulary`,
 * what each token stands for.
 */
export const writing: Answerer = (question, subject) => {
  const { tokenizer } = subject.material;
  const rolls = String(question['rolls'] ?? '').split(' ');
  const dice = rolls.filter((roll) => roll !== '').map((roll) => Number(roll) / 10_000);
  const { read, places, logits } = writeOn(subject, {
    prompt: String(question['prompt'] ?? ''),
    dice,
    settings: settingsOf(question),
  });
  return {
    arrays: {
      logits,
      prompt: Float32Array.from(read),
      written: Float32Array.from(places, ({ token }) => token),
      chances: Float32Array.from(places, ({ chance }) => chance),
      own: Float32Array.from(places, ({ token, own }) => own[token] ?? 0),
      unknown: Float32Array.of(read.filter((id) => isUnknown(id, tokenizer)).length),
    },
    texts: { vocabulary: vocabularyOf(tokenizer) },
  };
};

/** What is written on from, what the dice show, and the sampler's settings. */
export interface ToWrite {
  readonly prompt: string;
  /** In [0, 1), one a token. */
  readonly dice: readonly number[];
  readonly settings: SamplerSettings;
}

/** A token that was written. */
export interface WrittenPlace {
  readonly token: number;
  /** What it had after all stages. */
  readonly chance: number;
  /** The model's own chances at its place [vocabulary]. */
  readonly own: Float64Array;
}

/** A text written on: the prompt's tokens, what was written after them, and the logits of the place to come [vocabulary]. */
export interface WrittenOn {
  readonly read: Int32Array;
  readonly places: readonly WrittenPlace[];
  readonly logits: Float32Array;
}

/** Writes as many tokens as there are throws. */
export function writeOn(
  { training, material }: Pick<Subject, 'training' | 'material'>,
  { prompt, dice, settings }: ToWrite,
): WrittenOn {
  const { tokenizer, opening } = material;
  const read = tokenizer.encode(asRead(prompt, tokenizer));
  const begun = opening.length + read.length;
  const row = new Int32Array(begun + dice.length);
  row.set(opening);
  row.set(read, opening.length);
  let length = begun;
  const after = logitsAlong(training.model, row, material.newline);
  let logits = after(length);
  const places = dice.map((roll) => {
    const final = finalChances(logits, settings, row.subarray(opening.length, length));
    const token = tokenAt(final, roll);
    const own = chancesOf(logits);
    row[length++] = token;
    logits = after(length);
    return { token, chance: final[token] ?? 0, own };
  });
  return { read, places, logits };
}

/** A prompt as it is read. A word brings the space before it along: one that ends a prompt would be a word of its own, which no text has. */
export function asRead(prompt: string, { kind }: Tokenizer): string {
  return kind === 'words' ? prompt.trimEnd() : prompt;
}

/** What each token stands for, in JSON. */
export function vocabularyOf(tokenizer: Tokenizer): string {
  return JSON.stringify(tokenizer.vocabulary.map((_, id) => pieceOf(id, tokenizer)));
}

/**
 * The logits after the first so many tokens of a row that only grows. By cache, as far as the context reaches; a text that
 * has outgrown it is read from a line's beginning on, where lines stand for themselves: in the middle of one the model
 * has never begun to read. Elsewhere its last tokens are read, each time anew.
 */
function logitsAlong(
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
