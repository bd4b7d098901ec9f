import { expect, test } from 'vitest';
import { checkedValues, defaultValues, presetValues } from '../framework/values.ts';
import type { MeasuredSample } from '../next-token/measuredSample.ts';
import { copies } from './definition.ts';
import type { CopiesValues } from './parameters.ts';
import {
  leastOf,
  piecesOf,
  samplesOf,
  samplesQuestion,
  samplesQuestions,
  tallyOf,
} from './samples.ts';

const values = defaultValues(copies) as CopiesValues;
const sample: MeasuredSample = {
  text: 'the cat sat in',
  covered: [[0, 12]],
  longest: [3, 12],
  source: ['a', 'b'],
  nearest: { text: 'a cat sat on', shared: 0.5 },
  newShare: 0.25,
  isLine: false,
};

test('a sample is cut where its marks begin and end, and the pieces are the sample', () => {
  const pieces = piecesOf(sample);
  expect(pieces.map(({ text, isCopied, isLongest }) => [text, isCopied, isLongest])).toEqual([
    ['the', true, false],
    [' cat sat ', true, true],
    ['in', false, false],
  ]);
  expect(piecesOf({ ...sample, covered: [], longest: [0, 0] })).toHaveLength(1);
});

test('the longest stretches come first, and the tally is the mean', () => {
  const short = { ...sample, longest: [0, 3], newShare: 0.75, nearest: null, isLine: true };
  const texts = { written: JSON.stringify([short, sample]) };
  const samples = samplesOf([{ arrays: {}, texts }, null], 'written');
  expect(samples.map(({ newShare }) => newShare)).toEqual([0.25, 0.75]);
  expect(tallyOf(samples)).toEqual({
    count: 2,
    meanLongest: 6,
    maxLongest: 9,
    newShare: 0.5,
    shared: 0.25,
    lines: 0.5,
  });
  expect(tallyOf([])).toMatchObject({ count: 0, meanLongest: 0, maxLongest: 0 });
});

test('what counts as copied suits the text unless the reader has said so', () => {
  expect(leastOf({ least: 0, source: 'names' })).toBe(5);
  expect(leastOf({ least: 12, source: 'names' })).toBe(12);
});

test('a question holds all that decides on the samples, and no two parts are the same', () => {
  const question = samplesQuestion({ ...values, samplesSeed: 9, topP: 0.5 }, 2, 'now');
  expect(question).toMatchObject({ part: 2, seed: 9, topP: 0.5, least: 40, of: 'now' });
  const keys = samplesQuestions(values).map((one) => JSON.stringify(one));
  expect(new Set(keys).size).toBe(keys.length);
});

test('the presets have valid values, and the first one is the defaults', () => {
  for (const { id } of copies.presets)
    expect(() => checkedValues(copies, presetValues(copies, id))).not.toThrow();
  expect(presetValues(copies, 'tales')).toEqual(values);
});
