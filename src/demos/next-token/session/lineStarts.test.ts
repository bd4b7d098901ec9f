/** Which texts a model is shown line by line. */

import { expect, test } from 'vitest';
import { startsThatFit } from './lineStarts.ts';

test('lines are read from their beginnings where three of four fit into a stretch', () => {
  const starts = Int32Array.of(0, 4, 8, 12); // the last line goes on to the text's end
  expect(startsThatFit(starts, 30, 4)).toBe(starts);
  expect(startsThatFit(starts, 30, 3)).toBeUndefined();
});
