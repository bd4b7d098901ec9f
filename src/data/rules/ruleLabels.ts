/** What the rules of each text are called, from those that are learned first to those that are learned last. */

/** Labels by the text's id and the rule's; apart from the rules, so that a page can name them without the checks. */
export const ruleLabels = {
  names: {
    capitals: 'Begins with a capital, goes on small',
    vowels: 'Has a vowel',
    length: 'As long as real names',
    triples: 'Any three letters come from a real name',
    ends: 'Ends as real names do',
    real: 'Is a real name',
    new: 'Is new: not copied from training',
  },
  tales: {
    words: 'Words are real',
    capitals: 'Sentences begin with a capital',
    quotes: 'Quotation marks are closed',
    articles: '“A” or “an” fits the next word',
    sounds: 'Animals make their own sound',
    pronouns: 'Pronouns fit the name',
    weather: 'Things fit the weather',
    back: 'A thing taken is put back',
  },
  verses: {
    capitals: 'Lines begin with a capital',
    marks: 'After a comma comes a space or a new line',
    length: 'Lines have the usual length',
    words: 'Words are real',
    ends: 'Poems end with . ? or !',
    quotes: 'Quotation marks are closed',
    rhymes: 'Lines rhyme with one nearby',
    new: 'Lines are new: not copied from training',
  },
  book: {
    marks: 'A space comes after a comma',
    qu: 'After q comes u',
    capitals: 'After a full stop comes a capital',
    words: 'Words are real',
    articles: '“A” or “an” fits the next word',
    quotes: 'Quotation marks are closed',
    wordPairs: 'Words stand side by side as in the book',
  },
  own: {
    letters: 'Letters stand side by side as in the text',
    marks: 'Marks are followed as in the text',
    length: 'Lines are as long as in the text',
    words: 'Words are those of the text',
    wordPairs: 'Words stand side by side as in the text',
  },
} as const;
