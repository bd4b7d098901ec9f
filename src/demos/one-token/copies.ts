/** What the figure asks about copying, and how the answer reads. */

import type { Look, Question } from '#engine/session.ts';

/** From so many characters on a stretch counts as copied. */
export const leastCopied = 40;

/** How much of a text the model has read word for word. */
export function copiesQuestion(text: string): Question {
  return { kind: 'copies', text, least: leastCopied };
}

/** The longest stretch with the line it stands in, the share that is new, and the means of both for real text. */
export interface Copies {
  readonly start: number;
  readonly length: number;
  readonly line: string;
  readonly newShare: number;
  readonly real: { readonly length: number; readonly newShare: number };
}

/** The answer to `copiesQuestion`. */
export function copiesOf({ arrays, texts }: Look): Copies {
  const [start = 0, length = 0] = arrays['span'] ?? [];
  const [realLength = 0, realShare = 0] = arrays['real'] ?? [];
  return {
    start,
    length,
    line: String(JSON.parse(texts?.['line'] ?? '""')),
    newShare: arrays['newShare']?.[0] ?? 0,
    real: { length: realLength, newShare: realShare },
  };
}
