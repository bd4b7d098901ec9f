/** The rules of sense: who is who, what makes which sound, what fits the weather, and what must come back. */

import { animals, gifts, type Hero, heroes, keeps, weathers } from '../tales/words.ts';
import { occasions, ruleOfLines, type TextRule } from './textRule.ts';

/** From rules within a sentence to rules across a tale. */
export const rulesOfSense: readonly TextRule[] = [
  ruleOfLines('sounds', animalsMakeTheirSound),
  ruleOfLines('pronouns', pronounsFit),
  ruleOfLines('names', nameIsKept),
  ruleOfLines('speakers', speakersAreKnown),
  ruleOfLines('weather', thingsFitTheWeather),
  ruleOfLines('needs', wishesFitTheNeed),
  ruleOfLines('gifts', animalsGiveTheirGift),
  ruleOfLines('search', searchMovesOn),
  ruleOfLines('back', takenIsPutBack),
  ruleOfLines('place', backInItsPlace),
];

const sounds = new Map(animals.map(({ animal, sound }) => [animal, sound.toLowerCase()]));
const knownSounds = new Set(sounds.values());
const heroOf = new Map(heroes.map((hero) => [hero.name, hero]));
const giftOf = new Map(gifts.map(({ animal, gift }) => [animal, gift]));
const knownGifts = new Set(gifts.map(({ gift }) => gift));
const whereOf = new Map(keeps.map(({ keep, where }) => [keep, where]));
const weatherOfThing = new Map(
  weathers.flatMap(({ weather, things }) => things.map(({ thing }) => [thing, weather] as const)),
);
const weatherOfState = new Map(weathers.map(({ weather, makes }) => [makes, weather]));

/** Judged where a known sound, once or more, is said by a known animal. */
function animalsMakeTheirSound(tale: string): boolean[] {
  return occasions(tale, /"(\p{L}+(?:, \p{L}+)*)[.!?]" (?:said|asked) the (\p{L}+)/gu).flatMap(
    ({ groups: [said = '', speaker = ''] }) => {
      const parts = said.toLowerCase().split(', ');
      const own = sounds.get(speaker);
      if (own === undefined || !parts.some((part) => knownSounds.has(part))) return [];
      return [parts.every((part) => part === own)];
    },
  );
}

/** The child is the first one named; what comes before is not judged. */
function pronounsFit(tale: string): boolean[] {
  const [first] = named(tale);
  if (!first) return [];
  const { he, him, his } = first.hero;
  return occasions(tale.slice(first.at), /\b(he|him|his|she|her)\b/gi).map(
    ({ groups: [pronoun = ''] }) => [he, him, his].some((fit) => fit === pronoun.toLowerCase()),
  );
}

function nameIsKept(tale: string): boolean[] {
  const [first, ...later] = named(tale);
  return later.map(({ hero }) => hero === first?.hero);
}

function named(tale: string): { readonly at: number; readonly hero: Hero }[] {
  return occasions(tale, /\b(\p{Lu}\p{L}*)/gu).flatMap(({ at, groups: [name = ''] }) => {
    const hero = heroOf.get(name);
    return hero ? [{ at, hero }] : [];
  });
}

function speakersAreKnown(tale: string): boolean[] {
  return occasions(tale, /\b(?:said|asked) the (\p{L}+)/gu).map(
    ({ at, groups: [speaker = ''] }) =>
      sounds.has(speaker) && new RegExp(`\\b${speaker}\\b`).test(tale.slice(0, at)),
  );
}

/** What is taken along, what is played in and what one becomes, all against the weather that came first. */
function thingsFitTheWeather(tale: string): boolean[] {
  const [weather, ...later] = mentionsOfWeather(tale);
  if (!weather) return [];
  const taken = occasions(tale, /\btook (?:his|her|the) (\p{L}+)\./gu).map(
    ({ groups: [thing = ''] }) => weatherOfThing.get(thing),
  );
  const becomes = occasions(tale, /\bthey were (\p{L}+)/gu).map(({ groups: [state = ''] }) =>
    weatherOfState.get(state),
  );
  return [...later, ...[...taken, ...becomes].filter((known) => known !== undefined)].map(
    (other) => other === weather,
  );
}

function mentionsOfWeather(tale: string): string[] {
  const pattern =
    /\b(It rained|The sun shone|It snowed|The wind blew)|\bin the (rain|sun|snow|wind)\b/g;
  return occasions(tale, pattern).map(
    ({ groups: [announced = '', word = ''] }) =>
      weathers.find((one) => one.announced === announced)?.weather ?? word,
  );
}

/** The wish against the need that came first; and at the end it is that need which is gone. */
function wishesFitTheNeed(tale: string): boolean[] {
  const [need] = occasions(tale, /\bwas (hungry|thirsty|cold)\b/g);
  if (!need) return [];
  const [first] = need.groups;
  const wishes = occasions(tale, /\bhave (?:an?|some) (\p{L}+)\?/gu)
    .filter(({ groups: [gift = ''] }) => knownGifts.has(gift))
    .map(({ groups: [wish] }) => gifts.some(({ gift, need }) => gift === wish && need === first));
  const gone = occasions(tale, /\bwas not (\p{L}+)/gu).map(({ groups: [last] }) => last === first);
  return [...wishes, ...gone];
}

function animalsGiveTheirGift(tale: string): boolean[] {
  const pattern = /\bthe (\p{L}+) and gave (?:him|her) (?:an?|some) (\p{L}+)/gu;
  return occasions(tale, pattern).map(
    ({ groups: [giver = '', gift] }) => giftOf.get(giver) === gift,
  );
}

function searchMovesOn(tale: string): boolean[] {
  const seen = new Set<string>();
  return occasions(tale, /\blooked ([\p{L} ]+)/gu).flatMap(({ groups: [place = ''] }, i) => {
    const isNew = !seen.has(place);
    seen.add(place);
    return i === 0 ? [] : [isNew];
  });
}

/** A thing is known by its colour too: whoever took the red ball cannot put the blue one back. */
function takenIsPutBack(tale: string): boolean[] {
  return taken(tale).map(({ thing, after }) =>
    [thing, 'it'].some((what) =>
      new RegExp(`\\bput (?:the |his |her )?${what} back\\b`).test(after),
    ),
  );
}

/** Judged where a thing that came from a place is put back into, or on, some place. */
function backInItsPlace(tale: string): boolean[] {
  return taken(tale).flatMap(({ from, after }) => {
    const [back] = occasions(after, /\bback (\p{L}+) the (\p{L}+)/gu);
    if (!from || !back) return [];
    const [where, place] = back.groups;
    return [place === from && where === (whereOf.get(from) ?? where)];
  });
}

/** Each thing taken, where from ('' when the tale does not say), and the tale from there on. */
function taken(tale: string) {
  const pattern =
    /\btook (?:the|his|her) (\p{L}+(?: \p{L}+)??)(?: from the (\p{L}+))?(?=[.,!?]|$)/gu;
  return occasions(tale, pattern).map(({ at, groups: [thing = '', from = ''] }) => ({
    thing,
    from,
    after: tale.slice(at),
  }));
}
