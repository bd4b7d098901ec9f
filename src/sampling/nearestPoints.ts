/** Which of many points in the plane lie nearest to a place, by looking at all of them. */

/** A point's index and its distance. */
export interface Near {
  readonly index: number;
  readonly distance: number;
}

/** The `count` points (x, y, x, y …) nearest to a place, the nearest first; of equally near ones the first in the list. */
export function nearestPoints(
  points: Float32Array,
  [x, y]: readonly [number, number],
  count: number,
): Near[] {
  const found: { index: number; squared: number }[] = [];
  let furthest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < points.length; i += 2) {
    const squared = ((points[i] ?? 0) - x) ** 2 + ((points[i + 1] ?? 0) - y) ** 2;
    if (squared >= furthest) continue;
    let place = found.length;
    while (place > 0 && (found[place - 1]?.squared ?? 0) > squared) place--;
    found.splice(place, 0, { index: i / 2, squared });
    if (found.length > count) found.pop();
    if (found.length === count) furthest = found[count - 1]?.squared ?? furthest;
  }
  return found.map(({ index, squared }) => ({ index, distance: Math.sqrt(squared) }));
}

/** The median distance of places (x, y, x, y …) to the point nearest to each. */
export function medianNearest(points: Float32Array, places: Float32Array): number {
  const distances = new Float64Array(places.length / 2);
  for (let i = 0; i < distances.length; i++) {
    const place = [places[2 * i] ?? 0, places[2 * i + 1] ?? 0] as const;
    distances[i] = nearestPoints(points, place, 1)[0]?.distance ?? Number.NaN;
  }
  distances.sort();
  const middle = distances.length >> 1;
  const upper = distances[middle] ?? Number.NaN;
  return distances.length % 2 === 1 ? upper : ((distances[middle - 1] ?? Number.NaN) + upper) / 2;
}
