/** What a session answers about the inside of its model, as figures read it. */

import type { Look } from '#engine/session.ts';

/** A sentence as the model was given it. */
export interface SentenceRead {
  /** Its tokens as they show. */
  readonly pieces: readonly string[];
  /** How many tokens more the reader's sentence had. */
  readonly cutOff: number;
  /** How many of its tokens the model knows only as "unknown". */
  readonly unknown: number;
}

/** What comes with `attention` besides numbers. */
export interface AboutAttention extends SentenceRead {
  readonly blocks: number;
  readonly heads: number;
}

/** What comes with `score` besides numbers: which weight it was. */
export interface AboutScore extends AboutAttention {
  readonly block: number;
  readonly head: number;
  readonly from: number;
  readonly to: number;
}

/** What comes with `lens` besides numbers: the likeliest next tokens, for each depth and place. */
export interface AboutLens extends SentenceRead {
  readonly guesses: readonly (readonly string[])[];
}

/** What comes with `embedding` besides numbers. */
export interface AboutEmbedding {
  readonly kind: 'characters' | 'words' | 'bytePairs';
  /** The tokens on the map, the most frequent first. */
  readonly pieces: readonly string[];
  /** The indices of those nearest to each, the nearest first. */
  readonly neighbours: readonly (readonly number[])[];
  /** How many numbers stand for a token. */
  readonly width: number;
}

/** What comes with `matrix` besides numbers. */
export interface AboutMatrix {
  readonly name: string;
  /** All that this model has. */
  readonly names: readonly string[];
  readonly rows: number;
  readonly columns: number;
  /** How many of its rows came along. */
  readonly shownRows: number;
  /** Tokens, where its rows or columns stand for such. */
  readonly rowNames: readonly string[] | null;
  readonly columnNames: readonly string[] | null;
}

/** A token that is harder to guess than before. */
export interface Worsened {
  readonly piece: string;
  /** How often it came. */
  readonly count: number;
  /** Mean surprise with all heads, and without some, in nats. */
  readonly before: number;
  readonly after: number;
  /** What stood before it where it became hardest. */
  readonly context: readonly string[];
}

/** What comes with `ablation` besides numbers. */
export interface AboutAblation {
  readonly blocks: number;
  readonly heads: number;
  readonly worsened: readonly Worsened[];
}

/** What an answer says besides numbers; `T` must be what that kind of answer says. */
export function aboutOf<T>({ texts }: Look): T {
  return JSON.parse(texts?.['about'] ?? 'null') as T; // made by the session's answers
}

/** An answer's numbers of that name, or none. */
export function numbersOf({ arrays }: Look, name: string): Float32Array {
  return arrays[name] ?? new Float32Array();
}

/** Rows that grow by one, behind one another, as squares [time, time] with zeros ahead of the diagonal. */
export function squaresOf(triangles: Float32Array, time: number): Float32Array[] {
  const size = (time * (time + 1)) / 2;
  return Array.from({ length: triangles.length / size }, (_, i) => {
    const square = new Float32Array(time * time);
    let start = i * size;
    for (let row = 0; row < time; row++) {
      square.set(triangles.subarray(start, start + row + 1), row * time);
      start += row + 1;
    }
    return square;
  });
}
