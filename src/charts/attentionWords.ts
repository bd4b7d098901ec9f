/** Where one place looks, in words. */

/** Weights below this are not worth a number. */
export const leastNumbered = 0.05;

/**
 * “The token looks at …”: its three strongest weights, the strongest first, and what is left for the others.
 * @param weights [place + 1] or more, of which those up to the place count
 */
export function attentionWords(
  tokens: readonly string[],
  weights: ArrayLike<number>,
  place: number,
): string {
  const looked = Array.from({ length: place + 1 }, (_, i) => ({ i, weight: weights[i] ?? 0 }));
  const strongest = looked
    .toSorted((a, b) => b.weight - a.weight)
    .filter(({ weight }) => weight >= leastNumbered)
    .slice(0, 3);
  const token = quoted(tokens[place]);
  if (strongest.length === 0)
    return `${token} looks at each of ${looked.length} tokens, at none of them much.`;
  const named = strongest.map(({ i, weight }) => `${nameOf(tokens, i, place)} ${percent(weight)}`);
  const others = looked.length - strongest.length;
  const left = 1 - strongest.reduce((sum, { weight }) => sum + weight, 0);
  const rest = others > 0 ? `; ${percent(left)} is left for ${others} more` : '';
  return `${token} looks at ${named.join(', ')}${rest}.`;
}

/** The token; with how far back it stands when the same token stands elsewhere before the place, too. */
function nameOf(tokens: readonly string[], i: number, place: number): string {
  if (i === place) return 'itself';
  const text = tokens[i];
  const isRepeated = tokens.slice(0, place).filter((other) => other === text).length > 1;
  return isRepeated ? `${quoted(text)} (${place - i} back)` : quoted(text);
}

/** Isolated, so that Arabic letters do not turn the sentence around (Unicode's U+2068 and U+2069). */
function quoted(text = ''): string {
  return `“\u2068${text}\u2069”`;
}

/** With a space at which no line breaks. */
function percent(weight: number): string {
  return `${Math.round(100 * weight)}\u00a0%`;
}
