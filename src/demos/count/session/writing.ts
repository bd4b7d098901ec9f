/** What a table writes, each token drawn by what it counted after those before. */

import type { Random } from '#data/random.ts';
import type { NgramTable } from '#models/ngram.ts';

/** What is written: after which tokens, and how many. */
export interface Writing {
  readonly begun: Int32Array;
  readonly count: number;
}

const atOnce = 5;

/** Writes on from what is begun; yields every few milliseconds. @returns what was written, without that */
export function* write(
  table: NgramTable,
  { begun, count }: Writing,
  random: Random,
): Generator<void, Int32Array> {
  const { order } = table.configuration;
  const all = new Int32Array(begun.length + count);
  all.set(begun);
  for (let length = begun.length; length < all.length; length++) {
    all[length] = table.sample(all.subarray(Math.max(0, length - order + 1), length), random);
    if (length % atOnce === 0) yield;
  }
  return all.slice(begun.length);
}

/** Of the stretches of so many tokens that a sample consists of, the share found in a text; yields every few milliseconds. */
export function* shareCopied(
  pieces: readonly string[],
  length: number,
  text: string,
): Generator<void, number> {
  let stretches = 0;
  let copied = 0;
  for (let from = 0; from + length <= pieces.length; from += length) {
    stretches++;
    if (text.includes(pieces.slice(from, from + length).join(''))) copied++;
    if (stretches % atOnce === 0) yield;
  }
  return stretches === 0 ? 0 : copied / stretches;
}
