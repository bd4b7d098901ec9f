/** Texts drawn from a model, one after another, and what the rules of taste make of each. */

import { Random } from '#data/random.ts';
import type { TokenModel } from '#models/tokenModel.ts';
import { Transformer } from '#models/transformer.ts';
import { type TasteId, tastes } from '#refinement/judges.ts';
import { nextLogits, sampleToken } from '#sampling/generate.ts';
import { writeUntil } from '#sampling/writeUntil.ts';
import type { Answerer } from './answers.ts';
import type { Material } from './material.ts';

/**
 * For a `seed`, the texts from the place `from` on, `count` of them, each drawn by the model's own chances with a stream of
 * its own, up to the end of its line or of the context. Arrays: `tokens`, how many each has, and each taste's score of it.
 * In JSON: `texts`.
 */
export const drawn: Answerer = ({ seed = 0, from = 0, count = 1 }, { training, material }) => {
  const { tokenizer } = material;
  const drafts = Array.from({ length: Number(count) }, (_, i) =>
    draftOf(training.model, material, new Random(Number(seed), Number(from) + i)),
  );
  const texts = drafts.map((draft) => tokenizer.decode(draft).trim());
  const ids = Object.keys(tastes) as TasteId[];
  return {
    arrays: {
      tokens: Float32Array.from(drafts, ({ length }) => length),
      ...Object.fromEntries(ids.map((id) => [id, Float32Array.from(texts, tastes[id])])),
    },
    texts: { texts: JSON.stringify(texts) },
  };
};

/** One text by the model's own chances, up to the end of its line, where lines stand for themselves, or of the context. */
export function draftOf(
  model: TokenModel,
  { opening, newline }: Pick<Material, 'opening' | 'newline'>,
  random: Random,
  temperature = 1,
): Int32Array {
  const end = newline ?? -1;
  if (model instanceof Transformer) return writeUntil(model, opening, { end, temperature }, random);
  const row = Int32Array.of(...opening, ...new Int32Array(model.context));
  for (let length = opening.length; length < row.length; length++) {
    const token = sampleToken(nextLogits(model, [row], length), temperature, random);
    row[length] = token;
    if (token === end) return row.slice(opening.length, length + 1);
  }
  return row.slice(opening.length);
}
