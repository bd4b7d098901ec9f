/** What tests of rules ask for. */

import type { TextRule, Verdict } from './textRule.ts';

/** What the rule of this id says of a text. Throws when there is none. */
export function verdictOf(rules: readonly TextRule[], id: string, text: string): Verdict {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`invalid id; expected ${rules.map((one) => one.id)}: ${id}`);
  return rule.check(text);
}

/** The ids of the rules that a text breaks at least once, in order. */
export function brokenBy(text: string, rules: readonly TextRule[]): string[] {
  return rules.filter(({ check }) => check(text).broken > 0).map(({ id }) => id);
}
