/**
 * Beam search: instead of the likeliest next token it looks for a likely text, with several beginnings held side by side
 * (Lowerre 1976, "The Harpy Speech Recognition System"; for neural models Sutskever, Vinyals and Le 2014, section 3.2).
 * It need not find the likeliest text: what is dropped never comes back, and a wider search may even end with a less likely one.
 */

import { chancesOf } from './stages.ts';

/** A text that can be gone on with: the logits of its next token [vocabulary], and the text with one token more. */
export interface Grows {
  readonly logits: ArrayLike<number>;
  after(token: number): Grows;
}

/** How far is looked, and how broadly. */
export interface BeamOptions {
  /** How many beginnings are held, at least 1. */
  readonly width: number;
  /** How many tokens are written at most, at least 1. */
  readonly length: number;
  /** A token after which a text is finished; finished ones are held like any other. */
  readonly end?: number | null;
  /**
   * Beginnings are compared by log-probability / tokens^power: 0 compares plain probabilities, which favours texts that are
   * finished early (Wu et al. 2016, "Google's Neural Machine Translation System", section 7, whose formula grew from this one).
   */
  readonly power?: number;
}

/** A beginning of a text, by its last token. */
export interface Beam {
  /** Its place among those held one step earlier; 0 at the first step. A finished one that is held on is its own parent. */
  readonly parent: number;
  /** Its last token; of a finished one that is held on, again its last. */
  readonly token: number;
  /** Of all its tokens together, in nats. */
  readonly logProb: number;
  /** How many tokens it has. */
  readonly tokens: number;
  readonly isFinished: boolean;
}

/** The beginnings held after each step, the best first; of equals, the one that descends from a better one, then the lower token. */
export function beamSearch(text: Grows, { width, length, end, power = 0 }: BeamOptions): Beam[][] {
  if (width < 1 || length < 1)
    throw new Error(`invalid beams; expected width and length of at least 1: ${width}, ${length}`);
  const steps: Beam[][] = [];
  let held: readonly Held[] = [{ beam: null, text }];
  while (steps.length < length && held.some(({ beam }) => !beam?.isFinished)) {
    const next = held
      .flatMap((one, parent) => successors(one, parent, end ?? null))
      .sort((a, b) => score(b, power) - score(a, power)) // a stable sort
      .slice(0, width);
    held = next.map((beam) => {
      const from = held[beam.parent] as Held; // every parent was held
      return { beam, text: from.beam?.isFinished ? from.text : from.text.after(beam.token) };
    });
    steps.push(next);
  }
  return steps;
}

/** The tokens of a beginning that was held after that step. */
export function tokensOf(steps: readonly (readonly Beam[])[], step: number, place = 0): number[] {
  const beam = steps[step]?.[place];
  if (!beam) return [];
  const before = tokensOf(steps, step - 1, beam.parent);
  return before.length < beam.tokens ? [...before, beam.token] : before;
}

interface Held {
  /** Null before the first step. */
  readonly beam: Beam | null;
  readonly text: Grows;
}

function successors({ beam, text }: Held, parent: number, end: number | null): Beam[] {
  if (beam?.isFinished) return [{ ...beam, parent }];
  const { logProb, tokens } = beam ?? { logProb: 0, tokens: 0 };
  return Array.from(chancesOf(text.logits), (chance, token) => ({
    parent,
    token,
    logProb: logProb + Math.log(chance),
    tokens: tokens + 1,
    isFinished: token === end,
  })).filter((one) => one.logProb > -Infinity);
}

function score({ logProb, tokens }: Beam, power: number): number {
  return logProb / tokens ** power;
}
