/** When the parts of a lesson begin and end. */

import { expect, test } from 'vitest';
import { partsOf } from './lessonParts.ts';

test('each part begins where the one before it ends', () => {
  const how = 'in pairs';
  const parts = partsOf([
    { part: 'Guess', minutes: 5, how },
    { part: 'Count', minutes: 10, how },
    { part: 'Tell', minutes: 7, how },
  ]);
  expect(parts.map(({ from, to }) => [from, to])).toEqual([
    [0, 5],
    [5, 15],
    [15, 22],
  ]);
});
