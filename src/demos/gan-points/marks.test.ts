/** The figure's paths: where their corners lie, whatever the points. */

import { describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { figure } from './figure.ts';
import {
  arrows,
  crosses,
  dots,
  groundBands,
  plane,
  sheet,
  thread,
  toFigure,
  toPlane,
} from './marks.ts';

const { extent, manifoldSide, opinionSide } = figure;
const side = plane.size;

describe('places', () => {
  test('the plane’s middle and corners are the figure’s, y downwards', () => {
    expect(toFigure(0, 0)).toEqual([side / 2, side / 2]);
    expect(toFigure(-extent, extent)).toEqual([0, 0]);
    expect(toFigure(extent, -extent)).toEqual([side, side]);
  });

  test('there and back is the same place, up to a tenth of a unit', () => {
    const random = new Random(1);
    for (let i = 0; i < 100; i++) {
      const [x, y] = randomPoints(random, 1);
      const [backX, backY] = toPlane(...toFigure(x ?? 0, y ?? 0));
      const rounding = (0.051 / side) * 2 * extent;
      expect(Math.abs(backX - (x ?? 0))).toBeLessThan(rounding);
      expect(Math.abs(backY - (y ?? 0))).toBeLessThan(rounding);
    }
  });
});

describe('paths of random points hold no NaN and stay in the figure', () => {
  const random = new Random(2);
  const points = randomPoints(random, figure.points);
  const pull = Float32Array.from(points, () => 10 * random.normal());
  const grid = randomPoints(random, manifoldSide ** 2);
  const beliefs = Float32Array.from({ length: opinionSide ** 2 }, () => random.uniform());

  test.each<[string, string, number]>([
    // what, its path, how far a mark's own size may reach beyond its point
    ['dots', dots(points), 0],
    ['crosses', crosses(points), 2.4],
    ['arrows', arrows(points, pull), 44 + 5],
    ['sheet', sheet(grid), 0],
    ['thread', thread(grid), 0],
    ...groundBands(beliefs).map(({ kind, level, path }): [string, string, number] => [
      `${kind} from ${level}`,
      path,
      0,
    ]),
  ])('%s', (_, path, reach) => {
    expect(path).not.toMatch(/NaN|undefined|Infinity|e/);
    const places = cornersOf(path);
    expect(places.length).toBeGreaterThan(10);
    for (const value of places.flat()) {
      expect(value).toBeGreaterThanOrEqual(-reach);
      expect(value).toBeLessThanOrEqual(side + reach);
    }
  });
});

describe('points', () => {
  test('a dot is a stroke of no length', () => {
    expect(dots(Float32Array.of(0, 0, extent, extent))).toBe(`M200 200h0M${side} 0h0`);
  });

  test('a cross has two strokes through its point', () => {
    const places = cornersOf(crosses(Float32Array.of(0, 0)));
    expect(places).toHaveLength(4);
    for (const axis of [0, 1]) {
      const mean = places.reduce((sum, place) => sum + (place[axis] ?? 0), 0) / 4;
      expect(mean).toBeCloseTo(side / 2, 6);
    }
  });

  test('no points are no path', () => {
    expect([dots(new Float32Array()), crosses(new Float32Array())]).toEqual(['', '']);
    expect(arrows(new Float32Array(), new Float32Array())).toBe('');
  });
});

describe('arrows', () => {
  const tip = (dx: number, dy: number) =>
    cornersOf(arrows(Float32Array.of(0, 0), Float32Array.of(dx, dy)))[1];

  test('point along the pull, up in the plane being up in the figure', () => {
    expect(tip(1, 0)).toEqual([side / 2 + 26, side / 2]);
    expect(tip(0, 1)).toEqual([side / 2, side / 2 - 26]);
  });

  test('are compressed: four times the pull is twice the length, and never more than 44', () => {
    expect(tip(0.25, 0)).toEqual([side / 2 + 13, side / 2]);
    expect(tip(1e6, 0)).toEqual([side / 2 + 44, side / 2]);
  });

  test('are left out where there is no pull', () => {
    expect(arrows(Float32Array.of(0, 0), Float32Array.of(0, 0))).toBe('');
  });

  test('stand at every third point', () => {
    const path = arrows(new Float32Array(2 * 7), new Float32Array(2 * 7).fill(1));
    expect(path.match(/M200 200L/g)).toHaveLength(3);
  });
});

describe('the generator’s noise', () => {
  // A grid that is not bent at all.
  const at = (place: number) => extent * ((2 * place) / (manifoldSide - 1) - 1);
  const flat = Float32Array.from({ length: 2 * manifoldSide ** 2 }, (_, i) => {
    const place = Math.floor(i / 2);
    return at(i % 2 === 0 ? place % manifoldSide : Math.floor(place / manifoldSide));
  });

  test('a sheet has a line for each row and each column', () => {
    const path = sheet(flat);
    expect(path.match(/M/g)).toHaveLength(2 * manifoldSide);
    const lines = path
      .split('M')
      .slice(1)
      .map((line) => cornersOf(`M${line}`));
    const isStraight = (line: readonly Place[], axis: 0 | 1) =>
      line.length === manifoldSide && new Set(line.map((place) => place[axis])).size === 1;
    expect(lines.slice(0, manifoldSide).every((line) => isStraight(line, 1))).toBe(true);
    expect(lines.slice(manifoldSide).every((line) => isStraight(line, 0))).toBe(true);
  });

  test('a thread is one line through all of its points', () => {
    const path = thread(Float32Array.of(0, 0, extent, 0, extent, extent));
    expect(path).toBe(`M200 200L${side} 200L${side} 0`);
  });
});

describe('the ground', () => {
  test('is believed and doubted to five degrees each, and undecided along one line', () => {
    const kinds = groundBands(new Float32Array(opinionSide ** 2).fill(0.5)).map(({ kind }) => kind);
    expect(kinds).toEqual([...Array(5).fill('believed'), ...Array(5).fill('doubted'), 'undecided']);
  });

  test('rows run upwards: what is believed at the bottom is drawn at the bottom', () => {
    const half = Float32Array.from({ length: opinionSide ** 2 }, (_, i) =>
      i < opinionSide ** 2 / 2 ? 1 : 0,
    );
    const bands = groundBands(half);
    const oneRow = side / opinionSide;
    for (const { kind, path } of bands) {
      const downs = cornersOf(path).map(([, down]) => down);
      const [top, bottom] = [Math.min(...downs), Math.max(...downs)];
      if (kind === 'believed') {
        expect(top).toBeGreaterThan(side / 2 - oneRow);
        expect(bottom).toBeGreaterThan(side - oneRow);
      } else if (kind === 'doubted') {
        expect(top).toBeLessThan(oneRow);
        expect(bottom).toBeLessThan(side / 2 + oneRow);
      }
    }
  });

  test('that is wholly believed is covered whole, and nothing of it doubted', () => {
    const bands = groundBands(new Float32Array(opinionSide ** 2).fill(1));
    for (const { kind, path } of bands) {
      const places = cornersOf(path);
      if (kind === 'doubted') expect(places).toEqual([]);
      if (kind === 'believed') expect(areaOf(places)).toBeGreaterThan(0.99 * side ** 2);
    }
  });
});

type Place = readonly [number, number];

function randomPoints(random: Random, count: number): Float32Array {
  return Float32Array.from({ length: 2 * count }, () => extent * (2 * random.uniform() - 1));
}

/** The corners of a path of M, L, m, l and h, as places in the figure. */
function cornersOf(path: string): Place[] {
  const places: Place[] = [];
  let [across, down] = [0, 0];
  for (const [, letter = '', numbers = ''] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const [a = 0, b = 0] = numbers
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (letter === 'M' || letter === 'L') [across, down] = [a, b];
    else if (letter === 'm' || letter === 'l') [across, down] = [across + a, down + b];
    else if (letter === 'h') across += a;
    else if (letter !== 'Z')
      throw new Error(`invalid path; expected M, L, m, l, h and Z: ${letter}`);
    if (letter !== 'Z' && letter !== 'h') places.push([across, down]);
  }
  return places;
}

/** The area inside a ring of places (the shoelace formula). */
function areaOf(places: readonly Place[]): number {
  const twice = places.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = places[(i + 1) % places.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}
