/** The rules of little tales, one tale a line: each holds in every true tale, and can be checked on any text. */

import { rulesOfSense } from './taleSense.ts';
import { rulesOfWriting } from './taleWriting.ts';
import type { TextRule } from './textRule.ts';

/** All rules, from those that a model learns first to those that it learns last. */
export const taleRules: readonly TextRule[] = [...rulesOfWriting, ...rulesOfSense];
