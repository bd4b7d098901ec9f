/** What a model is to go on from: a figure's prompt, as the model reads it. */

import type { Question } from '#engine/session.ts';
import { TextSoFar } from '#sampling/textSoFar.ts';
import type { Subject } from './answers.ts';
import { pieceOf } from './pieces.ts';

/** A prompt as it is read. */
export interface Beginning {
  /** The prompt itself, without a space at its end that tokens of words bring along. */
  readonly prompt: string;
  /** The prompt's own tokens. */
  readonly read: Int32Array;
  /** With what every text of the model's begins with before them. */
  readonly text: TextSoFar;
  /** What each token stands for in a text. */
  readonly vocabulary: readonly string[];
}

/** The beginning that a question's `prompt` makes. */
export function beginning(
  question: Question,
  { training, material }: Pick<Subject, 'training' | 'material'>,
): Beginning {
  const { tokenizer, opening, newline } = material;
  const given = String(question['prompt'] ?? '');
  // A word brings the space before it along: one that ends a prompt would be a word of its own, which no text has.
  const prompt = tokenizer.kind === 'words' ? given.trimEnd() : given;
  const read = tokenizer.encode(prompt);
  return {
    prompt,
    read,
    text: new TextSoFar({ model: training.model, newline }, [...opening, ...read]),
    vocabulary: tokenizer.vocabulary.map((_, id) => pieceOf(id, tokenizer)),
  };
}
