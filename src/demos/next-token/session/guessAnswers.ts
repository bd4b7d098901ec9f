/** Shannon's guessing game: a passage that no model has read, and how each of three models would have guessed it. */

import { NgramTable } from '#models/ngram.ts';
import type { Answerer } from './answers.ts';
import { guessesAlong } from './guessesAlong.ts';
import type { Material } from './material.ts';
import { isWhole, type Passage, passagesOf, piecesOf, placeOf } from './passages.ts';

/** How many of the model's likeliest tokens are told at each place. */
const toldTokens = 8;

/** The smallest chance of 32 bits with all its figures. */
const smallest = 2 ** -126;

/**
 * The passage of an `index` from 0, token by token. Tokens are told by their place in `signs`, the most frequent first.
 * Arrays, for each of n places to be guessed: `targets` [n], what stands there; `isGiven` [n], 1 where the model has no
 * token of its own for it, so that it can't be guessed; `bits` [n · 3], −log₂ p of what stands there, and `ranks` [n · 3],
 * how many guesses it takes in the order of the probabilities, each by unigram, bigram and model; `top` [n · 8] and
 * `topChances` [n · 8], the model's likeliest tokens. Texts: `known`, what is shown; `pieces` and `signs` as JSON;
 * `about`, JSON of the index, of how many passages there are and of the tokens' kind.
 */
export const shannon: Answerer = ({ index }, { training: { model }, material }) => {
  const { passages, pieces, signs, table } = groundOf(material);
  const { start, hidden, end } = passageAt(passages, index);
  // The line break before a passage is no secret, and models are used to one.
  const begin = Math.max(0, start - 1);
  const tokens = material.heldOut.slice(begin, end);
  const from = hidden - begin;
  const guesses = guessesAlong(model, { tokens, from, newline: material.newline });
  const places = guesses.map((chances, i) => {
    const before = tokens.subarray(0, from + i);
    return placeFor(tokens[from + i] ?? 0, signs, [
      table.probabilities(before, 1),
      table.probabilities(before, 2),
      chances,
    ]);
  });
  const { kind } = material.tokenizer;
  return {
    arrays: {
      targets: Float32Array.from(places, ({ target }) => target),
      isGiven: Float32Array.from(tokens.subarray(from), (token) =>
        isWhole(material, token) ? 0 : 1,
      ),
      bits: Float32Array.from(places.flatMap(({ bits }) => bits)),
      ranks: Float32Array.from(places.flatMap(({ ranks }) => ranks)),
      top: Float32Array.from(places.flatMap(({ top }) => top)),
      topChances: Float32Array.from(places.flatMap(({ topChances }) => topChances)),
    },
    texts: {
      known: pieces.slice(start, hidden).join(''),
      pieces: JSON.stringify(pieces.slice(hidden, end)),
      signs: JSON.stringify(
        Array.from(signs.tokens, (token) => material.tokenizer.decode([token])),
      ),
      about: JSON.stringify({ index, count: passages.length, kind }),
    },
  };
};

/** What is the same for all passages of a material. */
interface Ground {
  readonly passages: readonly Passage[];
  readonly pieces: readonly string[];
  readonly signs: Signs;
  readonly table: NgramTable;
}

const grounds = new WeakMap<Material, Ground>();

function groundOf(material: Material): Ground {
  const known = grounds.get(material);
  if (known) return known;
  const { training, tokenizer } = material;
  const vocabulary = tokenizer.vocabulary.length;
  const table = new NgramTable({ order: 2, vocabulary });
  table.learn(training);
  const ground = {
    passages: passagesOf(material),
    pieces: piecesOf(material),
    signs: signsOf(training, vocabulary),
    table,
  };
  grounds.set(material, ground);
  return ground;
}

function passageAt(passages: readonly Passage[], index: unknown): Passage {
  const passage = Number.isInteger(index) && passages[placeOf(Number(index), passages.length)];
  if (!passage) throw new Error(`invalid index; expected a whole number from 0: ${index}`);
  return passage;
}

/** All tokens by how often they stand in the text. */
interface Signs {
  readonly tokens: Int32Array;
  /** Each token's place among them. */
  readonly places: Int32Array;
}

function signsOf(training: Int32Array, vocabulary: number): Signs {
  const counts = new Int32Array(vocabulary);
  for (const token of training) counts[token] = (counts[token] ?? 0) + 1;
  const tokens = byFalling(counts);
  const places = new Int32Array(vocabulary);
  for (const [place, token] of tokens.entries()) places[token] = place;
  return { tokens, places };
}

/** The indices of values from the largest down; of equals, the first one first. */
function byFalling(values: ArrayLike<number>): Int32Array {
  const order = Int32Array.from({ length: values.length }, (_, i) => i);
  return order.sort((one, other) => (values[other] ?? 0) - (values[one] ?? 0) || one - other);
}

/** How three models' probabilities, the last the network's, fare at a token. */
function placeFor(token: number, { places }: Signs, guessers: readonly Float32Array[]) {
  const [chances = new Float32Array()] = guessers.slice(-1);
  const top = [...byFalling(chances).subarray(0, toldTokens)];
  return {
    target: places[token] ?? 0,
    // Rounding may leave a chance at 0, but nothing is infinitely surprising.
    bits: guessers.map((one) => -Math.log2(Math.max(one[token] ?? 0, smallest))),
    ranks: guessers.map((one) => byFalling(one).indexOf(token) + 1),
    top: top.map((one) => places[one] ?? 0),
    topChances: top.map((one) => chances[one] ?? 0),
  };
}
