/** The rules of writing: those that can be checked without knowing what a tale is about. */

import { occasions, type TaleRule, taleRule } from './taleRule.ts';
import { taleVocabulary } from './tales.ts';
import { heroes, withArticle } from './taleWords.ts';

/** Words, capitals, stops, quotes and articles. */
export const rulesOfWriting: readonly TaleRule[] = [
  taleRule('words', 'Words are real', wordsAreReal),
  taleRule('capitals', 'Sentences begin with a capital', sentencesBeginWithACapital),
  taleRule('stops', 'Sentences end with . ? or !', sentencesEnd),
  taleRule('quotes', 'Quotation marks are closed', quotesAreClosed),
  taleRule('articles', '“A” or “an” fits the next word', articlesFit),
  taleRule('questions', 'Questions are asked, the rest is said', questionsAreAsked),
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

/** A mark opens at the beginning and after a space, and closes elsewhere; the two have to take turns. */
function quotesAreClosed(tale: string): boolean[] {
  const verdicts: boolean[] = [];
  let open = false;
  for (const { at } of occasions(tale, /"/g)) {
    const opens = at === 0 || tale[at - 1] === ' ';
    if (opens && open) verdicts.push(false);
    if (!opens) verdicts.push(open);
    open = opens;
  }
  return open ? [...verdicts, false] : verdicts;
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
