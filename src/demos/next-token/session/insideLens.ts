/** What a transformer would guess after each layer, at each place of a sentence. */

import { logitLens } from '#models/inside/logitLens.ts';
import type { AboutLens } from '../../inside/answers.ts';
import type { Answerer } from './answers.ts';
import { asRead, sentenceOf, transformerOf } from './insideSentence.ts';

/**
 * For each depth (the embedding, then each block) and each place of `text`: in `chances` the probability of the likeliest
 * next token, which is named in `guesses`; in `came` that of the token that did come, 0 at the last place.
 */
export const lens: Answerer = ({ text = '' }, subject) => {
  const sentence = sentenceOf(String(text), subject);
  const model = transformerOf(subject);
  const { tokens } = sentence;
  const { vocabulary } = subject.material.tokenizer;
  const depths = logitLens(model, tokens).map((chances) =>
    Array.from(tokens, (_, place) => {
      const row = chances.subarray(place * model.vocabulary, (place + 1) * model.vocabulary);
      const likeliest = row.indexOf(row.reduce((top, one) => Math.max(top, one), 0));
      const next = tokens[place + 1];
      return {
        guess: vocabulary[likeliest] ?? '',
        chance: row[likeliest] ?? 0,
        came: next === undefined ? 0 : (row[next] ?? 0),
      };
    }),
  );
  const about: AboutLens = {
    ...asRead(sentence),
    guesses: depths.map((places) => places.map(({ guess }) => guess)),
  };
  return {
    arrays: {
      chances: Float32Array.from(depths.flat(), ({ chance }) => chance),
      came: Float32Array.from(depths.flat(), ({ came }) => came),
    },
    texts: { about: JSON.stringify(about) },
  };
};
