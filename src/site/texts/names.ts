/** First names, out of two lists of them. */

import { Random, shuffled } from '#data/random.ts';

/**
 * The names of all lists, one a line, each once, in an order drawn by a fixed seed, so that the tenth that is held out
 * is no alphabet's end. Left out: what has other characters than letters, hyphen and apostrophe; capitals within a word;
 * and what is on the list below.
 */
export function preparedNames(lists: readonly string[]): string {
  const names = new Set(lists.flatMap((list) => list.split(/\s+/)));
  const kept = [...names].filter((name) => shape.test(name) && !leftOut.has(name)).sort();
  return shuffled(kept, new Random(seed))
    .map((name) => `${name}\n`)
    .join('');
}

const seed = 1;

/** Also double names: Ann-Marie. */
const shape = /^[A-Z][a-z]*(?:[-'][A-Z]?[a-z]+)*$/;

/**
 * Real names, but each is also an insult, a vulgar word or the name for a people that they do not use themselves; or it
 * is no name at all. Whoever bears one is not less welcome: a model says it without knowing to whom.
 */
const leftOut = new Set(
  (
    'Analiese Analise Anallese Anallise Butch Cissiee Cissy Dick Dickie Dicky Fanni Fannie Fanny Gayelord Gaylord ' +
    'Gipsy Gypsy Hymie Ikey Kikelia Lolita Mommy Piggy Randy Scarface Sissie Sissy Stinky Virgina Willy'
  ).split(' '),
);
