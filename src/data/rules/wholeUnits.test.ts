/** What is left of a sample that was broken off somewhere. */

import { describe, expect, test } from 'vitest';
import { wholeUnits } from './wholeUnits.ts';

describe('of a sample is left', () => {
  test.each([
    ['names', 'Anna\nLeo\nMar', 'Anna\nLeo\n'],
    ['names', 'Mar', ''],
    ['tales', 'Ben was cold.\nIt rai', 'Ben was cold.\n'],
    ['verses', 'The sun\nIs done.\n\nThe mo', 'The sun\nIs done.\n\n'],
    ['book', 'Call me Ishmael. Some ye', 'Call me Ishmael. Some '],
    ['book', 'Call me Ishmael.\n', 'Call me Ishmael.\n'],
    ['own', 'two eggs and fl', 'two eggs and '],
    ['own', '猫坐在垫子上。\n狗', '猫坐在垫子上。\n'],
    ['own', '猫坐在垫子上。'.repeat(9), '猫坐在垫子上。'.repeat(9)],
    ['own', '', ''],
  ] as const)('%s: %j becomes %j', (set, sample, whole) => {
    expect(wholeUnits(set, sample)).toBe(whole);
  });
});
