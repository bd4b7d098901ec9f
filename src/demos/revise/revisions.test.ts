/** Versions and courses from answers small enough to check by hand. */

import { expect, test } from 'vitest';
import type { Look } from '#engine/session.ts';
import {
  courseOf,
  draftQuestions,
  drafts,
  ownQuestion,
  revisionsOf,
  versionAfter,
} from './revisions.ts';

const settings = { diceSeed: 5, draftTemperature: 1, temperature: 0, candidates: 4, text: '' };
const look: Look = {
  arrays: {
    nats: Float32Array.of(1, 2, 3, 1, 1, 1),
    places: Float32Array.of(-1, 2),
    tries: Float32Array.of(0, 4),
    tried: Float32Array.of(7),
    held: Float32Array.of(1, 3),
    broken: Float32Array.of(1, 1),
    cut: Float32Array.of(0),
  },
  texts: {
    pieces: JSON.stringify([
      ['a', 'b', 'c'],
      ['a', 'b', 'a'],
    ]),
    candidates: JSON.stringify([
      [],
      [
        ['a', 1, -3],
        ['c', 0, -3 - Math.log(3)],
      ],
    ]),
  },
};

test('versions have their surprise, and candidates the shares of their texts’ probabilities', () => {
  const { versions, tried, isFixed } = revisionsOf(look);
  expect(versions.map(({ total }) => total)).toEqual([6, 3]);
  expect(versions[1]?.candidates.map(([piece]) => piece)).toEqual(['a', 'c']);
  expect(versions[1]?.candidates[0]?.[1]).toBeCloseTo(3 / 4, 12);
  expect([tried, isFixed]).toEqual([7, true]);
  expect(versionAfter(versions, 3)?.place).toBe(-1);
  expect(versionAfter(versions, 4)?.place).toBe(2);
});

test('the course of drafts is told try by try', () => {
  const { nats, kept, broken, variety } = courseOf([revisionsOf(look), revisionsOf(look)]);
  expect(nats.slice(3, 5)).toEqual([2, 1]);
  expect(kept.slice(3, 5)).toEqual([1 / 2, 3 / 4]);
  expect(broken[20]).toBe(2);
  expect(variety[0]).toBe(1 / 2);
});

test('drafts are asked for with neighbouring seeds, and the reader’s own only where there is one', () => {
  expect(draftQuestions(settings).map(({ seed }) => seed)).toEqual(
    Array.from({ length: drafts }, (_, i) => 5 + i),
  );
  expect(ownQuestion({ ...settings, text: '  ' })).toBe(null);
  expect(ownQuestion({ ...settings, text: 'Mia' })?.text).toBe('Mia');
});
