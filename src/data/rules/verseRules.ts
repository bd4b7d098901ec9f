/** The rules of small verses, with a blank line between poems. */

import type { SplitText } from '../corpus.ts';
import { marksAreFollowed, quotesAreClosed } from './marks.ts';
import { endOf, type Rhyme, rhymeFrom } from './rhymes.ts';
import { usualLengths, wordsIn } from './seen.ts';
import { type Judge, ruleOfLines, ruleOfPoems, type TextRule } from './textRule.ts';

/**
 * The rules, from what is learned first to what is learned last. Broken by training itself is only the last one.
 * `rhymes` are the classes of words that rhyme; without them nothing is said of rhymes.
 */
export function verseRules({ training, heldOut }: SplitText, rhymes: string): readonly TextRule[] {
  const trained = new Set(linesOf(training));
  const words = new Set(wordsIn(`${training}\n${heldOut}`));
  const usual = usualLengths(linesOf(`${training}\n${heldOut}`).map(({ length }) => length));
  return [
    ruleOfLines('capitals', beginsWithACapital),
    ruleOfLines('marks', marksAreFollowed),
    ruleOfLines('length', ({ length }) =>
      usual ? [length >= usual.least && length <= usual.most] : [],
    ),
    ruleOfLines('words', (line) => wordsIn(line).map((word) => words.has(word))),
    ruleOfPoems('ends', (poem, isWhole) => (isWhole ? [/[.!?]["')]*\s*$/.test(poem)] : [])),
    ruleOfPoems('quotes', quotesAreClosed),
    ruleOfPoems('rhymes', linesRhyme(rhymeFrom(rhymes))),
    ruleOfLines('new', (line) => [!trained.has(line)]),
  ];
}

function linesOf(text: string): string[] {
  return text.split('\n').filter(Boolean);
}

function beginsWithACapital(line: string): boolean[] {
  return /\p{L}/u.test(line) ? [/^["'(]*\p{Lu}/u.test(line)] : [];
}

/** How many lines apart two rhymes may stand: three where the first line and the fourth embrace two others. */
const reach = 3;

/**
 * A line is judged where the sound of its last word is known; others that are not known do not rhyme with it, or babble
 * would be judged only where it rhymes. Where a poem was cut off, the rhyme may still have come.
 */
function linesRhyme(rhyme: Rhyme): Judge {
  return (poem, isWhole) => {
    const ends = poem.trim().split('\n').map(endOf);
    return ends.flatMap((end, i) => {
      const near = [...ends.slice(Math.max(0, i - reach), i), ...ends.slice(i + 1, i + 1 + reach)];
      if (near.some((other) => rhyme(end, other))) return [true];
      const mayStillCome = !isWhole && i + reach >= ends.length;
      // A word that is known to sound like itself is known.
      return mayStillCome || rhyme(end, end) === null ? [] : [false];
    });
  };
}
