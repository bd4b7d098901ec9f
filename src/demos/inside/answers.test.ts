/** Answers as figures read them. */

import { expect, test } from 'vitest';
import { aboutOf, numbersOf, squaresOf } from './answers.ts';

test('rows that grow become squares with zeros ahead', () => {
  const triangles = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  expect(squaresOf(triangles, 3)).toEqual([
    Float32Array.of(1, 0, 0, 2, 3, 0, 4, 5, 6),
    Float32Array.of(7, 0, 0, 8, 9, 0, 10, 11, 12),
  ]);
});

test('what is said and what is counted come apart again', () => {
  const look = { arrays: { came: Float32Array.of(1) }, texts: { about: '{"pieces":["a"]}' } };
  expect(aboutOf(look)).toEqual({ pieces: ['a'] });
  expect(numbersOf(look, 'came')).toEqual(Float32Array.of(1));
  expect(numbersOf(look, 'nothing')).toHaveLength(0);
});
