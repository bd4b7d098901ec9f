/** The rules of names, one a line: what a real name looks like, whether it is one, and whether it was copied. */

import type { SplitText } from '../corpus.ts';
import { usualLengths } from './seen.ts';
import { ruleOfLines, type TextRule } from './textRule.ts';

/** The rules, from what is learned first to what is learned last. Broken by training itself is only the last one. */
export function nameRules({ training, heldOut }: SplitText): readonly TextRule[] {
  const trained = new Set(namesOf(training));
  const all = [...trained, ...namesOf(heldOut)];
  const real = new Set(all);
  const triples = new Set(all.flatMap(triplesOf));
  const ends = new Set(all.map(endingOf));
  const usual = usualLengths(all.map(({ length }) => length));
  return [
    ruleOfLines('capitals', partsAreCapitalised),
    ruleOfLines('vowels', (name) => [/[aeiouy]/i.test(name)]),
    ruleOfLines('length', ({ length }) =>
      usual ? [length >= usual.least && length <= usual.most] : [],
    ),
    ruleOfLines('triples', (name) => triplesOf(name).map((triple) => triples.has(triple))),
    ruleOfLines('ends', (name) => [ends.has(endingOf(name))]),
    ruleOfLines('real', (name) => [real.has(name)]),
    ruleOfLines('new', (name) => [!trained.has(name)]),
  ];
}

function namesOf(text: string): string[] {
  return text.split('\n').filter(Boolean);
}

/** Also each part of a double name: Ann-Marie. */
function partsAreCapitalised(name: string): boolean[] {
  return [/^\p{Lu}\p{Ll}*(?:[-']\p{Lu}?\p{Ll}+)*$/u.test(name)];
}

/** Three and not two: among so many names hardly any two letters never meet. */
function triplesOf(name: string): string[] {
  const letters = [...name.toLowerCase()];
  return letters.slice(2).map((third, i) => `${letters[i]}${letters[i + 1]}${third}`);
}

function endingOf(name: string): string {
  return name.toLowerCase().slice(-3);
}
