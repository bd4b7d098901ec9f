/** Where heads look over a sentence, and how one of their weights comes about. */

import { attentionScore } from '#models/inside/attentionScore.ts';
import type { HeadHabits } from '#models/inside/headHabits.ts';
import type { AboutAttention, AboutScore } from '../../inside/answers.ts';
import type { Answerer } from './answers.ts';
import { habitsOver } from './headMetrics.ts';
import { asRead, sentenceOf, traceOfSentence, transformerOf } from './insideSentence.ts';

/**
 * The attention of every head over `text`, and what each makes a habit of over the held-out text. `weights`: for each head of
 * each block a row for each place, as long as what it sees; `habits`: four for each head, −1 for one that had no occasion.
 */
export const attention: Answerer = ({ text = '' }, subject) => {
  const sentence = sentenceOf(String(text), subject);
  const { blocks, heads } = traceOfSentence(subject, sentence);
  const time = sentence.tokens.length;
  const habits = habitsOver(transformerOf(subject), subject.heldOut);
  const about: AboutAttention = { ...asRead(sentence), blocks: blocks.length, heads };
  return {
    arrays: {
      weights: Float32Array.from(blocks.flatMap((block) => seen(block.attention, time))),
      habits: Float32Array.from(habits.flat().flatMap(numbersOf)),
    },
    texts: { about: JSON.stringify(about) },
  };
};

/** The lower triangles of square matrices behind one another: what lies ahead is never looked at. */
function seen(weights: Float32Array, time: number): number[] {
  const rows = Array.from({ length: weights.length / time }, (_, row) =>
    Array.from(weights.subarray(row * time, row * time + (row % time) + 1)),
  );
  return rows.flat();
}

function numbersOf({ before, first, itself, induction }: HeadHabits): number[] {
  return [before, first, itself, induction ?? -1];
}

/**
 * How much head `head` of block `block` looks from place `from` of `text` at place `to`, step by step: `query`, `key` and
 * `products` of the head's whole width; `scores` (divided by √width) and `weights` of every place up to `from`. A `to` below 0
 * is the place that it looks at most. Places and heads that are not there are taken to be the last that is.
 */
export const score: Answerer = ({ text = '', block, head, from, to }, subject) => {
  const sentence = sentenceOf(String(text), subject);
  const trace = traceOfSentence(subject, sentence);
  const looking = within(from, sentence.tokens.length);
  const place = {
    block: within(block, trace.blocks.length),
    head: within(head, trace.heads),
    from: looking,
  };
  const all = Array.from({ length: looking + 1 }, (_, to) =>
    attentionScore(trace, { ...place, to }),
  );
  const weights = all.map(({ weight }) => weight);
  const asked = Number(to) < 0 ? weights.indexOf(Math.max(...weights)) : to;
  const picked = { ...place, to: within(asked, looking + 1) };
  const shown = attentionScore(trace, picked);
  const { blocks, heads } = trace;
  const about: AboutScore = {
    ...asRead(sentence),
    blocks: blocks.length,
    heads,
    ...picked,
  };
  return {
    arrays: {
      query: shown.query,
      key: shown.key,
      products: shown.products,
      scores: Float32Array.from(all, (one) => one.score * one.scale),
      weights: Float32Array.from(weights),
    },
    texts: { about: JSON.stringify(about) },
  };
};

/** A whole number below `count`, at least 0. */
function within(value: unknown, count: number): number {
  const whole = Math.trunc(Number(value)) || 0;
  return Math.max(0, Math.min(whole, count - 1));
}
