/** The rules of little tales for the scoreboard: each holds in every true tale, and can be checked on any text. */

import type { TaleRule } from './taleRule.ts';
import { rulesOfSense } from './taleRulesOfSense.ts';
import { rulesOfWriting } from './taleRulesOfWriting.ts';

/** All rules, from those that a model learns first to those that it learns last. */
export const taleRules: readonly TaleRule[] = [...rulesOfWriting, ...rulesOfSense];

/** The tales that a text tells to the end: what follows the last newline was cut off and cannot be judged. */
export function wholeTales(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1);
}
