/** How much texts differ, and how much of them is said again. */

/**
 * The share of different n-grams among all n-grams of some texts, none of which reaches across two texts: "distinct-n"
 * (Li et al. 2016, section 5.2, there by the number of words). From 0 to 1; 0 where no text is long enough.
 */
export function distinctShare(texts: readonly ArrayLike<number>[], n: number): number {
  const seen = new Set<string>();
  let count = 0;
  for (const text of texts)
    for (const gram of gramsOf(text, n)) {
      seen.add(gram);
      count++;
    }
  return count === 0 ? 0 : seen.size / count;
}

/** For each token of a text whether it lies in an n-gram that stood in the text before. */
export function repeatedAt(text: ArrayLike<number>, n: number): boolean[] {
  const repeated = new Array<boolean>(text.length).fill(false);
  const seen = new Set<string>();
  for (const [start, gram] of gramsOf(text, n).entries()) {
    if (seen.has(gram)) repeated.fill(true, start, start + n);
    seen.add(gram);
  }
  return repeated;
}

/** The share of all n-grams that stood in their own text before. From 0 to 1; 0 where no text is long enough. */
export function repeatShare(texts: readonly ArrayLike<number>[], n: number): number {
  let again = 0;
  let count = 0;
  for (const text of texts) {
    const grams = gramsOf(text, n);
    again += grams.length - new Set(grams).size;
    count += grams.length;
  }
  return count === 0 ? 0 : again / count;
}

function gramsOf(text: ArrayLike<number>, n: number): string[] {
  const tokens = Array.from(text);
  return tokens.slice(n - 1).map((_, start) => tokens.slice(start, start + n).join(' '));
}
