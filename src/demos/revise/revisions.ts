/** A draft and its versions, as the figure tells them; and several drafts together, by what revising does to them all. */

import type { Look, Question } from '#engine/session.ts';
import { mostTries, type ReviseValues } from './parameters.ts';

/** So many drafts are compared. */
export const drafts = 8;

/** A text on its way. */
export interface Version {
  readonly pieces: readonly string[];
  /** The surprise at each piece, in nats. */
  readonly nats: readonly number[];
  /** Of the whole text: −ln of its probability. */
  readonly total: number;
  /** The place that was changed, −1 in the draft. */
  readonly place: number;
  /** After how many tries it came. */
  readonly tries: number;
  /** How often rules of this text were kept and broken. */
  readonly held: number;
  readonly broken: number;
  /** What could have stood there, the likeliest first, and its chance given both sides, among these. */
  readonly candidates: readonly (readonly [piece: string, share: number])[];
}

/** All versions of one draft. */
export interface Revisions {
  /** The draft at least. */
  readonly versions: readonly Version[];
  /** How many places were tried. */
  readonly tried: number;
  /** Every place was tried and none could be bettered. */
  readonly isFixed: boolean;
  /** How many tokens of the text were left out. */
  readonly cut: number;
}

type Asking = Pick<
  ReviseValues,
  'diceSeed' | 'draftTemperature' | 'temperature' | 'candidates' | 'text'
>;

/** What becomes of the drafts that are compared, the first of which is on show unless the reader has one of their own. */
export function draftQuestions(values: Asking): Question[] {
  return Array.from({ length: drafts }, (_, i) => ({
    ...questionOf(values),
    seed: values.diceSeed + i,
    text: '',
  }));
}

/** What becomes of the reader's own draft, or null where there is none. */
export function ownQuestion(values: Asking): Question | null {
  return values.text.trim() === '' ? null : questionOf(values);
}

function questionOf({ diceSeed, draftTemperature, temperature, candidates, text }: Asking) {
  return {
    kind: 'revising',
    seed: diceSeed,
    text,
    draftTemperature,
    temperature,
    candidates,
    count: mostTries,
  } as const;
}

/** The versions that an answer holds. */
export function revisionsOf({ arrays, texts }: Look): Revisions {
  const pieces = JSON.parse(texts?.['pieces'] ?? '[]') as string[][]; // made by the session's answers
  const candidates = JSON.parse(texts?.['candidates'] ?? '[]') as [string, number, number][][];
  const length = pieces[0]?.length ?? 0;
  // Recordings keep numbers to four digits or so.
  const count = (name: string, i: number) => Math.round(arrays[name]?.[i] ?? 0);
  const versions = pieces.map((version, i) => {
    const nats = Array.from(arrays['nats'] ?? []).slice(i * length, (i + 1) * length);
    return {
      pieces: version,
      nats,
      total: nats.reduce((sum, one) => sum + one, 0),
      place: count('places', i),
      tries: count('tries', i),
      held: count('held', i),
      broken: count('broken', i),
      candidates: shares(candidates[i] ?? []),
    };
  });
  const tried = count('tried', 0);
  return { versions, tried, isFixed: tried < mostTries, cut: count('cut', 0) };
}

function shares(candidates: readonly (readonly [string, number, number])[]) {
  const top = Math.max(...candidates.map(([, , total]) => total));
  const weights = candidates.map(([, , total]) => Math.exp(total - top));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return candidates.map(([piece], i) => [piece, (weights[i] ?? 0) / sum] as const);
}

/** Of several drafts, after each number of tries from 0 on. */
export interface Course {
  /** Mean surprise at a token, in nats. */
  readonly nats: readonly number[];
  /** The share of occasions on which a rule was kept; null where there was none. */
  readonly kept: readonly (number | null)[];
  readonly broken: readonly number[];
  /** The share of different ones among all runs of three tokens (distinct-3, Li et al. 2016). */
  readonly variety: readonly number[];
}

/** What revising does to these drafts, try by try. */
export function courseOf(all: readonly Revisions[]): Course {
  const moments = Array.from({ length: mostTries + 1 }, (_, tries) =>
    all.flatMap(({ versions }) => versionAfter(versions, tries) ?? []),
  );
  const sum = (texts: readonly Version[], of: (one: Version) => number) =>
    texts.reduce((total, one) => total + of(one), 0);
  return {
    nats: moments.map(
      (texts) => sum(texts, ({ total }) => total) / sum(texts, ({ nats }) => nats.length),
    ),
    kept: moments.map((texts) => {
      const held = sum(texts, (one) => one.held);
      const judged = held + sum(texts, (one) => one.broken);
      return judged > 0 ? held / judged : null;
    }),
    broken: moments.map((texts) => sum(texts, (one) => one.broken)),
    variety: moments.map((texts) => variety(texts.map(({ pieces }) => pieces))),
  };
}

/** The version that stood after so many tries. */
export function versionAfter(versions: readonly Version[], tries: number): Version | undefined {
  return versions.findLast((one) => one.tries <= tries);
}

function variety(texts: readonly (readonly string[])[]): number {
  const runs = texts.flatMap((text) =>
    text.slice(2).map((piece, i) => JSON.stringify([text[i], text[i + 1], piece])),
  );
  return new Set(runs).size / Math.max(1, runs.length);
}
