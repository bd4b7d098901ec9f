/** The rules of a book, on a page made by hand. */

import { describe, expect, test } from 'vitest';
import { bookRules } from './bookRules.ts';
import { brokenBy, verdictOf } from './rules.forTests.ts';

const page =
  'CHAPTER 1. The Quay.\n' +
  'It was a quiet evening on the quay. An old man sat there - quite alone, as it seemed.\n' +
  '"Is this an owl?" I asked him. "A bird, sir," said he; "a bird of 3,000 feathers."\n' +
  '"I have a tale to tell. It is a long one.\n' +
  '"It is a sad one."\n';
const rules = bookRules({ training: page, heldOut: 'So he began.\n' });

test('the true text breaks no rule, and gives an occasion for each', () => {
  expect(brokenBy(page, rules)).toEqual([]);
  for (const { check } of rules) expect(check(page).held).toBeGreaterThan(2);
});

describe('a broken page breaks', () => {
  test.each([
    ['alone, as', 'alone,as', ['marks']],
    ['sir," said', 'sir,said', ['marks', 'quotes']],
    ['quite', 'qite', ['qu', 'words', 'wordPairs']],
    ['quay. An', 'quay. an', ['capitals']],
    ['1. The', '1. the', ['capitals']],
    ['evening', 'evenim', ['words', 'wordPairs']],
    ['an owl', 'a owl', ['articles', 'wordPairs']],
    ['a bird', 'an bird', ['articles', 'wordPairs']],
    ['sad one."', 'sad one.', ['quotes']],
    ['owl?"', 'owl?', ['quotes']],
    ['It was', 'It" was', ['quotes']],
    ['old man', 'old owl', ['wordPairs']],
  ])('"%s" becomes "%s": %j', (from, to, ids) => {
    const broken = page.replace(from, to);
    expect(broken).not.toBe(page);
    expect(brokenBy(broken, rules)).toEqual(ids);
  });
});

describe('quotation marks', () => {
  test('may stay open where the next paragraph begins with one', () => {
    expect(verdictOf(rules, 'quotes', '"So it is.\n"And was."\n')).toEqual({ held: 1, broken: 0 });
    expect(verdictOf(rules, 'quotes', '"So it is.\nAnd was.\n')).toEqual({ held: 0, broken: 1 });
  });

  test('may stay open where the text was cut off', () => {
    expect(verdictOf(rules, 'quotes', '"So it is.')).toEqual({ held: 0, broken: 0 });
  });
});

test('the article is not judged where the letter does not say how the word begins', () => {
  expect(verdictOf(rules, 'articles', 'a unit, an hour, a one, a ewe')).toEqual({
    held: 0,
    broken: 0,
  });
});
