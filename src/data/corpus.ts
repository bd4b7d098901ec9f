/** The text that a model learns from: the reader's own is checked, then cut in two; batches are drawn from a part. */

import type { Random } from './random.ts';

/** The most that a reader may bring, in bytes of UTF-8. */
export const largestText = 2 * 1024 * 1024;

/** The fewest characters from which anything can be learned. */
export const shortestText = 200;

/** How many characters may follow one another without a place to break. */
export const longestStretch = 20_000;

/** A text that can be learned from, or the sentence that says why there is none. */
export type CheckedText = { readonly text: string } | { readonly problem: string };

/**
 * The reader's text, pasted or as a file's bytes (UTF-8, or UTF-16 with its mark), with line breaks as `\n` and in
 * Unicode's form NFC. What cannot be learned from is refused in a sentence: nothing, too little, more than 2 MB, what is
 * no text, and stretches without end.
 * @param shortest the fewest characters that are enough
 */
export function checkedText(raw: string | Uint8Array, shortest = shortestText): CheckedText {
  if (sizeOf(raw) > largestText)
    return { problem: 'This text is larger than 2 MB: take a part of it.' };
  const read = typeof raw === 'string' ? { text: raw } : decoded(raw);
  if ('problem' in read) return read;
  const text = normalised(read.text);
  const problem = problemOf(text, shortest);
  return problem ? { problem } : { text };
}

/** What is learned from, and what is kept back to see whether more than the letter was learned. */
export interface SplitText {
  readonly training: string;
  readonly heldOut: string;
}

/**
 * Keeps the last tenth back: cut after the line break nearest to that place, if there is one within a twentieth of the
 * text, else after the nearest space, else between two characters. Split before a tokenizer learns, so that the held-out
 * part stays unseen; then encode both. Throws for fewer than two characters.
 */
export function split(text: string): SplitText {
  if (text.length < 2) throw new Error(`invalid text; expected two characters or more: ${text}`);
  const place = Math.min(text.length - 1, Math.max(1, Math.round(0.9 * text.length)));
  const cut =
    cutNear(text, place, '\n') ?? cutNear(text, place, ' ') ?? betweenCharacters(text, place);
  return { training: text.slice(0, cut), heldOut: text.slice(cut) };
}

/** Stretches of tokens, and the same one place on: what is read, and what comes next. */
export interface Batch {
  /** [batch · time] */
  readonly tokens: Int32Array;
  /** [batch · time] */
  readonly targets: Int32Array;
  readonly time: number;
}

/** How many stretches, of how many tokens, and where they may begin. */
export interface BatchShape {
  readonly batch: number;
  readonly time: number;
  /** Ascending places in the text; anywhere, unless told. Those too near its end for a whole stretch are skipped. */
  readonly starts?: Int32Array | undefined;
}

/**
 * `batch` stretches of `time` tokens from a text, from anywhere or from the given places. Throws when the text has not
 * `time + 1` tokens, or when no given place leaves as many.
 */
export function drawBatch(
  text: Int32Array,
  { batch, time, starts }: BatchShape,
  random: Random,
): Batch {
  if (text.length < time + 1)
    throw new Error(`invalid text; expected ${time + 1} tokens or more: ${text.length}`);
  const places = starts ? placesBefore(starts, text.length - time) : text.length - time;
  if (places === 0)
    throw new Error(`invalid starts; expected one below ${text.length - time}: ${starts?.[0]}`);
  const tokens = new Int32Array(batch * time);
  const targets = new Int32Array(batch * time);
  for (let row = 0; row < batch; row++) {
    const place = random.integer(places);
    const start = starts?.[place] ?? place;
    tokens.set(text.subarray(start, start + time), row * time);
    targets.set(text.subarray(start + 1, start + time + 1), row * time);
  }
  return { tokens, targets, time };
}

/** Where lines begin in a text: at its first token, and after each token that is a line break. Ascending. */
export function lineStarts(tokens: Int32Array, newlineToken: number): Int32Array {
  const starts = new Int32Array(tokens.length);
  let count = 0;
  for (let place = 0; place < tokens.length; place++) {
    if (place === 0 || tokens[place - 1] === newlineToken) starts[count++] = place;
  }
  return starts.slice(0, count);
}

/** How many of the ascending places stand before an end, by halving. */
function placesBefore(places: Int32Array, end: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? end) < end) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sizeOf(raw: string | Uint8Array): number {
  // A text takes at least as many bytes as it has units, so a huge one need not be encoded to be refused.
  if (typeof raw !== 'string' || raw.length > largestText) return raw.length;
  return new TextEncoder().encode(raw).length;
}

function decoded(bytes: Uint8Array): CheckedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  if (bytes.includes(0)) return { problem: binary };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return {
      problem: 'This file is not text in UTF-8: open it in an editor and save it as UTF-8.',
    };
  }
}

function normalised(text: string): string {
  return text
    .toWellFormed()
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .normalize('NFC');
}

function problemOf(text: string, shortest: number): string | undefined {
  if (text.trim() === '') return 'There is no text yet: paste some, or choose a file.';
  if (text.includes('\0') || shareOfControls(text) > mostControls) return binary;
  const characters = [...text.trim().slice(0, 2 * shortest)].length;
  if (characters < shortest)
    return `This text is too short to learn from: it has ${characters} of at least ${shortest} characters.`;
  if (text.split(breaks).some((stretch) => stretch.length > longestStretch))
    return 'This text has more than 20,000 characters without a space or a line break: break its lines.';
  return undefined;
}

const binary = 'This is not text but binary data: choose a text file.';

/** The share of control characters, and of those that could not be read, from which it is no text. */
const mostControls = 0.01;

/** White space, and the stops of scripts that put no spaces between words. */
const breaks = /[\s、。，！？：；]/u;

function shareOfControls(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const controls = text.match(/[\0-\x08\x0E-\x1F\x7F-\x9F\uFFFD]/g) ?? [];
  return controls.length / text.length;
}

/** The cut behind the `mark` nearest to a place, within a twentieth of the text and with something on either side. */
function cutNear(text: string, place: number, mark: string): number | undefined {
  const before = text.lastIndexOf(mark, place - 1) + 1;
  const after = text.indexOf(mark, place) + 1;
  const near = [before, after]
    .filter((cut) => cut > 0 && cut < text.length)
    .filter((cut) => Math.abs(cut - place) <= text.length / 20)
    .sort((one, other) => Math.abs(one - place) - Math.abs(other - place));
  return near[0];
}

/** The place itself, or the one before it where it would part a surrogate pair. */
function betweenCharacters(text: string, place: number): number {
  const parts = (text.codePointAt(place - 1) ?? 0) > 0xffff;
  return parts && place > 1 ? place - 1 : place;
}
