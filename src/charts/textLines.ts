/** Where a text of tokens breaks: tokens show their white space by signs, so the browser no longer sees it. */

/** The tokens' indices, a list for each line; a token that ends in a line break (↵) ends its line. */
export function linesOf(tokens: readonly { readonly text: string }[]): number[][] {
  const lines: number[][] = [[]];
  for (const [index, { text }] of tokens.entries()) {
    lines.at(-1)?.push(index);
    if (/[↵\n]$/.test(text) && index + 1 < tokens.length) lines.push([]);
  }
  return lines;
}

/** Whether a new line may begin between these neighbours: after a space, or before one that a token begins with. */
export function mayBreakBetween(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return /[␣⇥ ]$/.test(before) || /^[␣⇥ ]./.test(after);
}
