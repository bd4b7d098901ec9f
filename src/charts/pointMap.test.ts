import { describe, expect, test } from 'vitest';
import { labelsThatFit, mapPoints, nearest, nextTowards, spotOf, textWidth } from './pointMap.ts';

const size = { width: 400, most: 400, margin: 20 };

describe('a map', () => {
  test('has one unit for both axes and is as high as the points want', () => {
    const { places, zero, height } = mapPoints(
      [
        { x: -2, y: -1 },
        { x: 2, y: 2 },
      ],
      size,
    );
    expect(places).toEqual([
      { x: 20, y: 290 },
      { x: 380, y: 20 },
    ]);
    expect(height).toBe(310);
    expect(zero).toEqual({ x: 200, y: 200 });
  });

  test('is never higher than allowed: tall points stand in its middle', () => {
    const { places, height } = mapPoints(
      [
        { x: 0, y: 0 },
        { x: 1, y: 10 },
      ],
      size,
    );
    expect(height).toBe(400);
    expect(places).toEqual([
      { x: 182, y: 380 },
      { x: 218, y: 20 },
    ]);
  });

  test('shows points that all stand at one place in the middle, and none without complaint', () => {
    const one = { x: 3, y: 3 };
    expect(mapPoints([one, one], size).places).toEqual([
      { x: 200, y: 100 },
      { x: 200, y: 100 },
    ]);
    expect(mapPoints([], size)).toEqual({ places: [], zero: { x: 200, y: 100 }, height: 200 });
  });
});

describe('labels', () => {
  test('of two that would lie on one another the first is written', () => {
    const box = { width: 20, height: 10 };
    expect(
      labelsThatFit([
        { x: 0, y: 0, ...box },
        { x: 15, y: 5, ...box },
        { x: 25, y: 0, ...box },
        { x: 0, y: 10, ...box },
      ]),
    ).toEqual([true, false, true, true]);
  });

  test('are as wide as their letters: wide ones count more, accents nothing', () => {
    expect(textWidth('the')).toBeCloseTo(1.8);
    expect(textWidth('日本')).toBe(2);
    expect(textWidth('e\u0301')).toBeCloseTo(0.6);
  });
});

describe('finding', () => {
  const places = [
    { x: 0, y: 0 },
    { x: 10, y: 2 },
    { x: 5, y: 20 },
    { x: 40, y: 0 },
  ];

  test('the nearest place to a spot', () => {
    expect(nearest(places, { x: 7, y: 3 })).toBe(1);
    expect(nearest([], { x: 0, y: 0 })).toBeNull();
  });

  test('the next place in a direction, within 45° of it', () => {
    expect(nextTowards(places, 0, { x: 1, y: 0 })).toBe(1);
    expect(nextTowards(places, 1, { x: 1, y: 0 })).toBe(3);
    expect(nextTowards(places, 0, { x: 0, y: 1 })).toBe(2);
    expect(nextTowards(places, 0, { x: -1, y: 0 })).toBeNull();
    expect(nextTowards(places, 9, { x: 1, y: 0 })).toBeNull();
  });
});

test('a pointer’s spot is told in the map’s units, however large the map is drawn', () => {
  const currentTarget = { getBoundingClientRect: () => ({ left: 10, top: 20, width: 200 }) };
  const event = { clientX: 60, clientY: 120, currentTarget };
  expect(spotOf(event, 400)).toEqual({ x: 100, y: 200 });
});
