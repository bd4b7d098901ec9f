/** What is frequent in a text: its contexts, and the rows and columns by which a page of its table is shown. */

/** The most frequent stretch of so many tokens, of which each passes; of equals the first. Empty where there is none. */
export function frequentStretch(
  tokens: Int32Array,
  length: number,
  passes: (token: number) => boolean,
): Int32Array {
  const counts = new Map<string, { readonly from: number; count: number }>();
  let best = { from: 0, count: 0 };
  for (let from = 0; from + length < tokens.length; from++) {
    const stretch = tokens.subarray(from, from + length);
    if (!stretch.every(passes)) continue;
    const key = stretch.join();
    const found = counts.get(key) ?? { from, count: 0 };
    found.count++;
    counts.set(key, found);
    if (found.count > best.count) best = found;
  }
  return best.count === 0 ? new Int32Array() : tokens.slice(best.from, best.from + length);
}

/** The rows and columns of a page, as tokens in ascending order. */
export interface PageTokens {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** How many different tokens there are, how many rows and columns at most, and which tokens go before others. */
export interface PageSize {
  readonly vocabulary: number;
  readonly most: number;
  /** Of these, up to 26 are taken even if others are more frequent: the whole alphabet, with its q and its z. */
  readonly isPreferred: (token: number) => boolean;
}

/** Of the contexts that begin with `older`: what most often ends them, and what most often comes after those. */
export function pageTokens(
  tokens: Int32Array,
  older: ArrayLike<number>,
  size: PageSize,
): PageTokens {
  const { vocabulary } = size;
  const ending = new Float64Array(vocabulary);
  for (const place of placesAfter(tokens, older)) add(ending, tokens[place]);
  const rows = taken(ending, tokens, size);
  const isRow = new Set(rows);
  const following = new Float64Array(vocabulary);
  for (const place of placesAfter(tokens, older))
    if (isRow.has(tokens[place] ?? -1)) add(following, tokens[place + 1]);
  return { rows, columns: taken(following, tokens, size) };
}

/** The most frequent tokens of all, the most frequent first. */
export function frequentTokens(tokens: Int32Array, size: PageSize): number[] {
  const counts = new Float64Array(size.vocabulary);
  for (const token of tokens) add(counts, token);
  return highest(counts, size);
}

/** The places right after each occurrence of a stretch. */
function* placesAfter(tokens: Int32Array, stretch: ArrayLike<number>): Generator<number> {
  for (let place = stretch.length; place < tokens.length; place++)
    if (endsWith(tokens, place, stretch)) yield place;
}

function endsWith(tokens: Int32Array, end: number, stretch: ArrayLike<number>): boolean {
  for (let i = 1; i <= stretch.length; i++)
    if (tokens[end - i] !== stretch[stretch.length - i]) return false;
  return true;
}

const alphabet = 26;

/**
 * The tokens of the highest counts, those that are preferred before others. Where there are too few of them, what is
 * frequent in the text at large fills up: so one sees how much of a table is empty. In ascending order.
 */
function taken(counts: Float64Array, text: Int32Array, size: PageSize): number[] {
  const found = highest(counts, size);
  const more = frequentTokens(text, size).filter((token) => !found.includes(token));
  return [...found, ...more].slice(0, size.most).sort((one, other) => one - other);
}

function highest(counts: Float64Array, { most, isPreferred }: PageSize): number[] {
  const tokens = Array.from(counts, (_, token) => token)
    .filter((token) => counts[token] !== 0)
    .sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0));
  const preferred = new Set(tokens.filter(isPreferred).slice(0, alphabet));
  const others = tokens.filter((token) => !preferred.has(token));
  return [...preferred, ...others].slice(0, most);
}

function add(counts: Float64Array, token: number | undefined): void {
  if (token !== undefined) counts[token] = (counts[token] ?? 0) + 1;
}
