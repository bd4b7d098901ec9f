/** What the figure draws of one moment, as both sides know it; the answers to its questions are in `answers.ts`. */

import type { Look } from '#engine/session.ts';

/** The table's size. */
export interface TableSize {
  readonly order: number;
  /** How many different tokens the text has. */
  readonly vocabulary: number;
  /** How many tokens have been read. */
  readonly read: number;
  /** How many different contexts have come up. */
  readonly contexts: number;
  /** How many different tokens came after them, added up: the entries of the table that are not empty. */
  readonly entries: number;
}

/** A stretch of the text, token by token. */
export interface Passage {
  readonly tokens: readonly string[];
  /** False before the first step, when it is what will be read first. */
  readonly isRead: boolean;
}

/** A moment's texts. */
export interface Moment {
  readonly size: TableSize;
  /** What was read last. */
  readonly passage: Passage;
  /** What the table has written. */
  readonly sample: string;
}

/** A moment as it travels. */
export function toLook({ size, passage, sample }: Moment): Look {
  const texts = { size: JSON.stringify(size), passage: JSON.stringify(passage), sample };
  return { arrays: {}, texts };
}

/** The moment that `toLook` was given. */
export function readMoment({ texts }: Look): Moment {
  const parsed = (name: string): unknown => JSON.parse(texts?.[name] ?? '');
  return {
    size: parsed('size') as TableSize, // the session's own, as is the passage
    passage: parsed('passage') as Passage,
    sample: texts?.['sample'] ?? '',
  };
}
