/** The text that is counted: cut into tokens, with none left out for being rare, and in two parts. */

import type { TextRule } from '#data/rules/textRule.ts';
import { wholeUnits } from '#data/rules/wholeUnits.ts';
import { learnCharacters } from '#data/tokenizers/characters.ts';
import type { Tokenizer } from '#data/tokenizers/tokenizer.ts';
import { learnWords } from '#data/tokenizers/words.ts';
import type { Files } from '#engine/session.ts';
import { type Material, materialOf } from '../../next-token/session/material.ts';
import type { CountValues } from '../parameters.ts';

/** A text, ready to be counted. Nothing in it changes. */
export interface CountedText {
  readonly tokenizer: Tokenizer;
  /** What is read, from its beginning to its end. */
  readonly training: Int32Array;
  /** What is never read; two tokens at least. */
  readonly heldOut: Int32Array;
  /** What the text itself begins with; a sample begins so too. */
  readonly opening: Int32Array;
  /** Whether a letter or a word has a token of its own. */
  readonly isKnown: (piece: string) => boolean;
  /** The share of a sample's words, or names, that are real; null where there is none to judge. */
  readonly shareOfReal: (sample: string) => number | null;
}

/** What decides on a text. */
export type CountedTextValues = Pick<CountValues, 'source' | 'ownText' | 'tokens'>;

/** The text of these settings; the one that was made last is kept, since timing a model makes a few sessions. */
export function countedTextOf(values: CountedTextValues, files: Files): CountedText {
  const { source, ownText, tokens } = values;
  const key = JSON.stringify([source, tokens, source === 'own' ? ownText : '']);
  if (last?.key !== key) last = { key, text: newText(values, files) };
  return last.text;
}

let last: { readonly key: string; readonly text: CountedText } | null = null;

// A network pays for each token with weights; a table has room for all that occur.
const largest = 20_000;

function newText({ source, ownText, tokens }: CountedTextValues, files: Files): CountedText {
  const material = materialOf({ source, ownText, tokens, merges: 0 }, files);
  const { set, text } = material;
  const learn = tokens === 'words' ? learnWords : learnCharacters;
  const tokenizer = learn(text.training, { largest });
  const training = tokenizer.encode(text.training);
  const heldOut = tokenizer.encode(text.heldOut);
  // Every word that is counted is real; only letters can miss.
  const rule = tokens === 'words' ? undefined : material.rules.find(judgesWords);
  return {
    tokenizer,
    training,
    // A part too short to be judged by is judged together with the end of what was read.
    heldOut: heldOut.length < 2 ? Int32Array.of(...training.slice(-2), ...heldOut) : heldOut,
    opening: tokenizer.encode(openingOf(material)),
    isKnown: (piece) => piece !== '' && tokenizer.decode(tokenizer.encode(piece)) === piece,
    shareOfReal: (sample) => (rule ? heldShare(rule, wholeUnits(set, sample)) : null),
  };
}

/** Names have a rule of their own: the whole name is real. */
function judgesWords({ id }: TextRule): boolean {
  return id === 'words' || id === 'real';
}

function openingOf({ tokenizer, opening }: Material): string {
  return tokenizer.decode(opening);
}

function heldShare(rule: TextRule, text: string): number | null {
  const { held, broken } = rule.check(text);
  return held + broken === 0 ? null : held / (held + broken);
}
