/** What a head makes a habit of looking at: Elhage et al. 2021 and, for induction, Olsson et al. 2022. */

/** How much attention goes where, on average over the places that could look there, 0 to 1. */
export interface HeadHabits {
  /** To the token before. */
  readonly before: number;
  /** To the first token of all. */
  readonly first: number;
  /** To the looking place itself. */
  readonly itself: number;
  /** To the token that followed when the current token occurred last; null if none occurs again. */
  readonly induction: number | null;
}

/**
 * The habits of each head of a block over one sequence. The first place counts for none: it can only look at itself.
 * @param attention [heads, time, time] @param tokens [time], two or more
 */
export function headHabits(attention: Float32Array, tokens: Int32Array): HeadHabits[] {
  const time = tokens.length;
  const heads = attention.length / time ** 2;
  if (time < 2 || !Number.isInteger(heads))
    throw new Error(
      `invalid attention; expected [heads, ${time}, ${time}] over two tokens or more: ${attention.length}`,
    );
  const places = Array.from(tokens.subarray(1), (_, i) => i + 1);
  const repeats = places.flatMap((from) => {
    const to = tokens.lastIndexOf(tokens[from] ?? -1, from - 1) + 1;
    // Right after itself, what followed is the place itself.
    return to > 0 && to < from ? [{ from, to }] : [];
  });
  return Array.from({ length: heads }, (_, head) => {
    const mean = (pairs: readonly { readonly from: number; readonly to: number }[]) =>
      pairs.reduce((sum, { from, to }) => {
        return sum + (attention[(head * time + from) * time + to] ?? 0);
      }, 0) / pairs.length;
    return {
      before: mean(places.map((from) => ({ from, to: from - 1 }))),
      first: mean(places.map((from) => ({ from, to: 0 }))),
      itself: mean(places.map((from) => ({ from, to: from }))),
      induction: repeats.length > 0 ? mean(repeats) : null,
    };
  });
}
