/** Which words rhyme by classes, and which word a line ends with. */

import { expect, test } from 'vitest';
import { endOf, rhymeFrom } from './rhymes.ts';

test('words rhyme in any class that they share, but not with themselves', () => {
  const rhyme = rhymeFrom('red bed read\nread need\nmonth\n');
  expect(rhyme('red', 'read')).toBe(true);
  expect(rhyme('need', 'read')).toBe(true);
  expect(rhyme('need', 'red')).toBe(false);
  expect(rhyme('read', 'read')).toBe(false);
  expect(rhyme('month', 'bed')).toBe(false);
});

test('of words in no class nothing is known', () => {
  const rhyme = rhymeFrom('red bed\n');
  expect(rhyme('red', 'plonk')).toBeNull();
  expect(rhyme('', 'red')).toBeNull();
});

test.each([
  ['The cat is sitting in the Sun,', 'sun'],
  ['"I know," he said, "we can\'t!"', "can't"],
  ['A half-way-house - ', 'house'],
  ['...', ''],
  ['', ''],
])('%j ends with %j', (line, end) => {
  expect(endOf(line)).toBe(end);
});
