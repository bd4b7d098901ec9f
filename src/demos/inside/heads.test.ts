/** Names of heads, lists of them, and numbers that stand beside them. */

import { expect, test } from 'vitest';
import { faultOfHeads, headId, headIds, headInWords, headOf, headsOf, toggled } from './heads.ts';
import { inDigits } from './inDigits.ts';

const size = { blocks: 2, heads: 4 };

test('a name and its head belong together', () => {
  for (const place of headsOf(size)) expect(headOf(headId(place), size)).toEqual(place);
  expect(headsOf(size)).toHaveLength(8);
  expect(headInWords({ block: 1, head: 2 })).toBe('block 2, head 3');
});

test('a head that the model has not is the nearest that it has', () => {
  expect(headOf('3.7', size)).toEqual({ block: 1, head: 3 });
  expect(headOf('nonsense', size)).toEqual({ block: 0, head: 0 });
  expect(headOf('0.1', { blocks: 0, heads: 0 })).toEqual({ block: 0, head: 0 });
});

test('a list gains a head, or loses it', () => {
  expect(toggled('', '1.0')).toBe('1.0');
  expect(toggled('1.0', '0.3')).toBe('0.3,1.0');
  expect(toggled('0.3,1.0', '0.3')).toBe('1.0');
  expect(headIds('0.3,nonsense,1.0')).toEqual(['0.3', '1.0']);
});

test('a list is refused that is none', () => {
  expect(faultOfHeads('')).toBeNull();
  expect(faultOfHeads('0.1,1.3')).toBeNull();
  for (const list of ['0', '0.1,', 'a.b', '0.1;1.2']) expect(faultOfHeads(list)).not.toBeNull();
});

test.each([
  [1.234, '1.23'],
  [-0.31, '−0.31'],
  [0, '0.00'],
  [0.00003, '3e-5'],
  [-0.001, '−1e-3'],
])('%d in digits: %s', (value, digits) => {
  expect(inDigits(value)).toBe(digits);
});
