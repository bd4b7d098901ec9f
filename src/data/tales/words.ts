/** Who and what little tales are about, how often each comes up, and what goes with what. */

import type { Weighted } from './phrase.ts';

/** A child, with the pronouns that fit the name. */
export interface Hero extends Weighted {
  readonly name: string;
  readonly he: 'he' | 'she';
  readonly him: 'him' | 'her';
  readonly his: 'his' | 'her';
}

/** An animal and its sound, which begins with a capital. */
export interface Animal extends Weighted {
  readonly animal: string;
  readonly sound: string;
}

/** A kind of weather, how a tale announces it, what it makes of those who sit in it, and what one takes along. */
export interface Weather extends Weighted {
  readonly weather: string;
  readonly announced: string;
  readonly makes: string;
  readonly things: readonly (Weighted & { readonly thing: string })[];
}

/** A toy and the ways to share it with an animal, up to the animal itself. */
export interface Toy extends Weighted {
  readonly toy: string;
  readonly shared: readonly (Weighted & { readonly words: string })[];
}

/** A place for toys: `where` is the word before it when a toy lies there. */
export interface Keep extends Weighted {
  readonly keep: string;
  readonly where: string;
}

/** What an animal can give, with the article it takes, and the need that it meets. */
export interface Gift extends Weighted {
  readonly need: string;
  readonly gift: string;
  readonly animal: string;
  readonly some: string;
}

/** A word and its weight. */
export interface Word extends Weighted {
  readonly word: string;
}

const boy = { he: 'he', him: 'him', his: 'his' } as const;
const girl = { he: 'she', him: 'her', his: 'her' } as const;

/** The children. */
export const heroes: readonly Hero[] = [
  { name: 'Mia', weight: 6, ...girl },
  { name: 'Tom', weight: 6, ...boy },
  { name: 'Zoe', weight: 5, ...girl },
  { name: 'Ben', weight: 5, ...boy },
  { name: 'Lily', weight: 4, ...girl },
  { name: 'Max', weight: 4, ...boy },
  { name: 'Anna', weight: 3, ...girl },
  { name: 'Leo', weight: 3, ...boy },
  { name: 'Rosa', weight: 2, ...girl },
  { name: 'Otto', weight: 2, ...boy },
  { name: 'Ida', weight: 1, ...girl },
  { name: 'Finn', weight: 1, ...boy },
];

/** The animals. */
export const animals: readonly Animal[] = [
  { animal: 'dog', sound: 'Woof', weight: 6 },
  { animal: 'cat', sound: 'Meow', weight: 6 },
  { animal: 'cow', sound: 'Moo', weight: 4 },
  { animal: 'hen', sound: 'Cluck', weight: 4 },
  { animal: 'duck', sound: 'Quack', weight: 4 },
  { animal: 'pig', sound: 'Oink', weight: 3 },
  { animal: 'sheep', sound: 'Baa', weight: 3 },
  { animal: 'frog', sound: 'Ribbit', weight: 3 },
  { animal: 'mouse', sound: 'Squeak', weight: 3 },
  { animal: 'owl', sound: 'Hoot', weight: 2 },
  { animal: 'bee', sound: 'Buzz', weight: 2 },
  { animal: 'lion', sound: 'Roar', weight: 1 },
];

/** What animals are like. */
export const looks: readonly Word[] = words('little 6, big 5, old 4, funny 3, sleepy 2, muddy 2');

/** The colours of toys. */
export const colours: readonly Word[] = words('red 4, blue 3, green 2, yellow 1');

/** Where a child meets an animal. */
export const places: readonly Word[] = words(
  'in the park 4, by the pond 4, on the hill 3, at the farm 3, in the woods 2, on the bus 1',
);

/** Where an animal hides. */
export const hidingPlaces: readonly Word[] = words(
  'under the bed 4, behind the door 3, in the bath 2, on the roof 2, under my hat 1, in the soup 1',
);

/** The kinds of weather. */
export const weathers: readonly Weather[] = [
  {
    weather: 'rain',
    announced: 'It rained',
    makes: 'wet',
    weight: 4,
    things: things('umbrella 3, coat 2'),
  },
  {
    weather: 'sun',
    announced: 'The sun shone',
    makes: 'warm',
    weight: 3,
    things: things('hat 3, bucket 2'),
  },
  {
    weather: 'snow',
    announced: 'It snowed',
    makes: 'white',
    weight: 2,
    things: things('sled 3, scarf 2'),
  },
  {
    weather: 'wind',
    announced: 'The wind blew',
    makes: 'cold',
    weight: 2,
    things: things('kite 3, flag 1'),
  },
];

/** The toys. */
export const toys: readonly Toy[] = [
  { toy: 'ball', weight: 4, shared: shared('rolled it to 3, threw it to 2') },
  { toy: 'book', weight: 3, shared: shared('read it to 3, showed it to 1') },
  { toy: 'drum', weight: 2, shared: shared('played it for 3, showed it to 1') },
  { toy: 'crown', weight: 1, shared: shared('lent it to 2, showed it to 1') },
];

/** Where toys are kept. */
export const keeps: readonly Keep[] = [
  { keep: 'box', where: 'in', weight: 4 },
  { keep: 'shelf', where: 'on', weight: 3 },
  { keep: 'bag', where: 'in', weight: 2 },
  { keep: 'chair', where: 'on', weight: 1 },
];

/** What animals give to a child in need. */
export const gifts: readonly Gift[] = [
  { need: 'hungry', gift: 'egg', some: 'an egg', animal: 'hen', weight: 3 },
  { need: 'hungry', gift: 'honey', some: 'some honey', animal: 'bee', weight: 2 },
  { need: 'thirsty', gift: 'milk', some: 'some milk', animal: 'cow', weight: 3 },
  { need: 'cold', gift: 'wool', some: 'some wool', animal: 'sheep', weight: 2 },
];

/** The word with the article "a" or "an" before it, whichever fits its sound. */
export function withArticle(word: string): string {
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
}

/** The text with a capital at its beginning. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Words from a list such as "red 4, blue 3", each followed by its weight. */
function words(list: string): Word[] {
  return list.split(', ').map((entry) => {
    const gap = entry.lastIndexOf(' ');
    return { word: entry.slice(0, gap), weight: Number(entry.slice(gap + 1)) };
  });
}

function things(list: string) {
  return words(list).map(({ word, weight }) => ({ thing: word, weight }));
}

function shared(list: string) {
  return words(list).map(({ word, weight }) => ({ words: word, weight }));
}
