/** Texts to let a model read: sound ones, and the same with something wrong, so that the surprise can be seen to move. */

import type { TextSetId } from '#data/texts.ts';

/** What is the same about examples of different texts. */
export type ExampleId = 'sound' | 'altered' | 'odd' | 'moved' | 'salad' | 'scrambled' | 'foreign';

/** A text to read. */
export interface Example {
  readonly id: ExampleId;
  readonly label: string;
  /** Empty where it is the beginning of what was kept back. */
  readonly text: string;
  /** What to look for, in a sentence or two. */
  readonly about: string;
}

const tale =
  'Mia took the green ball from the chair. She threw it to a little dog. "Woof!" said the dog. She put the green ball back on the chair.';

const verse =
  'The moon came down to wash her face\nIn puddles by the garden wall,\nAnd left a little silver trace\nFor early birds to see it all.';

/** For each text that models learn from, what they can be given to read; the first one is sound. */
export const examples: Readonly<Record<TextSetId, readonly [Example, ...Example[]]>> = {
  tales: [
    {
      id: 'sound',
      label: 'A sound tale',
      text: tale,
      about:
        'What the teller is free to choose surprises a little: who, what, from where. What has to follow from it hardly surprises at all.',
    },
    {
      id: 'altered',
      label: '“He” for “She”',
      text: tale.replace('She threw', 'He threw'),
      about:
        'One word is another. All before it is as calm as ever; at “He” a trained model is worse off than by guessing blindly, for it was sure of “She”.',
    },
    {
      id: 'odd',
      label: 'A dog that meows',
      text: tale.replace('Woof', 'Meow'),
      about:
        'It surprises twice: at the sound, and then at “dog”, where a trained model expects a cat.',
    },
    {
      id: 'moved',
      label: 'Put back elsewhere',
      text: tale.replace('back on the chair', 'back in the box'),
      about:
        'It came from the chair and goes into a box. A trained model minds “in”, since things lie on a chair. Does it mind “box” as well?',
    },
    {
      id: 'salad',
      label: 'Word salad',
      text: 'Mia put. green dog back chair little from took a the ball She said it on to the threw She chair green',
      about:
        'The same words in any order. A model does not know words so much as what follows what: here it is sure again and again, and wrong.',
    },
    {
      id: 'foreign',
      label: 'A verse',
      text: verse,
      about:
        'Nothing that a tale would say. Words that are in no tale are not even words to a model of tales.',
    },
  ],
  verses: [
    {
      id: 'sound',
      label: 'A sound verse',
      text: verse,
      about:
        'New words are hard to guess where they begin, and easy where they end: surprise falls from letter to letter.',
    },
    {
      id: 'altered',
      label: 'The rhyme broken',
      text: verse.replace('silver trace', 'silver spoon'),
      about:
        '“spoon” for “trace”: now the third line no longer rhymes with the first. The model hardly minds. It has learned to spell, and has no ear for a rhyme two lines apart.',
    },
    {
      id: 'salad',
      label: 'Nonsense, well spelt',
      text: 'the spoon sat in the moon and ate a garden with the green and puddle rain',
      about:
        'There is no sense in it, and a model of letters has no quarrel with it: it knows words, hardly what they mean.',
    },
    {
      id: 'scrambled',
      label: 'Letters swapped',
      text: 'Teh moon cmae dwon to wsah her fcae\nIn pduldes by the gaedrn wlal',
      about:
        'You read it all the same. To the model a word is spoilt from the first wrong letter on.',
    },
    {
      id: 'foreign',
      label: 'Another language',
      text: 'Der Mond stieg leise aus dem See\nund setzte sich ins nasse Gras.',
      about:
        'The same letters with other habits: what the model learned of English is of no use here.',
    },
  ],
  names: [
    {
      id: 'sound',
      label: 'Five names',
      text: 'Charlotte\nMarcus\nAnnabel\nTheodore\nJosephine',
      about: 'A name on each line. The model expects how names go on, and where they end.',
    },
    {
      id: 'scrambled',
      label: 'Backwards',
      text: 'ettolrahC\nsucraM\nlebannA\nerodoehT\nenihpesoJ',
      about:
        'The very same letters, and a surprise worse than a blind guess: no name begins in small letters or ends in a capital.',
    },
    {
      id: 'odd',
      label: 'Words, not names',
      text: 'Rabbit\nWindow\nThursday\nPotato',
      about:
        'They begin as names might. Look for the letter at which each stops sounding like one.',
    },
    {
      id: 'foreign',
      label: 'A tale',
      text: tale,
      about:
        'There are no spaces, stops or quotation marks in names: the model has no sign for them, and no idea of a sentence.',
    },
  ],
  book: [
    {
      id: 'sound',
      label: 'In the manner of the novel',
      text: 'The captain stood upon the deck, and looked out over the dark and rolling sea; for there, not half a mile from the ship, the great whale rose and blew.',
      about: 'Words of the sea are begun with some surprise and ended with hardly any.',
    },
    {
      id: 'salad',
      label: 'Nonsense, well spelt',
      text: 'upon the whale of deck, the sea stood half and out the great captain; a ship for rolling, and there blew',
      about:
        'There is no sense in it, and a model of letters hardly minds: it knows words, not what they mean.',
    },
    {
      id: 'scrambled',
      label: 'Letters swapped',
      text: 'Teh cpatain sotod uopn the dcek, and lokoed out oevr the drak and rlloing sea',
      about:
        'You read it all the same. To the model a word is spoilt from the first wrong letter on.',
    },
    {
      id: 'foreign',
      label: 'Of our day',
      text: 'The website stores cookies in your browser, and the app needs an update before you can log in.',
      about: 'English, but not that of 1851: look at the words that did not exist then.',
    },
  ],
  own: [
    {
      id: 'sound',
      label: 'What was kept back',
      text: '',
      about: 'The end of your text is kept back in training: this is where that part begins.',
    },
    {
      id: 'foreign',
      label: 'A little tale',
      text: tale,
      about: 'A text that has nothing to do with yours.',
    },
  ],
};
