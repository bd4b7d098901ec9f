/** Citations as tools read them, and as people do. */

import { expect, test } from 'vitest';
import { bibTeX, citationFile, referenceLine } from './citations.ts';
import { completed } from './siteAddresses.ts';

const cited = {
  key: 'ring',
  title: 'A GAN learns: a shape',
  path: '/demos/gan-points/?v=1&seed=2',
};
const filledIn = (text: string) => completed(text, 'https://a.test', new Date('2026-11-27'));

test('a BibTeX entry has the author as one name, keeps capitals, and the whole address', () => {
  expect(filledIn(bibTeX(cited)).split('\n')).toEqual([
    '@misc{ring,',
    '  author  = {{From Noise}},',
    '  title   = {A {GAN} learns: a shape},',
    '  year    = {2026},',
    '  url     = {https://a.test/demos/gan-points/?v=1&seed=2},',
    '  urldate = {2026-11-27},',
    '}',
  ]);
});

test('a line of a reference list has author, year, title, day and address', () => {
  expect(filledIn(referenceLine(cited))).toBe(
    'From Noise. (2026). A GAN learns: a shape. Retrieved 2026-11-27, from https://a.test/demos/gan-points/?v=1&seed=2',
  );
});

test('the citation file has every field that the format asks for, at its top', () => {
  const lines = citationFile('0.1.0').split('\n');
  const names = lines.filter((line) => /^\w/.test(line)).map((line) => line.split(':')[0]);
  for (const name of ['cff-version', 'message', 'title', 'authors']) expect(names).toContain(name);
  expect(new Set(names).size).toBe(names.length);
  expect(lines).toContain('version: 0.1.0');
  expect(lines).toContain('license: MIT');
});

test('a title with a colon is quoted, or YAML would take it for a key', () => {
  for (const line of citationFile('1.0.0').split('\n')) {
    const [, value = ''] = line.match(/^\s*(?:- )?[\w-]+: (.*)$/) ?? [];
    if (value.includes(': ')) expect(value).toMatch(/^".*"$/);
  }
});
