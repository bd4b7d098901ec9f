/** Little tales: short stories from a grammar of our own, so that the surprise no model can avoid is known. */

import type { Random } from '../random.ts';
import { entropyOf, lengthOf, type Phrase, readings, say, wordsOf } from './phrase.ts';
import { anyTale } from './plots.ts';

/** A tale, and its surprise: −ln of its probability under the grammar, in nats. */
export interface Tale {
  readonly text: string;
  readonly surprise: number;
}

/** Tells one tale, of two to six short sentences on one line. */
export function tellTale(random: Random): Tale {
  return say(grammar(), random);
}

/**
 * Tells `count` tales, each ended by a newline. The surprise, in nats, is of the whole text: over the number of
 * its characters or tokens it is the floor for a model that sees each tale from its beginning.
 */
export function talesText(random: Random, count: number): Tale {
  const tales = Array.from({ length: count }, () => tellTale(random));
  return {
    text: tales.map(({ text }) => `${text}\n`).join(''),
    surprise: tales.reduce((sum, { surprise }) => sum + surprise, 0),
  };
}

/** −ln of a tale's probability, in nats; null when the grammar cannot have told it. */
export function surpriseOf(text: string): number | null {
  const whole = readings(grammar(), text).filter(({ end }) => end === text.length);
  if (whole.length === 0) return null;
  const [first] = whole;
  if (first && whole.length === 1) return first.surprise;
  return -Math.log(whole.reduce((sum, { surprise }) => sum + Math.exp(-surprise), 0));
}

/** The exact expected surprise of a tale, in nats. */
export function taleEntropy(): number {
  return entropyOf(grammar());
}

/** The exact expected number of characters of a tale, without the newline that ends it. */
export function taleLength(): number {
  return lengthOf(grammar());
}

/** Every word that a tale may hold, in small letters. */
export function taleVocabulary(): ReadonlySet<string> {
  vocabulary ??= wordsOf(grammar());
  return vocabulary;
}

let built: Phrase | undefined;
let vocabulary: ReadonlySet<string> | undefined;

/** Built when it is first asked for: it holds some ten thousand phrases. */
function grammar(): Phrase {
  built ??= anyTale();
  return built;
}
