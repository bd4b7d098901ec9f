/** How a text looks as tokens, and how byte pairs came to be tokens. */

import type { Look } from '#engine/session.ts';
import type { Answerer } from './answers.ts';
import type { Material } from './material.ts';

const shownCharacters = 320;

/** The beginning of the text, or the text that is asked about, as ids and as the pieces that they show as. */
export const tokens: Answerer = ({ text = '' }, { material }) => {
  const read = String(text) || material.text.training.trimStart();
  return asTokens(read.slice(0, shownCharacters), material);
};

/** A text's ids, and its pieces as a list in JSON. */
export function asTokens(text: string, { tokenizer }: Pick<Material, 'tokenizer'>): Look {
  const ids = tokenizer.encode(text);
  const pieces = Array.from(ids, (id) => tokenizer.vocabulary[id] ?? '');
  return { arrays: { ids: Float32Array.from(ids) }, texts: { pieces: JSON.stringify(pieces) } };
}

/** Which pairs were joined, in order: what each shows as, and how often it stood in the text. */
export const merges: Answerer = (_question, { material }) => ({
  arrays: { counts: Float32Array.from(material.merges, ({ count }) => count) },
  texts: { pieces: JSON.stringify(material.merges.map(({ shows }) => shows)) },
});
