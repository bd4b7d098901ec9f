/** Counts, shares and contexts in sentences. */

import { visible } from '#data/tokenizers/visible.ts';
import type { Context, Followers, Page, Throw } from './answers.ts';
import type { TableSize } from './moment.ts';

/** What tokens are called: letters or words. */
export type Noun = 'letters' | 'words';

/** A share in percent, with as many digits as tell something: 61 %, 1.6 %, 0.004 %; one that is tiny as "one in 4.9 billion". */
export function percent(share: number): string {
  if (share > 0 && share < 1e-5) return `one in ${roughly(1 / share)}`;
  const hundredths = 100 * share;
  // 99.8 % is not all of it.
  const digits = hundredths > 99 && hundredths < 100 ? 3 : 2;
  return `${Number(hundredths.toPrecision(digits))} %`;
}

/** Letters or words in quotes. White space is made visible where it counts as a letter: “t␣h”, but “the old”. */
export function quoted(text: string, noun: Noun): string {
  const isSpaced = noun === 'words' && text.trim() !== '';
  const signs = isSpaced ? text.replace(/^ /, '').split(' ').map(visible).join(' ') : visible(text);
  return `“${signs}”`;
}

/** How much of what could occur has occurred. `known` is the share of contexts in unseen text that the table has seen. */
export function sparsitySentence(size: TableSize, known: number, noun: Noun): string {
  const { order, vocabulary, contexts, entries } = size;
  const one = singular(noun);
  if (order === 1)
    return `A table of order 1 has one context, the empty one: each ${one} is drawn by how often it comes at all, and the text read so far has ${number(entries)} different ones.`;
  const length = order - 1;
  const possible = vocabulary ** length;
  return (
    `Of the ${roughly(possible)} contexts of ${lengthInWords(order, noun)} that could occur, the text read so far has ${number(contexts)} ` +
    `(${percent(contexts / possible)}), with ${number(entries)} entries that are not empty. ` +
    `Of the contexts in unseen text, the table knows ${percent(known)}.`
  );
}

/** What the bars show: "After “th”, which came up 1,004 times, came", or why they show something else. */
export function followersSentence(followers: Followers, noun: Noun): string {
  const { asked, chain } = followers;
  const [whole] = chain;
  const used = chain.find(({ total }) => total > 0);
  if (!used) return 'Nothing has been read yet, so there is nothing to show: press Train.';
  if (used === whole) {
    return asked === ''
      ? `Of ${number(used.total)} ${noun}, there were`
      : `After ${quoted(asked, noun)}, which came up ${times(used.total)}, came`;
  }
  return `${whyShortened(followers, noun)} The table falls back on ${shortened(used, noun)}:`;
}

function whyShortened({ asked, unknown }: Followers, noun: Noun): string {
  if (unknown.length > 0) {
    const names = [...new Set(unknown)].map((piece) => quoted(piece, noun));
    const list = new Intl.ListFormat('en').format(names);
    return `${list} ${names.length > 1 ? 'do' : 'does'} not occur in what the table counts.`;
  }
  return `${quoted(asked, noun)} has not come up in what was read.`;
}

function shortened({ context, total }: Context, noun: Noun): string {
  return context === ''
    ? `no context at all, only on how often each of ${number(total)} ${noun} came`
    : `${quoted(context, noun)}, which came up ${times(total)}`;
}

/** A place on a page. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** A cell of the table: "After “t” came “h” 1,204 times: 29 %." */
export function cellSentence(page: Page, { row, column }: Cell, noun: Noun): string {
  const { older, rows, columns, counts, totals } = page;
  const context = older + (rows[row] ?? '');
  const total = totals[row] ?? 0;
  const what = quoted(columns[column] ?? '', noun);
  const after = context === '' ? '' : ` after ${quoted(context, noun)}`;
  if (total === 0) return `${quoted(context, noun)} has not come up yet.`;
  const count = counts[row * columns.length + column] ?? 0;
  if (count === 0) return `${what} never came${after}, which came up ${times(total)}.`;
  return `${what} came${after} ${times(count)} of ${number(total)}: ${percent(count / total)}.`;
}

/** What a page shows: "What came after each context that begins with “th”". */
export function pageTitle({ older, rows }: Page, noun: Noun): string {
  const one = singular(noun);
  if (rows.length === 1 && rows[0] === '') return `How often each ${one} came`;
  return older === ''
    ? `What came after each ${one}`
    : `What came after ${quoted(older, noun)} and one more ${one}`;
}

/** How a throw went: "0.374 was drawn, which falls into the share of “e” (0.31 to 0.52)." */
export function throwSentence({ drawn, token, shares }: Throw, noun: Noun): string {
  const hit = shares.findIndex(([one]) => one === token);
  // Cut off, not rounded: 1 is never drawn.
  const number = (Math.floor(1000 * drawn) / 1000).toFixed(3);
  if (hit < 0)
    return `${number} was drawn: beyond the likeliest, in the small share of ${quoted(token, noun)}.`;
  const from = shares.slice(0, hit).reduce((sum, [, share]) => sum + share, 0);
  const to = from + (shares[hit]?.[1] ?? 0);
  return `${number} was drawn, which falls into the share of ${quoted(token, noun)}, from ${place(from)} to ${place(to)}.`;
}

function place(share: number): string {
  return String(Number(share.toFixed(2)));
}

/** A whole number: all of its digits while they can be read, else "73 trillion". */
export function roughly(count: number): string {
  if (count < 1e7) return number(Math.round(count));
  const short = {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: 2,
  } as const;
  return new Intl.NumberFormat('en', short).format(count);
}

function number(count: number): string {
  return count.toLocaleString('en');
}

function times(count: number): string {
  return count === 1 ? 'once' : `${number(count)} times`;
}

/** How far back an order looks: "one letter", "three words". */
export function lengthInWords(order: number, noun: Noun): string {
  const numerals = ['no', 'one', 'two', 'three', 'four'];
  return `${numerals[order - 1]} ${order === 2 ? singular(noun) : noun}`;
}

function singular(noun: Noun): string {
  return noun === 'words' ? 'word' : 'letter';
}
