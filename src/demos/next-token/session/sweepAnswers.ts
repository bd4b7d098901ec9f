/** Texts by a sampler at one setting of its knobs, judged; real text judged alike; and the loop that the likeliest text runs into. */

import { Random } from '#data/random.ts';
import { loopOf } from '#sampling/loops.ts';
import { chancesOf, finalChances, type SamplerSettings, tokenAt } from '#sampling/stages.ts';
import { TextSoFar } from '#sampling/textSoFar.ts';
import { repeatedAt } from '#sampling/variety.ts';
import type { Answerer, Subject } from './answers.ts';
import { beginning } from './beginning.ts';
import { measuresOf, type ReadText, repeatLength } from './judging.ts';
import { pieceOf } from './pieces.ts';

/** So many of the texts are handed back to be read. */
const shownTexts = 4;

/**
 * For `temperature` and `topP`: so many `texts` of so many tokens (`length`), each after the `prompt`, with the dice of the
 * `seed`: the same dice at every setting, a stream of their own for each text. Arrays: `measures` (see `measuresOf`). In
 * JSON: `samples`, the first few, each a list of stretches, those at odd places repeated from earlier in the text.
 */
export const sweep: Answerer = (question, subject) => {
  const { texts, length, seed, temperature } = question;
  const { text: begun } = beginning(question, subject);
  const settings = settingsOf(Number(temperature), Number(question['topP']));
  const count = Number(texts);
  const write = (stream: number) => {
    const dice = new Random(Number(seed), stream);
    return written(begun, Number(length), (logits) =>
      tokenAt(finalChances(logits, settings, []), dice.uniform()),
    );
  };
  // Without dice all texts are one and the same.
  const all =
    settings.temperature === 0
      ? new Array<ReadText>(count).fill(write(0))
      : Array.from({ length: count }, (_, i) => write(i));
  return judged(all, begun.tokens, subject);
};

/** As many texts of that length from what was kept back. The same as `sweep` gives. */
export const sweepReal: Answerer = ({ texts, length }, subject) => {
  const { heldOut, opening, newline } = subject.material;
  const begun = new TextSoFar({ model: subject.training.model, newline }, opening);
  const size = Math.min(Number(length), heldOut.length);
  const starts = startsIn(heldOut, opening).filter((start) => start + size <= heldOut.length);
  const count = Math.min(Number(texts), starts.length);
  const all = Array.from({ length: count }, (_, i) => {
    const start = starts[Math.floor((i * starts.length) / count)] ?? 0;
    const real = heldOut.subarray(start, start + size);
    let place = 0;
    return written(begun, size, () => real[place++] ?? 0);
  });
  return judged(all, opening, subject);
};

/**
 * What is written after `prompt` by always taking the likeliest token, `length` tokens of it. Arrays: `loop`, where it
 * begins to go round and after how many tokens it comes round again (empty where it does not); `chances`, for each token
 * what the model gave it. In JSON: `pieces`, what the tokens stand for.
 */
export const greedy: Answerer = (question, subject) => {
  const { text: begun } = beginning(question, subject);
  const { tokenizer } = subject.material;
  const { tokens, nats } = written(begun, Number(question['length']), (logits) =>
    tokenAt(finalChances(logits, settingsOf(0, 1), []), 0),
  );
  const loop = loopOf(tokens);
  return {
    arrays: {
      loop: Float32Array.from(loop ? [loop.start, loop.period] : []),
      chances: Float32Array.from(nats, (one) => Math.exp(-one)),
    },
    texts: { pieces: JSON.stringify(Array.from(tokens, (id) => pieceOf(id, tokenizer))) },
  };
};

function settingsOf(temperature: number, topP: number): SamplerSettings {
  return { penalty: 1, topK: 0, minP: 0, temperature, topP, order: ['temperature', 'topP'] };
}

/** A text whose tokens are picked one after another, each from the logits after those before it. */
function written(
  begun: TextSoFar,
  length: number,
  pick: (logits: Float32Array) => number,
): ReadText {
  let text = begun;
  const nats = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const { logits } = text;
    const token = pick(logits);
    nats[i] = -Math.log(Math.max(chancesOf(logits)[token] ?? 0, Number.MIN_VALUE));
    text = text.after(token);
  }
  return { tokens: text.tokens.subarray(begun.tokens.length), nats };
}

/** Places after what texts are begun with; any, where that never stands. */
function startsIn(text: Int32Array, opening: Int32Array): number[] {
  const all = Array.from(text, (_, place) => place);
  const begun = all.filter((place) =>
    opening.every((token, i) => text[place - opening.length + i] === token),
  );
  return begun.length > 0 ? begun : all;
}

function judged(all: readonly ReadText[], begun: Int32Array, subject: Subject) {
  const { material } = subject;
  return {
    arrays: { measures: measuresOf(all, begun, material) },
    texts: {
      samples: JSON.stringify(
        all.slice(0, shownTexts).map(({ tokens }) => inTurns(tokens, subject)),
      ),
    },
  };
}

/** The text in stretches, by turns new and repeated, beginning with a new one, which may be empty. */
function inTurns(tokens: Int32Array, { material }: Subject): string[] {
  const repeated = repeatedAt(tokens, repeatLength);
  const stretches: number[][] = [[]];
  for (const [i, token] of tokens.entries()) {
    if (repeated[i] !== (stretches.length % 2 === 0)) stretches.push([]);
    stretches.at(-1)?.push(token);
  }
  return stretches.map((part) => part.map((id) => pieceOf(id, material.tokenizer)).join(''));
}
