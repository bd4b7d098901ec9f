/** Which family a token belongs to by its looks alone: the model was never told. */

import type { PointGroup } from '#charts/PointMarks.tsx';
import type { AboutEmbedding } from './answers.ts';

type Kind = AboutEmbedding['kind'];

const families = {
  vowels: { label: 'vowels', tone: 'discriminator', cue: 'bold' },
  consonants: { label: 'consonants', tone: 'ink', cue: 'plain' },
  capitals: { label: 'capitals', tone: 'real', cue: 'underlined' },
  letters: { label: 'other letters', tone: 'ink', cue: 'plain' },
  names: { label: 'words with a capital', tone: 'real', cue: 'underlined' },
  words: { label: 'words', tone: 'ink', cue: 'plain' },
  beginnings: { label: 'begins a word', tone: 'ink', cue: 'plain' },
  insides: { label: 'goes on inside one', tone: 'discriminator', cue: 'italic' },
  digits: { label: 'digits', tone: 'soft', cue: 'bold' },
  marks: { label: 'marks', tone: 'soft', cue: 'italic' },
  spaces: { label: 'spaces and line breaks', tone: 'soft', cue: 'underlined' },
} as const satisfies Readonly<Record<string, Omit<PointGroup, 'id'>>>;

/** The id of a family. */
export type FamilyId = keyof typeof families;

const ofKind: Readonly<Record<Kind, readonly FamilyId[]>> = {
  characters: ['vowels', 'consonants', 'capitals', 'letters', 'digits', 'marks', 'spaces'],
  words: ['words', 'names', 'digits', 'marks', 'spaces'],
  bytePairs: ['beginnings', 'insides', 'digits', 'marks', 'spaces'],
};

/** All families that tokens of this kind can belong to. */
export function familiesOf(kind: Kind): PointGroup[] {
  return ofKind[kind].map((id) => ({ id, ...families[id] }));
}

/** The family of a token as it shows, its white space as signs. */
export function familyOf(piece: string, kind: Kind): FamilyId {
  const bare = piece.replace(/[␣↵⇥]/g, '');
  if (bare === '') return 'spaces';
  if (/^\p{N}+$/u.test(bare)) return 'digits';
  if (!/\p{L}/u.test(bare)) return 'marks';
  switch (kind) {
    case 'characters':
      return familyOfLetter(bare);
    case 'words':
      return /^\p{Lu}/u.test(bare) ? 'names' : 'words';
    case 'bytePairs':
      return /^[␣↵⇥]/.test(piece) ? 'beginnings' : 'insides';
    default:
      return kind satisfies never;
  }
}

function familyOfLetter(letter: string): FamilyId {
  // An accent does not make another vowel.
  const plain = letter.normalize('NFD');
  if (/^[aeiou]/.test(plain)) return 'vowels';
  if (/^[a-z]/.test(plain)) return 'consonants';
  return /^\p{Lu}/u.test(plain) ? 'capitals' : 'letters';
}
