/** What the figure asks of a table and what it is told, as both sides know it. */

import type { Look, Question } from '#engine/session.ts';

/** A token that came after a context, as it stands in the text, and how often. */
export interface Follower {
  readonly token: string;
  readonly count: number;
}

/** A stretch of text to look at, and how often it has come up with something after it. */
export interface Context {
  readonly context: string;
  readonly total: number;
}

/** What came after a context. */
export interface Followers {
  /** What was asked, as far as the order looks back; what it lacks is filled with the unknown sign. */
  readonly asked: string;
  /** What of it this text has no token for. */
  readonly unknown: readonly string[];
  /** The asked context and those that it is shortened to, the longest first, the empty one last. */
  readonly chain: readonly Context[];
  /** What came after the first of them that has come up, the most frequent first: 10 at most. */
  readonly followers: readonly Follower[];
  /** How often all others came after it together. */
  readonly others: number;
  readonly page: Page;
}

/** A page of the whole table: contexts that differ in their last token, by frequent tokens that may follow. */
export interface Page {
  /** What all its contexts begin with. */
  readonly older: string;
  /** The last token of each row's context. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** How often: [rows · columns]. */
  readonly counts: readonly number[];
  /** How often each row's context has come up: [rows]. */
  readonly totals: readonly number[];
}

/** Tokens drawn one after another. */
export interface Throws {
  /** What was asked: an answer may still be on show when the next question has been put. */
  readonly context: string;
  readonly batch: number;
  /** The context that the first one was drawn after. */
  readonly begun: string;
  readonly throws: readonly Throw[];
}

/** One token, drawn by a number from 0 to 1. */
export interface Throw {
  readonly drawn: number;
  readonly token: string;
  /** The likeliest tokens in the order in which they share the way from 0 to 1, and what each gets. */
  readonly shares: readonly (readonly [token: string, share: number])[];
}

/** Asks what came after a context; an empty one stands for the table's most frequent. */
export function followersQuestion(context: string): Question {
  return { kind: 'followers', context };
}

/** Asks for tokens drawn after a context; an empty one stands for the beginning of the text. Each batch has dice of its own. */
export function throwsQuestion(context: string, batch: number): Question {
  return { kind: 'throws', context, batch };
}

/** An answer as it travels. */
export function answerLook(answer: Followers | Throws): Look {
  return { arrays: {}, texts: { answer: JSON.stringify(answer) } };
}

/** The answer to `followersQuestion`. */
export function readFollowers(look: Look): Followers {
  return JSON.parse(look.texts?.['answer'] ?? '') as Followers; // the session's own, by `answerLook`
}

/** The answer to `throwsQuestion`. */
export function readThrows(look: Look): Throws {
  return JSON.parse(look.texts?.['answer'] ?? '') as Throws; // the session's own, by `answerLook`
}
