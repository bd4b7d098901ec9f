/** The plots of little tales: what happens in each, and what must fit what happened before. */

import { each, oneOf, type Phrase } from './phrase.ts';
import {
  type Animal,
  animals,
  capitalised,
  colours,
  gifts,
  type Hero,
  heroes,
  hidingPlaces,
  keeps,
  looks,
  places,
  toys,
  type Weather,
  weathers,
  withArticle,
} from './words.ts';

/** The grammar of little tales as one phrase. No option can begin like another, so a tale has one reading only. */
export function anyTale(): Phrase {
  return oneOf([
    [4, weatherTale()],
    [4, each(heroes, toyTale)],
    [3, hidingTale()],
    [2, each(heroes, giftTale)],
    [3, friendsTale()],
  ]);
}

/** "It rained, so Mia took her umbrella. …" What is taken fits the weather and is put back. */
function weatherTale(): Phrase {
  return each(weathers, (weather) => [
    `${weather.announced}, so `,
    each(heroes, (hero) => {
      const met = meeting(hero, weather);
      return each(weather.things, ({ thing }) => [
        `${hero.name} took ${hero.his} ${thing}. `,
        met,
        oneOf([
          [3, ` At home ${hero.he} put the ${thing} back.`],
          [3, ` ${capitalised(hero.he)} went home and put the ${thing} back.`],
          [2, ` Then ${hero.name} put it back.`],
        ]),
      ]);
    }),
  ]);
}

function meeting(hero: Hero, weather: Weather): Phrase {
  return [
    each(places, ({ word }) => capitalised(word)),
    ` ${hero.he} `,
    oneOf([
      [4, 'met '],
      [3, 'saw '],
      [1, 'heard '],
    ]),
    withLook('', ''),
    each(animals, (animal) => [
      `${animal.animal}. `,
      oneOf([
        [3, voice(animal, hero)],
        [2, ['They ', play, ` in the ${weather.weather}.`]],
      ]),
    ]),
  ];
}

/** "Tom took the red ball from the box. …" The same toy goes back to the same place. */
function toyTale(hero: Hero): Phrase {
  const [He, name] = [capitalised(hero.he), hero.name];
  const reply = each(animals, (animal) => [
    `${animal.animal}. `,
    oneOf([
      [4, voice(animal, hero)],
      [1, `"More!" said the ${animal.animal}.`],
      [2, `"Can I keep it?" asked the ${animal.animal}. "No!" said ${name}.`],
    ]),
  ]);
  const sharing = each(toys, ({ toy, shared }) =>
    each(colours, ({ word: colour }) => [
      `the ${colour} ${toy} from the `,
      each(keeps, ({ keep, where }) => [
        `${keep}. ${He} `,
        each(shared, ({ words }) => words),
        withLook(' ', ''),
        reply,
        oneOf([
          [3, ` ${He} put the ${colour} ${toy} back ${where} the ${keep}.`],
          [2, ` Then ${name} put it back ${where} the ${keep}.`],
        ]),
      ]),
    ]),
  );
  return [`${name} took `, sharing];
}

/** "Where is my pig?" A child looks in one place, then in another. */
function hidingTale(): Phrase {
  return [
    '"Where is my ',
    each(animals, (animal) => [
      `${animal.animal}?" asked `,
      each(heroes, (hero) => search(hero, animal)),
    ]),
  ];
}

function search(hero: Hero, animal: Animal): Phrase {
  const He = capitalised(hero.he);
  const found = voice(animal, hero);
  const looking = each(hidingPlaces, ({ word: first }) => [
    `${first}. `,
    oneOf([
      [2, found],
      [
        3,
        [
          `No ${animal.animal}! ${He} looked `,
          each(
            hidingPlaces.filter(({ word }) => word !== first),
            ({ word }) => `${word}. `,
          ),
          found,
        ],
      ],
    ]),
  ]);
  return [
    `${hero.name}. ${He} looked `,
    looking,
    oneOf([
      [3, ` ${He} gave it a hug.`],
      [2, ` ${He} gave it a kiss.`],
      [2, ` "There you are!" said ${hero.name}.`],
      [1, ` How ${hero.he} laughed!`],
    ]),
  ];
}

/** "Ben was thirsty. …" The animal gives what it has, and that meets the need. */
function giftTale(hero: Hero): Phrase {
  const { name, he, him } = hero;
  return each(gifts, ({ need, some, animal: giver }) => {
    const sound = animals.find(({ animal }) => animal === giver)?.sound ?? '';
    return [
      `${name} was ${need}. "May I have ${some}?" ${he} asked `,
      withLook('', `${giver}. "${sound}!" said the ${giver} and gave ${him} ${some}. `),
      oneOf([
        [2, `"Thank you, ${giver}!" said ${name}.`],
        [1, `"Thank you!" said ${name}.`],
        [2, `Now ${name} was not ${need}.`],
      ]),
    ];
  });
}

/** "A little cow and a big duck sat in the sun. …" Two animals, each with its own sound. */
function friendsTale(): Phrase {
  const soon = each(weathers, ({ weather, makes }) => [
    `in the ${weather}. `,
    oneOf([
      [2, `Soon they were ${makes}. `],
      [1, ['They ', play, '. ']],
    ]),
  ]);
  return each(looks, ({ word: look }) => [
    `${capitalised(withArticle(look))} `,
    each(animals, (one) => [
      `${one.animal} and`,
      withLook(' ', ''),
      each(
        animals.filter((other) => other !== one),
        (other) => [
          `${other.animal} sat `,
          soon,
          `"${one.sound}!" said the ${one.animal}. "${other.sound}!" said the ${other.animal}.`,
        ],
      ),
    ]),
  ]);
}

const play = oneOf([
  [4, 'played'],
  [3, 'danced'],
  [2, 'sang'],
]);

/** What an animal says to a child. */
function voice({ animal, sound }: Animal, { name }: Hero): Phrase {
  return oneOf([
    [4, `"${sound}!" said the ${animal}.`],
    [2, `"${sound}, ${sound.toLowerCase()}!" said the ${animal}.`],
    [2, `"Hello, ${animal}!" said ${name}. "${sound}!" said the ${animal}.`],
  ]);
}

/** "a little ", "an old " … between two texts. */
function withLook(before: string, after: string): Phrase {
  return [before, each(looks, ({ word }) => `${withArticle(word)} `), after];
}
