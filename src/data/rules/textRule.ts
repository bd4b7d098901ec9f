/** A rule that true texts keep, which can be checked on any text: also on a model's babble. */

/** How often a rule was held and how often broken; both are 0 when there was no occasion for it. */
export interface Verdict {
  readonly held: number;
  readonly broken: number;
}

/** A rule (`ruleLabels.ts` has its label), and its check of a text: the end that was cut off is taken away before. */
export interface TextRule {
  readonly id: string;
  readonly check: (text: string) => Verdict;
}

/**
 * Says for each occasion in one line, or in one poem, whether the rule was held. The last one of a text is not
 * whole unless what parts it from the next one follows.
 */
export type Judge = (text: string, isWhole: boolean) => Iterable<boolean>;

/** A rule from a judge of one line: a name, a tale, a paragraph. Blank lines are not judged. */
export function ruleOfLines(id: string, judge: Judge): TextRule {
  return { id, check: (text) => verdict(text.split('\n'), judge) };
}

/** A rule from a judge of one poem, of lines without a blank one between them. */
export function ruleOfPoems(id: string, judge: Judge): TextRule {
  return { id, check: (text) => verdict(text.split(/\n(?:\s*\n)+/), judge) };
}

/** A rule from a judge of a text as a whole, of which nothing is known but that its end was cut off. */
export function ruleOfText(id: string, judge: (text: string) => Iterable<boolean>): TextRule {
  return { id, check: (text) => verdict([text], judge) };
}

/** The places in a text where a pattern fits: where each begins, and its groups ('' for a group left out). */
export function occasions(
  text: string,
  pattern: RegExp,
): { readonly at: number; readonly groups: readonly string[] }[] {
  return [...text.matchAll(pattern)].map((match) => ({
    at: match.index,
    groups: match.slice(1).map((group) => group ?? ''),
  }));
}

function verdict(units: readonly string[], judge: Judge): Verdict {
  let held = 0;
  let broken = 0;
  for (const [i, unit] of units.entries()) {
    if (unit.trim() === '') continue;
    for (const kept of judge(unit, i < units.length - 1)) {
      if (kept) held++;
      else broken++;
    }
  }
  return { held, broken };
}
