/** The small verses, written for this site: enough of them, whole, plain, and none twice. */

import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = globSync('content/verses/*.txt').sort();
const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
const poems = text.trimEnd().split('\n\n');

test('there are at least 60 KB of them', () => {
  expect(Buffer.byteLength(text)).toBeGreaterThanOrEqual(60_000);
  expect(poems.length).toBeGreaterThan(200);
});

test('a poem has 4 to 16 lines that begin with a capital, and ends with a stop', () => {
  const amiss = poems.filter((poem) => {
    const lines = poem.split('\n');
    const areCapital = lines.every((line) => /^["'(]*[A-Z]/.test(line));
    return lines.length < 4 || lines.length > 16 || !areCapital || !/[.!?]["')]*$/.test(poem);
  });
  expect(amiss).toEqual([]);
});

test('they need plain characters only, and quotes that open are closed', () => {
  expect(text.match(/[^\n -~]/g)).toBeNull();
  expect(poems.filter((poem) => (poem.match(/"/g)?.length ?? 0) % 2 === 1)).toEqual([]);
});

test('no poem and no line of them stands twice', () => {
  const lines = text.split('\n').filter(Boolean);
  const twice = lines.filter((line, i) => lines.indexOf(line) !== i);
  expect(new Set(poems).size).toBe(poems.length);
  expect(twice.length / lines.length, twice.slice(0, 5).join(' | ')).toBeLessThan(0.01);
});
