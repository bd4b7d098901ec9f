/** The rules of writing: those that can be checked without knowing what a tale is about. */

import { taleVocabulary } from '../tales/tales.ts';
import { heroes, withArticle } from '../tales/words.ts';
import { quotesAreClosed } from './marks.ts';
import { occasions, ruleOfLines, type TextRule } from './textRule.ts';

/** Words, capitals, stops, quotes and articles. */
export const rulesOfWriting: readonly TextRule[] = [
  ruleOfLines('words', wordsAreReal),
  ruleOfLines('capitals', sentencesBeginWithACapital),
  ruleOfLines('stops', sentencesEnd),
  ruleOfLines('quotes', (tale) => quotesAreClosed(tale, true)),
  ruleOfLines('articles', articlesFit),
  ruleOfLines('questions', questionsAreAsked),
];

const capitalsAnywhere = new Set([...heroes.map(({ name }) => name), 'I']);

function wordsAreReal(tale: string): boolean[] {
  return occasions(tale, /(\p{L}+)/gu).map(({ groups: [word = ''] }) =>
    taleVocabulary().has(word.toLowerCase()),
  );
}

/** Where something is said or asked, the sentence goes on after the stop: no capital is due, even if a quote is open. */
function sentencesBeginWithACapital(tale: string): boolean[] {
  return occasions(tale, /(?:^"?|[.!?] "?(?!(?:he |she )?(?:said|asked)\b)| ")(\p{L})/gu).map(
    ({ groups: [letter = ''] }) => /\p{Lu}/u.test(letter),
  );
}

/** Broken by an end without a stop, and by a capital or an opening quotation mark where no sentence had ended. */
function sentencesEnd(tale: string): boolean[] {
  const stops = occasions(tale, /[.!?]/g).map(() => true);
  // A quotation may also follow a comma; the tales have none that does.
  const missed = occasions(tale, /[\p{L},] (?:(")|(\p{Lu}\p{L}*))/gu).filter(
    ({ groups: [quote, word = ''] }) => quote || !capitalsAnywhere.has(word),
  );
  const ended = /[.!?]"?\s*$/.test(tale);
  return [...stops, ...missed.map(() => false), ...(ended ? [] : [false])];
}

function articlesFit(tale: string): boolean[] {
  return occasions(tale, /\b(an?) ([a-z]+)/gi).map(
    ({ groups: [article = '', word = ''] }) =>
      withArticle(word.toLowerCase()) === `${article} ${word}`.toLowerCase(),
  );
}

function questionsAreAsked(tale: string): boolean[] {
  return occasions(tale, /([.!?,])" (?:he |she )?(said|asked)\b/g).map(
    ({ groups: [mark, verb] }) => (mark === '?') === (verb === 'asked'),
  );
}
