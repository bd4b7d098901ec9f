/** The rungs of a loss: how surprised simpler models are by the very places at which a model is judged. */

import { NgramTable, uniformSurprise } from '#models/ngram.ts';

/** Mean surprises, all in nats a token. */
export interface Rungs {
  /** Every token is as likely as any other. */
  readonly uniform: number;
  /** Tokens by how frequent they are. */
  readonly unigram: number;
  /** By the token before. */
  readonly bigram: number;
  /** By the two tokens before. */
  readonly trigram: number;
}

/** Where the rungs come from. */
export interface RungsText {
  readonly vocabulary: number;
  /** What is counted. */
  readonly training: Int32Array;
  readonly heldOut: Int32Array;
  /** The places within the held-out text that are judged. */
  readonly places: Int32Array;
}

const countedAtOnce = 4000;

/** Counts the training text, and judges the held-out places by the counts; yields every few milliseconds. */
export function* measureRungs({
  vocabulary,
  training,
  heldOut,
  places,
}: RungsText): Generator<void, Rungs> {
  const table = new NgramTable({ order: 3, vocabulary });
  for (let from = 0; from < training.length; from += countedAtOnce) {
    table.learn(training, { from, to: from + countedAtOnce });
    yield;
  }
  const surprise = (order: number) => table.surprise(heldOut, order, places);
  const unigram = surprise(1);
  yield;
  const bigram = surprise(2);
  yield;
  return { uniform: uniformSurprise(vocabulary), unigram, bigram, trigram: surprise(3) };
}
