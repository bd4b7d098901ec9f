/** A phrase with choices in it whose probabilities are known: it can be said, read back, and measured exactly. */

import type { Random } from '../random.ts';

/** Fixed text, phrases one after another, or a choice between phrases. */
export type Phrase = string | readonly Phrase[] | Choice;

/** One of several phrases; the probabilities add up to 1. */
export interface Choice {
  readonly options: readonly Option[];
}

/** A phrase that may be chosen, and how likely that is. */
export interface Option {
  readonly probability: number;
  readonly phrase: Phrase;
}

/** Something that is chosen as often as its weight says, compared with the weights beside it. */
export interface Weighted {
  readonly weight: number;
}

/** What was said, and −ln of the probability of all the choices on the way, in nats. */
export interface Said {
  readonly text: string;
  readonly surprise: number;
}

/** A way to read a phrase from a text: where it ends, and −ln of its probability, in nats. */
export interface Reading {
  readonly end: number;
  readonly surprise: number;
}

/** A choice between phrases, each with its weight. Throws when there is none or a weight is not positive. */
export function oneOf(options: readonly (readonly [weight: number, phrase: Phrase])[]): Choice {
  const total = options.reduce((sum, [weight]) => sum + weight, 0);
  if (options.length === 0 || options.some(([weight]) => !(weight > 0)))
    throw new Error(`invalid options; expected weights above 0: ${options.map(([one]) => one)}`);
  return { options: options.map(([weight, phrase]) => ({ probability: weight / total, phrase })) };
}

/** A choice of a thing: whatever is said of it later is part of its option, so that the phrase remembers it. */
export function each<T extends Weighted>(things: readonly T[], say: (thing: T) => Phrase): Choice {
  return oneOf(things.map((thing) => [thing.weight, say(thing)]));
}

/** Says the phrase, making each choice at random. */
export function say(phrase: Phrase, random: Random): Said {
  if (typeof phrase === 'string') return { text: phrase, surprise: 0 };
  if ('options' in phrase) {
    const { probability, phrase: chosen } = choose(phrase, random.uniform());
    const { text, surprise } = say(chosen, random);
    return { text, surprise: surprise - Math.log(probability) };
  }
  let text = '';
  let surprise = 0;
  for (const part of phrase) {
    const said = say(part, random);
    text += said.text;
    surprise += said.surprise;
  }
  return { text, surprise };
}

/** All ways to read the phrase from the text, starting at a character. An unambiguous phrase has one at most. */
export function readings(phrase: Phrase, text: string, start = 0): readonly Reading[] {
  if (typeof phrase === 'string') {
    return text.startsWith(phrase, start) ? [{ end: start + phrase.length, surprise: 0 }] : [];
  }
  if ('options' in phrase) {
    return phrase.options.flatMap(({ probability, phrase: option }) =>
      readings(option, text, start).map(({ end, surprise }) => ({
        end,
        surprise: surprise - Math.log(probability),
      })),
    );
  }
  let ways: readonly Reading[] = [{ end: start, surprise: 0 }];
  for (const part of phrase) {
    ways = ways.flatMap((before) =>
      readings(part, text, before.end).map(({ end, surprise }) => ({
        end,
        surprise: before.surprise + surprise,
      })),
    );
  }
  return ways;
}

/** The expected surprise of what is said, in nats: exact, by the chain rule over the choices (Shannon 1948, §6). */
export function entropyOf(phrase: Phrase): number {
  return expected(phrase, { text: () => 0, choice: (probability) => -Math.log(probability) });
}

/** The expected number of characters of what is said: exact. */
export function lengthOf(phrase: Phrase): number {
  return expected(phrase, { text: (text) => text.length, choice: () => 0 });
}

/** Every word that may be said, in small letters. No word may be split between two phrases. */
export function wordsOf(phrase: Phrase): Set<string> {
  const words = new Set<string>();
  const seen = new Set<Phrase>();
  const visit = (part: Phrase): void => {
    if (seen.has(part)) return;
    seen.add(part);
    if (typeof part === 'string') {
      for (const word of part.match(/[a-z]+/gi) ?? []) words.add(word.toLowerCase());
    } else if ('options' in part) {
      for (const option of part.options) visit(option.phrase);
    } else {
      part.forEach(visit);
    }
  };
  visit(phrase);
  return words;
}

function choose({ options }: Choice, uniform: number): Option {
  let left = uniform;
  for (const option of options) {
    left -= option.probability;
    if (left < 0) return option;
  }
  // Rounding may leave a sliver above the sum of the probabilities.
  const last = options.at(-1);
  if (!last) throw new Error('invalid options; expected at least one: none');
  return last;
}

interface Amounts {
  readonly text: (text: string) => number;
  readonly choice: (probability: number) => number;
}

/** The expected sum of an amount for each piece of text and each choice. */
function expected(phrase: Phrase, amounts: Amounts): number {
  if (typeof phrase === 'string') return amounts.text(phrase);
  if ('options' in phrase) {
    return phrase.options.reduce(
      (sum, { probability, phrase: option }) =>
        sum + probability * (amounts.choice(probability) + expected(option, amounts)),
      0,
    );
  }
  return phrase.reduce((sum: number, part) => sum + expected(part, amounts), 0);
}
