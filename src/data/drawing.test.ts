/** Drawings as text in an address: there and back, and what is refused. */

import { expect, test } from 'vitest';
import { decodeDrawing, encodeDrawing, maxCorners, type Stroke } from './drawing.ts';
import { Random } from './random.ts';

/** 64 places across the three units of the plane. */
const halfCell = 3 / 63 / 2;

test('every corner comes back within half a cell', () => {
  const random = new Random(1);
  const strokes = Array.from({ length: 20 }, (_, i) => randomStroke(random, 1 + (i % 7)));
  const back = decodeDrawing(encodeDrawing(strokes)) ?? [];
  expect(back.map((stroke) => stroke.length)).toEqual(strokes.map((stroke) => stroke.length));
  const flat = back.flat(2);
  for (const [i, value] of strokes.flat(2).entries()) {
    expect(Math.abs((flat[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(halfCell + 1e-12);
  }
});

test('the corners of the plane are the first and the last letter', () => {
  expect(encodeDrawing([[[-1.5, 1.5]]])).toBe('0_');
  expect(decodeDrawing('0_')).toEqual([[[-1.5, 1.5]]]);
});

test('what lies outside the plane is drawn at its edge', () => {
  expect(decodeDrawing(encodeDrawing([[[-9, 9]]]))).toEqual([[[-1.5, 1.5]]]);
});

test('what has been decoded encodes to the same text', () => {
  const text = encodeDrawing([randomStroke(new Random(2), 30), randomStroke(new Random(3), 2)]);
  expect(encodeDrawing(decodeDrawing(text) ?? [])).toBe(text);
});

test('a drawing without strokes is an empty text, and back', () => {
  expect(encodeDrawing([])).toBe('');
  expect(encodeDrawing([[]])).toBe('');
  expect(decodeDrawing('')).toEqual([]);
});

test('a long stroke is thinned out but keeps both of its ends', () => {
  const corners = 2500;
  const line = Array.from(
    { length: corners },
    (_, i) => [(3 * i) / (corners - 1) - 1.5, 0] as const,
  );
  const stroke = decodeDrawing(encodeDrawing([line]))?.[0] ?? [];
  expect(stroke.length).toBeLessThanOrEqual(maxCorners + 1);
  expect(stroke.length).toBeGreaterThan(maxCorners / 2);
  expect([stroke[0]?.[0], stroke.at(-1)?.[0]]).toEqual([-1.5, 1.5]);
});

test.each([1, 500, 1000, 5000])('a drawing of %i dots can be read again', (dots) => {
  const random = new Random(4);
  const strokes = Array.from({ length: dots }, () => randomStroke(random, 1));
  expect(decodeDrawing(encodeDrawing(strokes))).not.toBeNull();
});

test.each([
  ['a letter that is no digit', 'Aä'],
  ['a space', 'AA A'],
  ['half a corner', 'ABC'],
  ['half a corner in the second stroke', 'AB.C'],
  ['an empty stroke', 'AB..CD'],
  ['a stroke that has not begun', 'AB.'],
  ['a line break at the end', 'AB\n'],
  ['too many corners', 'AB'.repeat(2 * maxCorners + 1)],
  [
    'too many strokes',
    Array(2 * maxCorners + 1)
      .fill('AB')
      .join('.'),
  ],
  ['a million letters', 'A'.repeat(1_000_000)],
])('%s is refused', (_, text) => {
  expect(decodeDrawing(text)).toBeNull();
});

test('random bytes are refused, or are strokes within the plane', () => {
  const random = new Random(5);
  for (let i = 0; i < 2000; i++) {
    const length = random.integer(12);
    const bytes = Array.from({ length }, () => random.integer(i % 2 === 0 ? 256 : 128));
    const strokes = decodeDrawing(String.fromCharCode(...bytes));
    expect((strokes ?? []).flat(2).every((value) => Math.abs(value) <= 1.5)).toBe(true);
  }
});

function randomStroke(random: Random, corners: number): Stroke {
  const place = () => 3 * random.uniform() - 1.5;
  return Array.from({ length: corners }, () => [place(), place()] as const);
}
