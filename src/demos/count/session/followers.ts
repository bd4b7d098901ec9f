/** What came after a context in what has been read, and the page of the table that the context stands on. */

import type { NgramTable } from '#models/ngram.ts';
import type { Followers, Page } from '../answers.ts';
import { contextNamed } from './contexts.ts';
import type { CountedText } from './countedText.ts';
import { frequentTokens, type PageTokens, pageTokens } from './frequent.ts';

/** How many followers are told one by one, and how many rows and columns of a page. */
const told = { followers: 10, letters: 32, words: 20 } as const;

/** What came after the last tokens of what was named, as many as the table looks back on. */
export function followersAfter(table: NgramTable, text: CountedText, named: string): Followers {
  const { tokenizer } = text;
  const { tokens, unknown } = contextNamed(text, table.configuration.order - 1, named);
  const chain = Array.from({ length: tokens.length + 1 }, (_, dropped) => {
    const context = tokens.subarray(dropped);
    const followers = table.counts(context, context.length + 1);
    return { context, followers, total: totalOf(followers) };
  });
  const used = chain.find(({ total }) => total > 0)?.followers ?? [];
  return {
    asked: tokenizer.decode(tokens),
    unknown,
    chain: chain.map(({ context, total }) => ({ context: tokenizer.decode(context), total })),
    followers: used
      .slice(0, told.followers)
      .map(({ token, count }) => ({ token: tokenizer.decode([token]), count })),
    others: totalOf(used.slice(told.followers)),
    page: pageOf(table, text, tokens.subarray(0, Math.max(0, tokens.length - 1))),
  };
}

/** The page of the contexts that begin with these tokens and end in one more. */
function pageOf(table: NgramTable, text: CountedText, older: Int32Array): Page {
  const { tokenizer } = text;
  const hasRows = table.configuration.order > 1;
  const { rows, columns } = tokensOfPage(text, hasRows ? older : null);
  const contexts = hasRows ? rows.map((row) => Int32Array.of(...older, row)) : [older];
  const found = contexts.map((context) => table.counts(context, context.length + 1));
  const word = (token: number) => tokenizer.decode([token]);
  return {
    older: tokenizer.decode(older),
    rows: hasRows ? rows.map(word) : [''],
    columns: columns.map(word),
    counts: found.flatMap((followers) => {
      const counts = new Map(followers.map(({ token, count }) => [token, count]));
      return columns.map((column) => counts.get(column) ?? 0);
    }),
    totals: found.map(totalOf),
  };
}

/** The page that was asked for last is asked for again and again while the table is being filled. */
let last: { readonly text: CountedText; readonly key: string; readonly page: PageTokens } | null =
  null;

function tokensOfPage(text: CountedText, older: Int32Array | null): PageTokens {
  const key = older === null ? 'none' : older.join();
  if (last?.text !== text || last.key !== key) last = { text, key, page: newPage(text, older) };
  return last.page;
}

function newPage({ tokenizer, training }: CountedText, older: Int32Array | null): PageTokens {
  const isOfLetters = tokenizer.kind === 'characters';
  const size = {
    vocabulary: tokenizer.vocabulary.length,
    most: isOfLetters ? told.letters : told.words,
    isPreferred: (token: number) =>
      isOfLetters && /^\p{Ll}$/u.test(tokenizer.vocabulary[token] ?? ''),
  };
  return older === null
    ? { rows: [], columns: frequentTokens(training, size).toSorted((one, other) => one - other) }
    : pageTokens(training, older, size);
}

function totalOf(followers: readonly { readonly count: number }[]): number {
  return followers.reduce((sum, { count }) => sum + count, 0);
}
