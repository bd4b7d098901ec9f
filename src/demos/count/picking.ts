/** How a reader picks a context: by typing it, by a cell of the table, by a bar, or in the text. */

import { visible } from '#data/tokenizers/visible.ts';
import type { Followers, Page } from './answers.ts';
import { parameters } from './parameters.ts';

const { maxLength } = parameters.picked;

/** As many as an answer tells. */
const mostBars = 10;

/** Text as a field shows it, white space visible; `asTyped` is the way back. */
export function asShown(context: string): string {
  return [...context].map((sign) => (/\s/.test(sign) ? visible(sign) : sign)).join('');
}

/** What was typed as text: signs for white space are white space, and a word begins with the space before it. */
export function asTyped(typed: string, tokens: 'characters' | 'words'): string {
  const text = typed.replaceAll('␣', ' ').replaceAll('↵', '\n').replaceAll('⇥', '\t');
  return tokens === 'words' && /^\p{Ll}/u.test(text) ? ` ${text}` : text;
}

/** The context of a page's row. */
export function rowContext({ older, rows }: Page, row: number): string {
  return older + (rows[row] ?? '');
}

/** The context one token on: what is looked at, with a follower at its end and as much before it as matters and fits. */
export function contextAfter({ chain }: Followers, follower: string, order: number): string {
  // The chain has an entry more than the context has tokens; a whole context gives up its oldest.
  const kept = chain.length === order ? chain.slice(1) : chain;
  const contexts = kept.map(({ context }) => context + follower);
  return contexts.find(({ length }) => length <= maxLength) ?? follower;
}

/** The context that ends with a token of a passage. */
export function contextAt(tokens: readonly string[], index: number, order: number): string {
  const from = Math.max(0, index - order + 2);
  return tokens.slice(from, index + 1).join('');
}

/** What a page of the table knows of one of its own contexts; null for any other, and for one that has not come up. */
export function followersOnPage(shown: Followers, context: string): Followers | null {
  const { page, chain } = shown;
  const { columns, counts, totals } = page;
  const row = page.rows.findIndex((_, i) => rowContext(page, i) === context);
  const total = totals[row] ?? 0;
  if (total === 0) return null;
  const followers = columns
    .map((token, i) => ({ token, count: counts[row * columns.length + i] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
    .slice(0, mostBars);
  const told = followers.reduce((sum, { count }) => sum + count, 0);
  const ending = chain.at(-2)?.context.length ?? 0;
  return {
    asked: context,
    unknown: [],
    chain: chain.map(({ context: one }, i) => ({
      context: one === '' ? '' : one.slice(0, one.length - ending) + (page.rows[row] ?? ''),
      total: i === 0 ? total : 0,
    })),
    followers,
    others: total - told,
    page,
  };
}
