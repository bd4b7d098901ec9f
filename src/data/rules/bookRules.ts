/** The rules of a book with one paragraph a line. */

import type { SplitText } from '../corpus.ts';
import { marksAreFollowed, quotesAreClosed } from './marks.ts';
import { wordPairsIn, wordsIn } from './seen.ts';
import { occasions, ruleOfLines, ruleOfText, type TextRule } from './textRule.ts';

/** The rules, from what is learned first to what is learned last. */
export function bookRules({ training, heldOut }: SplitText): readonly TextRule[] {
  const text = `${training}\n${heldOut}`;
  const words = new Set(wordsIn(text));
  const pairs = new Set(wordPairsIn(text));
  return [
    ruleOfLines('marks', marksAreFollowed),
    ruleOfLines('qu', (line) =>
      occasions(line, /q(\p{L}?)/giu).map(({ groups: [next = ''] }) => next.toLowerCase() === 'u'),
    ),
    ruleOfLines('capitals', capitalsFollow),
    ruleOfLines('words', (line) => wordsIn(line).map((word) => words.has(word))),
    ruleOfLines('articles', articlesFit),
    ruleOfText('quotes', speechesAreClosed),
    ruleOfLines('wordPairs', (line) => wordPairsIn(line).map((pair) => pairs.has(pair))),
  ];
}

/** Marks of exclamation and questions are left out: in this book a sentence may go on after them. */
function capitalsFollow(line: string): boolean[] {
  return occasions(line, /\.["')]* (?:- )?["'(]*(\p{L})/gu).map(({ groups: [letter = ''] }) =>
    /\p{Lu}/u.test(letter),
  );
}

/** A speech may go on in the next paragraph, which then begins with a quotation mark although none was closed. */
function speechesAreClosed(text: string): boolean[] {
  const lines = text.split('\n');
  return lines.flatMap((line, i) => {
    const next = lines[i + 1];
    return quotesAreClosed(line, next !== undefined && !next.startsWith('"'));
  });
}

/** By the letter, but for beginnings that are said in two ways: a unit and an uncle, a house and an hour, a one, a ewe. */
function articlesFit(line: string): boolean[] {
  return occasions(line, /\b(an?) (?!u|h|e[uw]|one|once)([a-z])/gi).map(
    ({ groups: [article = '', first = ''] }) =>
      /[aeio]/i.test(first) === (article.toLowerCase() === 'an'),
  );
}
