/** The texts that models of language learn from. */

/** A text's name: in addresses, in the file that the site serves, and of its data card. */
export type TextSetId = 'names' | 'tales' | 'verses' | 'book' | 'own';

/** What is to be known of a text before it is read. Its data card has the same id. */
export interface TextSet {
  readonly id: TextSetId;
  readonly label: string;
  /** Where the site serves it; null for tales, which are told when they are asked for, and for the reader's own. */
  readonly file: string | null;
  /** Whether stretches to train on begin where a line does, so that the model sees each line from its beginning. */
  readonly startsAtLines: boolean;
}

/** All texts, the easiest to learn first. */
export const textSets: readonly TextSet[] = [
  {
    id: 'names',
    label: 'First names',
    file: '/texts/names.txt',
    startsAtLines: true,
  },
  { id: 'tales', label: 'Little tales', file: null, startsAtLines: true },
  {
    id: 'verses',
    label: 'Small verses',
    file: '/texts/verses.txt',
    startsAtLines: false,
  },
  {
    id: 'book',
    label: 'A whaling novel',
    file: '/texts/book.txt',
    startsAtLines: false,
  },
  { id: 'own', label: 'Your own text', file: null, startsAtLines: false },
];

/** Where the site serves the classes of words that rhyme, for the rules of verses. */
export const rhymesFile = '/texts/rhymes.txt';

/** The text of this name. Throws when there is none. */
export function textSet(id: TextSetId): TextSet {
  const set = textSets.find((one) => one.id === id);
  if (!set)
    throw new Error(`invalid id; expected ${textSets.map((one) => one.id).join(', ')}: ${id}`);
  return set;
}
