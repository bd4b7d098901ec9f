/** The figure's marks as SVG paths, in a square of 400 units, y downwards. */

import { latent } from '../gan-points/noiseFigure.ts';
import type { Place } from './noise.ts';

/** The side of the square. */
export const square = 400;

/** Where a place lies in a square that reaches so far from its middle. */
export function inSquare([x, y]: Place, reach: number): Place {
  return [tenth((x / reach + 1) * (square / 2)), tenth((1 - y / reach) * (square / 2))];
}

/** The reverse of `inSquare`, to hundredths, no further out than the square. */
export function outOfSquare([across, down]: Place, reach: number): Place {
  const within = (value: number) =>
    Math.round(100 * Math.min(reach, Math.max(-reach, value))) / 100;
  return [within(((2 * across) / square - 1) * reach), within((1 - (2 * down) / square) * reach)];
}

/** A line through places. */
export function line(places: readonly Place[], reach: number): string {
  return places.length === 0
    ? ''
    : `M${places.map((place) => inSquare(place, reach).join(' ')).join('L')}`;
}

/** A dot at each place: strokes of no length with round ends. */
export function dots(places: readonly Place[], reach: number): string {
  return places.map((place) => `M${inSquare(place, reach).join(' ')}h0`).join('');
}

/** One path for each class of points: dots, or crosses for the class -1. */
export function marksByClass(
  places: readonly Place[],
  classes: readonly number[],
  reach: number,
): ReadonlyMap<number, string> {
  const paths = new Map<number, string>();
  for (const [i, place] of places.entries()) {
    const one = classes[i] ?? -1;
    const [x, y] = inSquare(place, reach);
    const mark = one < 0 ? `M${tenth(x - 2)} ${tenth(y - 2)}l4 4m0 -4l-4 4` : `M${x} ${y}h0`;
    paths.set(one, (paths.get(one) ?? '') + mark);
  }
  return paths;
}

/** The areas of a map's classes: a path for each, of stripes along the rows. Rows run upwards. */
export function areas(classes: readonly number[]): ReadonlyMap<number, string> {
  const { side } = latent;
  const paths = new Map<number, string>();
  // Each place stands for the cell around it; those at the edge for half a cell.
  const edge = (i: number) =>
    tenth(Math.min(square, Math.max(0, ((i - 0.5) * square) / (side - 1))));
  for (let row = 0; row < side; row++) {
    const [low, high] = [square - edge(row), square - edge(row + 1)];
    for (let column = 0; column < side; ) {
      const one = classes[row * side + column] ?? -1;
      let end = column + 1;
      while (end < side && classes[row * side + end] === one) end++;
      const stripe = `M${edge(column)} ${tenth(high)}H${edge(end)}V${tenth(low)}H${edge(column)}z`;
      paths.set(one, (paths.get(one) ?? '') + stripe);
      column = end;
    }
  }
  return paths;
}

/** Where each class's number stands on the map: at its place that is nearest to the middle of all its places. */
export function labelPlaces(classes: readonly number[]): ReadonlyMap<number, Place> {
  const { side } = latent;
  const members = new Map<number, Place[]>();
  for (const [i, one] of classes.entries()) {
    if (one < 0) continue;
    const places = members.get(one) ?? [];
    members.set(one, places);
    places.push([i % side, Math.floor(i / side)]);
  }
  const large = [...members].filter(([, places]) => places.length >= leastLabelled);
  return new Map(large.map(([one, places]) => [one, toSquare(nearestToMiddle(places))]));
}

/** Regions of fewer places get no number. */
const leastLabelled = 12;

function toSquare([column, row]: Place): Place {
  const { side } = latent;
  return [tenth((column * square) / (side - 1)), tenth(square - (row * square) / (side - 1))];
}

function nearestToMiddle(places: readonly Place[]): Place {
  const mean = (axis: 0 | 1) =>
    places.reduce((sum, place) => sum + place[axis], 0) / Math.max(1, places.length);
  const [x, y] = [mean(0), mean(1)];
  const distance = (place: Place) => Math.hypot(place[0] - x, place[1] - y);
  return places.reduce((best, place) => (distance(place) < distance(best) ? place : best));
}

function tenth(value: number): number {
  return Math.round(10 * value) / 10;
}
