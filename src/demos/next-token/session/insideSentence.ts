/** The sentence that figures look into a model with: the reader's, or an example of what the model has learned from. */

import type { TextSetId } from '#data/texts.ts';
import { type Tokenizer, unknownSign } from '#data/tokenizers/tokenizer.ts';
import { type Trace, traceOf } from '#models/inside/trace.ts';
import { Transformer } from '#models/transformer.ts';
import type { SentenceRead } from '../../inside/answers.ts';
import type { Subject } from './answers.ts';

/** A sentence as the model is given it. */
export interface Sentence extends SentenceRead {
  /** [time], one or more. */
  readonly tokens: Int32Array;
}

/** More tokens than these are cut off: their pictures could not be read. */
export const mostTokens = 48;

/** Each is about as long as what the model was trained on, and says something twice. Of a reader's own text, its end. */
const examples: Readonly<Record<Exclude<TextSetId, 'own'>, string>> = {
  names: 'Annabella\nAnna\n',
  tales: 'It snowed, so Zoe took her sled. In the park she met a little frog. At home she put the',
  verses: 'The mouse is in the house, the m',
  book: 'the whale, the white whale, the w',
};

/**
 * The text as tokens, the line break before it included where every line begins with one; an example for no text. What is
 * longer than `mostTokens` or than the model's context is cut.
 */
export function sentenceOf(text: string, { material, training }: Subject): Sentence {
  const { tokenizer, newline, set } = material;
  const heldOut = material.text.heldOut.trimStart() || material.text.training;
  const read = text.trim() ? text : set === 'own' ? heldOut.slice(0, 80) : examples[set];
  const whole = [...(newline === null ? [] : [newline]), ...tokenizer.encode(read.toWellFormed())];
  const most = Math.min(mostTokens, training.model.context);
  const tokens = Int32Array.from(whole.slice(0, most));
  return {
    tokens,
    pieces: Array.from(tokens, (id) => tokenizer.vocabulary[id] ?? unknownSign),
    cutOff: text.trim() ? whole.length - tokens.length : 0,
    unknown: tokens.reduce((sum, id) => sum + Number(isUnknown(id, tokenizer)), 0),
  };
}

/** The model of a run that can be looked into. Throws for one without attention. */
export function transformerOf({ training }: Subject): Transformer {
  const { model } = training;
  if (model instanceof Transformer) return model;
  throw new Error('invalid question; expected a transformer: this model has no attention');
}

/** What happens inside a run's transformer while it reads a sentence. */
export function traceOfSentence(subject: Subject, { tokens }: Sentence): Trace {
  return traceOf(transformerOf(subject), tokens);
}

/** What figures need to know of a sentence besides numbers. */
export function asRead({ pieces, cutOff, unknown }: Sentence): SentenceRead {
  return { pieces, cutOff, unknown };
}

function isUnknown(id: number, tokenizer: Tokenizer): boolean {
  return tokenizer.kind !== 'bytePairs' && tokenizer.decode([id]).includes(unknownSign);
}
