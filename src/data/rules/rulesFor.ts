/** The rules by which a scoreboard judges what a model writes, for each text that it can learn from. */

import type { SplitText } from '../corpus.ts';
import type { TextSetId } from '../texts.ts';
import { bookRules } from './bookRules.ts';
import { nameRules } from './nameRules.ts';
import { ownRules } from './ownRules.ts';
import { taleRules } from './taleRules.ts';
import type { TextRule } from './textRule.ts';
import { verseRules } from './verseRules.ts';

/** The text as it was split for training, and for verses the classes of words that rhyme, as the site serves them. */
export interface RuleSources extends SplitText {
  readonly rhymes?: string | undefined;
}

/**
 * Five to eight rules, from those that a model learns first to those that it learns last. "Real" is what occurs in the
 * text or in its held-out part. Give `check` a text from which `wholeUnits` has taken the end that was cut off.
 */
export function rulesFor(set: TextSetId, sources: RuleSources): readonly TextRule[] {
  switch (set) {
    case 'names':
      return nameRules(sources);
    case 'tales':
      return tellingRules;
    case 'verses':
      return verseRules(sources, sources.rhymes ?? '');
    case 'book':
      return bookRules(sources);
    case 'own':
      return ownRules(sources);
    default:
      return set satisfies never;
  }
}

/** Of sixteen the eight that tell most: from spelling over grammar to what must be kept in mind for a whole tale. */
const tellingRules: readonly TextRule[] = [
  'words',
  'capitals',
  'quotes',
  'articles',
  'sounds',
  'pronouns',
  'weather',
  'back',
].flatMap((id) => taleRules.filter((rule) => rule.id === id));
