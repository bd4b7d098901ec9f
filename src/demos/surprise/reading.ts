/** What a model made of a text, as the figure tells it: token by token in sentences, and as a whole. */

import { visible } from '#data/tokenizers/visible.ts';
import type { Look } from '#engine/session.ts';
import { unsureness } from '../next-token/patterns.ts';

/** A token, and how it was taken. */
export interface ReadToken {
  /** As it stands in the text. */
  readonly piece: string;
  /** −ln of the probability that it was given. */
  readonly nats: number;
  /** The likeliest token. */
  readonly expected: string;
  /** The probability of the likeliest. */
  readonly chance: number;
  /** The model has no token for it. */
  readonly isUnknown: boolean;
}

/** A text as a model has read it. */
export interface Reading {
  readonly tokens: readonly ReadToken[];
  /** The mean surprise in nats over the tokens that are known; null when none is. */
  readonly mean: number | null;
  /** The surprise of a blind guess, in nats. */
  readonly blind: number;
}

/** The reading that a session's answer holds. */
export function readingOf({ arrays, texts }: Look): Reading {
  const pieces = JSON.parse(texts?.['pieces'] ?? '[]') as string[]; // made by the session's answers
  const expected = JSON.parse(texts?.['expected'] ?? '[]') as string[];
  const tokens = pieces.map((piece, i) => ({
    piece,
    nats: arrays['nats']?.[i] ?? 0,
    expected: expected[i] ?? '',
    chance: arrays['chances']?.[i] ?? 0,
    isUnknown: arrays['unknown']?.[i] === 1,
  }));
  const known = tokens.filter(({ isUnknown }) => !isUnknown);
  const sum = known.reduce((total, { nats }) => total + nats, 0);
  const mean = known.length > 0 ? sum / known.length : null;
  return { tokens, mean, blind: arrays['blind']?.[0] ?? 1 };
}

/** How deep a token's ground is, 0 to 1: from no surprise to that of a blind guess, or more. */
export function depthOf({ nats }: ReadToken, { blind }: Reading): number {
  return Math.min(1, Math.max(0, nats / blind));
}

/** The place of the token that surprised most, of those that are known and have something before them, if there are any. */
export function mostSurprising({ tokens }: Reading): number {
  const ranks = tokens.map(({ isUnknown, nats }, i) => (isUnknown || i === 0 ? -1 : nats));
  return Math.max(0, ranks.indexOf(Math.max(...ranks)));
}

/** A token's surprise in sentences: "After “the red”, “ball” surprised it by 0.4 nats (it gave it 67 %). …" */
export function tellToken({ tokens }: Reading, place: number): string {
  const token = tokens[place];
  if (!token) return '';
  const before = contextOf(tokens, place);
  const where = before === '' ? 'At the very beginning,' : `After “${before}”,`;
  const given = inPercent(Math.exp(-token.nats));
  if (token.isUnknown)
    return `${where} “${shown(token.piece)}” is nothing that it has a token for. It sees “unknown”, and had given that ${given}. ${expectation(token)}`;
  return `${where} “${shown(token.piece)}” surprised it by ${token.nats.toFixed(1)} nats (it gave it ${given}). ${expectation(token)}`;
}

/** Less than this for the likeliest, and nothing was expected. */
const hardlyExpected = 0.05;

function expectation({ piece, expected, chance, isUnknown }: ReadToken): string {
  const name = expected.includes('\uFFFD') ? 'something unknown' : `“${shown(expected)}”`;
  if (chance < hardlyExpected)
    return `It had expected nothing in particular; likeliest was ${name}, at ${inPercent(chance)}.`;
  if (piece === expected && !isUnknown) return 'It had expected just that.';
  return `It had expected ${name} (${inPercent(chance)}).`;
}

/** The mean surprise in a clause, for tokens that are called so: "as unsure as picking among 1.6 words". */
export function tellMean({ mean, blind }: Reading, noun: string): string {
  if (mean === null) return 'It has no token for any of this.';
  const guess = `a blind guess among its ${Math.round(Math.exp(blind))} ${noun}`;
  if (mean > blind + nearly)
    return `worse than ${guess}, which is surprised by ${blind.toFixed(1)}`;
  return mean > blind - nearly ? `no better than ${guess}` : unsureness(mean, noun);
}

/** In nats: what is nearer is the same. */
const nearly = 0.05;

/** What of the text the model has no tokens for, in a sentence; null when it has one for all. */
export function tellUnknown({ tokens }: Reading, noun: string): string | null {
  const unknown = tokens.filter(({ isUnknown }) => isUnknown).map(({ piece }) => shown(piece));
  if (unknown.length === 0) return null;
  const kinds = [...new Set(unknown)];
  const named = kinds.slice(0, 4).map((piece) => `“${piece}”`);
  const list = `${named.join(' ')}${kinds.length > named.length ? ' …' : ''}`;
  const [signs, are, them] =
    unknown.length === 1 ? [noun.replace(/s$/, ''), 'is', 'it'] : [noun, 'are', 'them'];
  return `${unknown.length} ${signs} ${are} none of this model’s (${list}): it knows ${them} only as “unknown”. The mean leaves ${them} out.`;
}

/** In characters: so much at least, and no more than that to come to where a word begins. */
const contextLength = { least: 8, most: 20 } as const;

/** The last few characters before a place, on whole tokens; "…" where they begin inside a word. */
function contextOf(tokens: readonly ReadToken[], place: number): string {
  let from = place;
  let text = '';
  const isWithinWord = () =>
    from > 0 && /\S$/.test(tokens[from - 1]?.piece ?? '') && /^\S/.test(text);
  while (from > 0 && (text.length < contextLength.least || isWithinWord())) {
    if (text.length >= contextLength.most) break;
    text = `${tokens[--from]?.piece ?? ''}${text}`;
  }
  const shortened = text.trim() === '' ? text : text.trimStart();
  return `${isWithinWord() ? '…' : ''}${shortened.replaceAll('\n', '↵').replace(/ $/, '␣')}`;
}

/** A token in a sentence: the space before a word is left out, white space by itself is made visible. */
function shown(piece: string): string {
  return visible(piece.trim() === '' ? piece : piece.trim());
}

/** A probability in per cent, so that neither end is said to be certain. */
function inPercent(chance: number): string {
  if (chance < 0.001) return 'less than 0.1\u00a0%';
  if (chance > 0.995) return 'over 99\u00a0%';
  return `${chance < 0.0995 ? (100 * chance).toFixed(1) : Math.round(100 * chance)}\u00a0%`;
}
