/** Stretches of held-out text to be guessed: where each begins, how much of it is shown, and what the rest is made of. */

import { unknownSign } from '#data/tokenizers/tokenizer.ts';
import type { Material } from './material.ts';
import { cut } from './pieces.ts';

/** A stretch of the held-out text, by places in it. */
export interface Passage {
  /** Where it begins, a line's or a poem's beginning. */
  readonly start: number;
  /** The first place to be guessed; what stands before it is shown. */
  readonly hidden: number;
  /** Where it ends. */
  readonly end: number;
}

/** What of a material decides on its passages. */
export type HeldOutText = Pick<Material, 'tokenizer' | 'text' | 'heldOut'>;

/** How many tokens are shown, and how many are then to be guessed; fewer where the text is shorter. */
export const lengths = { shown: 24, hidden: 40 } as const;

const total = lengths.shown + lengths.hidden;

/** What a passage begins after, the best first. */
const marks = ['\n\n', '\n', ' ', ''] as const;

/** A mark that gives fewer passages than this gives way to a humbler one that gives twice as many. */
const fewest = 8;

/** The passages of a held-out text, none overlapping another, in the order of the text; at least one. */
export function passagesOf(material: HeldOutText): Passage[] {
  const { heldOut } = material;
  if (heldOut.length < total) return [passageFrom(0, heldOut.length)];
  const pieces = piecesOf(material);
  const isKnown = heldOut.reduce(
    (known, token) => known.set(token, isWhole(material, token)),
    new Map<number, boolean>(),
  );
  const choices = marks.map((mark) => {
    const all = startsAfter(mark, pieces).map((start) => passageFrom(start, heldOut.length));
    const guessable = all.filter(({ hidden, end }) => {
      const known = heldOut.subarray(hidden, end).filter((token) => isKnown.get(token));
      return 2 * known.length > end - hidden;
    });
    return guessable.length > 0 ? guessable : all;
  });
  const most = Math.max(...choices.map(({ length }) => length));
  return choices.find(({ length }) => length >= Math.min(fewest, most / 2)) ?? [];
}

/** The text that each token of the held-out text stands for: what was written there, even if the token says "unknown". */
export function piecesOf({ tokenizer, text, heldOut }: HeldOutText): string[] {
  const written = cut(text.heldOut, tokenizer);
  return written?.length === heldOut.length
    ? written
    : Array.from(heldOut, (token) => tokenizer.decode([token]));
}

/** Whether a token spells something: the unknown one doesn't, nor does a byte that is half a character. */
export function isWhole({ tokenizer }: Pick<HeldOutText, 'tokenizer'>, token: number): boolean {
  return !tokenizer.decode([token]).includes(unknownSign);
}

/**
 * Which passage stands at an index: one after another they lie far apart, and all of them come before any comes again.
 * @param count how many there are
 */
export function placeOf(index: number, count: number): number {
  let stride = Math.max(1, Math.round(count * goldenRatio));
  while (commonDivisor(stride, count) > 1) stride++;
  return (index * stride) % count;
}

const goldenRatio = (Math.sqrt(5) - 1) / 2;

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other);
}

/** Places after a mark, each far enough from the one before and from the end for a whole passage. */
function startsAfter(mark: string, pieces: readonly string[]): number[] {
  const starts: number[] = [];
  let before = '';
  let free = 0;
  for (const [place, piece] of pieces.entries()) {
    // Not upon white space: a passage begins with something to read.
    const isStart = place === 0 ? mark === '' : before.endsWith(mark);
    if (isStart && place >= free && place + total <= pieces.length && piece.trim() !== '') {
      starts.push(place);
      free = place + total;
    }
    before = (before + piece).slice(-2);
  }
  return starts;
}

function passageFrom(start: number, length: number): Passage {
  const there = length - start;
  const shown = Math.max(1, Math.min(lengths.shown, Math.floor((there * lengths.shown) / total)));
  return { start, hidden: start + shown, end: start + Math.min(there, total) };
}
