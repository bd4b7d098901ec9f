/** Families of tokens by their looks. */

import { expect, test } from 'vitest';
import { familiesOf, familyOf } from './families.ts';

test.each([
  ['e', 'characters', 'vowels'],
  ['é', 'characters', 'vowels'],
  ['ç', 'characters', 'consonants'],
  ['y', 'characters', 'consonants'],
  ['Q', 'characters', 'capitals'],
  ['花', 'characters', 'letters'],
  ['م', 'characters', 'letters'],
  ['7', 'characters', 'digits'],
  ['"', 'characters', 'marks'],
  ['␣', 'characters', 'spaces'],
  ['↵', 'characters', 'spaces'],
  ['␣ball', 'words', 'words'],
  ['␣Zoe', 'words', 'names'],
  ['.', 'words', 'marks'],
  ['↵', 'words', 'spaces'],
  ['␣th', 'bytePairs', 'beginnings'],
  ['ing', 'bytePairs', 'insides'],
  ['⟨E2⟩', 'bytePairs', 'insides'],
  ['🙂', 'characters', 'marks'],
] as const)('%s of %s: %s', (piece, kind, family) => {
  expect(familyOf(piece, kind)).toBe(family);
  expect(familiesOf(kind).map(({ id }) => id)).toContain(family);
});

test('no two families of one kind look alike', () => {
  for (const kind of ['characters', 'words', 'bytePairs'] as const) {
    const looks = familiesOf(kind).map(({ tone, cue, id }) =>
      // Scripts with small and capital letters, and those without, are hardly ever on one map.
      id === 'letters' ? 'letters' : `${tone} ${cue}`,
    );
    expect(new Set(looks).size).toBe(looks.length);
  }
});
