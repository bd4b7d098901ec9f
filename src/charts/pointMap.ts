/** Where labelled points stand on a map, which of them keep their label, and which is next in a direction. */

/** A place: on the map to the right and down, in its units. */
export interface MapPlace {
  readonly x: number;
  readonly y: number;
}

/** How large a map is, and what is kept free around it. */
export interface MapSize {
  readonly width: number;
  readonly most: number;
  readonly margin: number;
}

/** Points on the map; `zero` is where both coordinates are 0. */
export interface PointMap {
  readonly places: readonly MapPlace[];
  readonly zero: MapPlace;
  readonly height: number;
}

/**
 * The points spread over the map, both axes in the same unit, so that what is near is near. The map is as high as the points
 * want it, from half its width to `most`. Points that all stand at one place stand in the middle.
 */
export function mapPoints(points: readonly MapPlace[], { width, most, margin }: MapSize): PointMap {
  const [left, right] = extent(points.map(({ x }) => x));
  const [low, high] = extent(points.map(({ y }) => y));
  const inner = width - 2 * margin;
  const across = right - left;
  const up = high - low;
  const scale = Math.min(
    across > 0 ? inner / across : Number.POSITIVE_INFINITY,
    up > 0 ? (most - 2 * margin) / up : Number.POSITIVE_INFINITY,
  );
  const unit = Number.isFinite(scale) ? scale : 0;
  const height = Math.round(Math.min(most, Math.max(width / 2, up * unit + 2 * margin)));
  const place = ({ x, y }: MapPlace) => ({
    x: tenth(width / 2 + (x - (left + right) / 2) * unit),
    y: tenth(height / 2 - (y - (low + high) / 2) * unit),
  });
  return { places: points.map(place), zero: place({ x: 0, y: 0 }), height };
}

/** A label's box around its place. */
export interface LabelBox extends MapPlace {
  readonly width: number;
  readonly height: number;
}

/** Whether each label can be written without lying on one before it: those that stand first in the list win. */
export function labelsThatFit(boxes: readonly LabelBox[]): boolean[] {
  const written: LabelBox[] = [];
  return boxes.map((box) => {
    const fits = written.every((other) => !overlap(box, other));
    if (fits) written.push(box);
    return fits;
  });
}

/** How wide a text is in a monospaced face, in ems: 0.6 a letter, 1 for a wide one, nothing for a mark upon another. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/\p{Mark}/u.test(letter)) continue;
    width += /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(letter)
      ? 1
      : 0.6;
  }
  return width;
}

/** Where a pointer stands on a map that is drawn so wide, in the map's units. */
export function spotOf({ clientX, clientY, currentTarget }: Pointed, width: number): MapPlace {
  const box = currentTarget.getBoundingClientRect();
  const scale = width / box.width;
  return { x: (clientX - box.left) * scale, y: (clientY - box.top) * scale };
}

interface Pointed {
  readonly clientX: number;
  readonly clientY: number;
  readonly currentTarget: {
    getBoundingClientRect(): {
      readonly left: number;
      readonly top: number;
      readonly width: number;
    };
  };
}

/** The index of the place nearest to a spot, or null when there is none. */
export function nearest(places: readonly MapPlace[], spot: MapPlace): number | null {
  return best(places, ({ x, y }) => (x - spot.x) ** 2 + (y - spot.y) ** 2);
}

/**
 * The index of the nearest place in a direction, within 45° of it; null when nothing lies there.
 * @param direction of length 1, along an axis, y down
 */
export function nextTowards(
  places: readonly MapPlace[],
  from: number,
  direction: MapPlace,
): number | null {
  const start = places[from];
  if (!start) return null;
  return best(places, ({ x, y }) => {
    const along = (x - start.x) * direction.x + (y - start.y) * direction.y;
    const aside = Math.abs((x - start.x) * direction.y - (y - start.y) * direction.x);
    return along > 0 && aside <= along ? along + 2 * aside : Number.POSITIVE_INFINITY;
  });
}

function best(places: readonly MapPlace[], distanceOf: (place: MapPlace) => number): number | null {
  let index: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [i, place] of places.entries()) {
    const distance = distanceOf(place);
    if (distance >= least) continue;
    least = distance;
    index = i;
  }
  return index;
}

function overlap(a: LabelBox, b: LabelBox): boolean {
  const isBeside = 2 * Math.abs(a.x - b.x) >= a.width + b.width;
  const isAbove = 2 * Math.abs(a.y - b.y) >= a.height + b.height;
  return !isBeside && !isAbove;
}

function extent(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 0];
  return [Math.min(...values), Math.max(...values)];
}

function tenth(value: number): number {
  return Math.round(10 * value) / 10;
}
