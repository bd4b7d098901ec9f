/** Rules for a text that nobody here has read: what comes up in it may come up again. */

import type { SplitText } from '../corpus.ts';
import { differentLetterPairs, letterPairsIn, usualLengths, wordPairsIn, wordsIn } from './seen.ts';
import { occasions, ruleOfLines, type TextRule } from './textRule.ts';

/** The rules, from what is learned first to what is learned last. Those without sense in a script are never judged. */
export function ownRules({ training, heldOut }: SplitText): readonly TextRule[] {
  const text = `${training}\n${heldOut}`;
  const letters = differentLetterPairs(text);
  const marks = new Set(marksIn(text));
  const words = new Set(wordsIn(text));
  const pairs = new Set(wordPairsIn(text));
  const lines = text.split('\n').filter(isWritten);
  const usual = usualLengths(lines.map(({ length }) => length));
  return [
    ruleOfLines('letters', (line) => letterPairsIn(line).map((pair) => letters.has(pair))),
    ruleOfLines('marks', (line, isWhole) =>
      marksIn(line)
        .filter((mark) => isWhole || !mark.endsWith('\n'))
        .map((mark) => marks.has(mark)),
    ),
    ruleOfLines('length', ({ length }, isWhole) => {
      if (!usual || (!isWhole && length <= usual.most)) return [];
      return [length >= usual.least && length <= usual.most];
    }),
    ruleOfLines('words', (line) => wordsIn(line).map((word) => words.has(word))),
    ruleOfLines('wordPairs', (line) => wordPairsIn(line).map((pair) => pairs.has(pair))),
  ];
}

function isWritten(line: string): boolean {
  return line.trim() !== '';
}

/** Each mark with what follows it: any letter counts as one kind, any digit as another; the end of a line as itself. */
function marksIn(text: string): string[] {
  return occasions(text, /(\p{P})(?=(.?))/gu).map(
    ({ groups: [mark = '', next = ''] }) =>
      mark +
      next
        .replace(/[\p{L}\p{M}]/u, 'a')
        .replace(/\p{N}/u, '0')
        .replace(/^$/, '\n'),
  );
}
