/** What a prompt does: how it surprises the model, the chances after it, and a few texts that go on from it. */

import { Random } from '#data/random.ts';
import { byChance } from '#sampling/stages.ts';
import type { Answerer } from './answers.ts';
import { beginning } from './beginning.ts';
import { pieceOf } from './pieces.ts';
import { surpriseAt } from './surpriseAnswers.ts';
import { settingsOf, writeOn } from './writingAnswers.ts';

/**
 * For a `prompt`, how many `texts` of how many tokens (`length`), the `seed` of their dice and the sampler's settings.
 * Every prompt meets the same dice. About the prompt's tokens it says what `surprise` does. Arrays besides: `logits` of
 * the token after the prompt [vocabulary]; `writtenNats` [texts · length], −ln of what the model itself had given each token,
 * and `writtenChances`, what it had given the likeliest. In JSON: `written` and `writtenExpected`, the tokens of each text and
 * the likeliest ones, and `vocabulary`.
 */
export const steering: Answerer = (question, subject) => {
  const { tokenizer, opening } = subject.material;
  const { prompt, text, vocabulary } = beginning(question, subject);
  const settings = settingsOf(question);
  const written = Array.from({ length: Number(question['texts']) }, (_, stream) => {
    const random = new Random(Number(question['seed']), stream);
    const dice = Array.from({ length: Number(question['length']) }, () => random.uniform());
    const { places } = writeOn(text, { dice, settings, freeTokens: opening.length });
    return places.map(({ token, own }) => {
      const [likeliest = 0] = byChance(own);
      return {
        piece: pieceOf(token, tokenizer),
        nats: -Math.log(own[token] ?? 0),
        expected: pieceOf(likeliest, tokenizer),
        chance: own[likeliest] ?? 0,
      };
    });
  });
  const all = written.flat();
  const { model } = subject.training;
  const taken = prompt === '' ? nothing : surpriseAt(prompt, model, subject.material);
  return {
    arrays: {
      ...taken.arrays,
      blind: Float32Array.of(Math.log(tokenizer.vocabulary.length)),
      logits: text.logits,
      writtenNats: Float32Array.from(all, ({ nats }) => nats),
      writtenChances: Float32Array.from(all, ({ chance }) => chance),
    },
    texts: {
      ...taken.texts,
      written: JSON.stringify(written.map((one) => one.map(({ piece }) => piece))),
      writtenExpected: JSON.stringify(written.map((one) => one.map(({ expected }) => expected))),
      vocabulary: JSON.stringify(vocabulary),
    },
  };
};

/** What there is to say of no token. */
const nothing = {
  arrays: { nats: new Float32Array(), chances: new Float32Array(), unknown: new Float32Array() },
  texts: { pieces: '[]', expected: '[]' },
};
