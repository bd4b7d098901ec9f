/** What a generator makes of places of the plane of noise, and of noise that is drawn. */

import type { PointShape } from '#data/pointShapes.ts';
import type { Question } from '#engine/session.ts';
import { truncatedNoise } from '#sampling/truncatedNoise.ts';
import { fromValues, readValues, tidy } from '#tensor/tensor.ts';
import { landing } from '#training/pointQuality.ts';
import { noTruncation } from '../noiseFigure.ts';
import type { Subject } from './answers.ts';

/**
 * The points that places of the plane of noise are sent to, both [places, 2], flattened. A generator that takes one number
 * is given the first of each place.
 */
export function generated({ gan, noise }: Subject, places: Float32Array): Float32Array {
  const columns = Number(noise.noiseDimensions);
  const given = columns === 2 ? places : places.filter((_, i) => i % 2 === 0);
  return tidy(() => readValues(gan.generate(fromValues(given, [given.length / columns, columns]))));
}

/** So many places of the plane of noise, drawn with a question's `truncation` and `seed`. */
export function drawnPlaces(
  { truncation, seed }: Question,
  { noise }: Subject,
  count: number,
): Float32Array {
  return truncatedNoise({
    kind: noise.noiseKind,
    count: 2 * count,
    limit: Number(truncation) >= noTruncation ? Number.POSITIVE_INFINITY : Number(truncation),
    seed: Number(seed),
  });
}

/** On which part of the shape each point lies, a letter a point from a on; a full stop for none. */
export function landings(shape: PointShape, points: Float32Array): string {
  let letters = '';
  for (let i = 0; i < points.length; i += 2) {
    const part = landing(shape, points[i] ?? Number.NaN, points[i + 1] ?? Number.NaN);
    letters += part < 0 ? '.' : String.fromCharCode(97 + part);
  }
  return letters;
}
