/** How surprised a model is at each token of a text, and what it had expected. */

import type { Look } from '#engine/session.ts';
import type { TokenModel } from '#models/tokenModel.ts';
import { softmax } from '#models/tokenReading.ts';
import { readValues, tidy } from '#tensor/tensor.ts';
import type { Answerer } from './answers.ts';
import type { Material } from './material.ts';
import { cut, isUnknown, pieceOf } from './pieces.ts';
import { readingWindows } from './readingWindows.ts';

/**
 * The surprise at each token of `text`, in nats, by the model as it is (`weights: 'now'`) or as it was before any training
 * (`'untrained'`); without a text, at the beginning of what was kept back. The first token comes after the usual opening of
 * what the model learned from. Throws for other weights.
 */
export const surprise: Answerer = ({ text = '', weights }, { training, material, untrained }) => {
  const read = String(text) || beginning(material);
  if (weights === 'now') return surpriseAt(read, training.model, material);
  if (weights !== 'untrained')
    throw new Error(`invalid weights; expected now or untrained: ${weights}`);
  const model = untrained();
  try {
    return surpriseAt(read, model, material);
  } finally {
    model.dispose();
  }
};

/**
 * For each token: `nats`, −ln of the probability it was given; `chances`, the probability of the likeliest; `unknown`, 1
 * where the tokenizer does not know it. `blind` is the surprise of a blind guess. In JSON: `pieces`, what the tokens stand
 * for in the text, and `expected`, the likeliest.
 */
export function surpriseAt(
  text: string,
  model: TokenModel,
  { tokenizer, opening, newline }: Material,
): Look {
  const ids = tokenizer.encode(text);
  const guesses = guessesOf(model, Int32Array.of(...opening, ...ids), {
    opening: opening.length,
    context: model.context,
    newline,
  });
  const name = (id: number) => pieceOf(id, tokenizer);
  return {
    arrays: {
      nats: guesses.nats,
      chances: guesses.chances,
      unknown: Float32Array.from(ids, (id) => Number(isUnknown(id, tokenizer))),
      blind: Float32Array.of(Math.log(model.vocabulary)),
    },
    texts: {
      pieces: JSON.stringify(cut(text, tokenizer) ?? Array.from(ids, name)),
      expected: JSON.stringify(Array.from(guesses.likeliest, name)),
    },
  };
}

/** What a model makes of each token: [tokens]. */
interface Guesses {
  readonly nats: Float32Array;
  readonly likeliest: Int32Array;
  readonly chances: Float32Array;
}

function guessesOf(
  model: TokenModel,
  text: Int32Array,
  shape: Parameters<typeof readingWindows>[1],
): Guesses {
  const { vocabulary } = model;
  const { tokens, time, guessedAt } = readingWindows(text, shape);
  const logits = tidy(() => readValues(model.logitsAt(tokens, time))); // [rows · time, vocabulary]
  const guesses = {
    nats: new Float32Array(guessedAt.length),
    likeliest: new Int32Array(guessedAt.length),
    chances: new Float32Array(guessedAt.length),
  };
  for (const [i, place] of guessedAt.entries()) {
    const row = logits.subarray(place * vocabulary, (place + 1) * vocabulary);
    const likeliest = indexOfLargest(row);
    const chance = softmax(row)[likeliest] ?? 0;
    const behind = (row[likeliest] ?? 0) - (row[text[shape.opening + i] ?? 0] ?? 0);
    guesses.likeliest[i] = likeliest;
    guesses.chances[i] = chance;
    guesses.nats[i] = behind - Math.log(chance); // −ln p, also where p is too small for a number
  }
  return guesses;
}

function indexOfLargest(row: Float32Array): number {
  let best = 0;
  for (const [i, value] of row.entries()) if (value > (row[best] ?? 0)) best = i;
  return best;
}

const beginningLength = 240;

/** Some lines or words from where the kept-back text begins. */
function beginning({ text: { training, heldOut } }: Material): string {
  const text = heldOut.trim() || training.trim();
  if (text.length <= beginningLength) return text;
  const part = text
    .slice(0, beginningLength)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
  const end = Math.max(part.lastIndexOf('\n'), part.lastIndexOf(' '));
  return (end > beginningLength / 2 ? part.slice(0, end) : part).trimEnd();
}
