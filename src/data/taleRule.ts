/** A rule that tales keep, which can be checked on any text: also on a model's babble. */

/** How often a rule was held and how often broken; both are 0 when there was no occasion for it. */
export interface Verdict {
  readonly held: number;
  readonly broken: number;
}

/** A rule, its label in plain words, and its check of a text with one tale a line. */
export interface TaleRule {
  readonly id: string;
  readonly label: string;
  readonly check: (text: string) => Verdict;
}

/** A rule from a judge of one tale, which says for each occasion whether the rule was held. */
export function taleRule(
  id: string,
  label: string,
  judge: (tale: string) => Iterable<boolean>,
): TaleRule {
  const check = (text: string): Verdict => {
    let held = 0;
    let broken = 0;
    for (const tale of text.split('\n')) {
      if (tale.trim() === '') continue;
      for (const kept of judge(tale)) {
        if (kept) held++;
        else broken++;
      }
    }
    return { held, broken };
  };
  return { id, label, check };
}

/** The places in a tale where a pattern fits: where each begins, and its groups ('' for a group left out). */
export function occasions(
  tale: string,
  pattern: RegExp,
): { readonly at: number; readonly groups: readonly string[] }[] {
  return [...tale.matchAll(pattern)].map((match) => ({
    at: match.index,
    groups: match.slice(1).map((group) => group ?? ''),
  }));
}
