/** How far matrices have moved, on numbers worked out by hand. */

import { expect, test } from 'vitest';
import { WeightMoves } from './weightMoves.ts';

const matrices: ConstructorParameters<typeof WeightMoves>[0] = [
  { name: 'tokens', block: null, shape: [1, 2], offset: 0 },
  { name: 'qkv', block: 0, shape: [2, 1], offset: 2 },
  { name: 'down', block: 1, shape: [1, 1], offset: 4 },
];

test('the size of the change over the size that the matrix had, for each by its name', () => {
  const moves = new WeightMoves(matrices, Float32Array.of(3, 4, 1, 0, 0));
  expect(moves.names).toEqual(['tokens', 'qkv.0', 'down.1']);
  expect([...moves.of(Float32Array.of(3, 4, 1, 0, 0))]).toEqual([0, 0, 0]);
  // 5 long and moved by 2.5; 1 long and moved by 2; nothing to compare with.
  expect([...moves.of(Float32Array.of(4.5, 6, 1, 2, 7))]).toEqual([0.5, 2, 0]);
});
