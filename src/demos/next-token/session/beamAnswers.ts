/** What a search by beams holds, step by step, and what it finds. */

import { type Beam, beamSearch, tokensOf } from '#sampling/beamSearch.ts';
import type { Answerer } from './answers.ts';
import { beginning } from './beginning.ts';

/** A beginning that was held: its tokens after the prompt, how likely they are together (nats), and whether it is a whole text. */
export interface HeldBeam {
  readonly tokens: readonly number[];
  readonly logProb: number;
  readonly isFinished: boolean;
}

/**
 * For a `prompt`, with as many beams as `width`, `length` tokens at most, and log-probabilities compared per tokens^`power`. In JSON:
 * `steps`, what is held after each step, the best first; `likeliest`, what always taking the likeliest token writes;
 * `vocabulary`, what each token stands for. Besides `kind`, the tokenizer's. A line's end finishes a text, where lines stand for themselves.
 */
export const beams: Answerer = (question, subject) => {
  const { text, vocabulary } = beginning(question, subject);
  const { width, length, power } = question;
  const shape = { length: Number(length), end: subject.material.newline, power: Number(power) };
  const steps = beamSearch(text, { ...shape, width: Number(width) });
  const alone = beamSearch(text, { ...shape, width: 1 });
  return {
    arrays: {},
    texts: {
      steps: JSON.stringify(steps.map((_, step) => heldAfter(steps, step))),
      likeliest: JSON.stringify(heldAfter(alone, alone.length - 1)[0] ?? null),
      vocabulary: JSON.stringify(vocabulary),
      kind: subject.material.tokenizer.kind,
    },
  };
};

function heldAfter(steps: readonly Beam[][], step: number): HeldBeam[] {
  return (steps[step] ?? []).map(({ logProb, isFinished }, place) => ({
    tokens: tokensOf(steps, step, place),
    logProb,
    isFinished,
  }));
}
