/** What a generator makes of its noise: of all of it, of a straight way through it, and of as much as is drawn. */

import { nearestPoints } from '#sampling/nearestPoints.ts';
import { latent, noiseReach } from '../noiseFigure.ts';
import type { Answerer } from './answers.ts';
import { drawnPlaces, generated, landings } from './generated.ts';

/**
 * The whole plane of noise, as far as it is shown. Texts: `landed`, the letter of each place of the map, row by row from
 * the bottom (`landings`). Arrays: `lines`, where lines of the grid are sent, first along the rows, then along the columns
 * [lines, places, 2]; `parts`, the middle of each part of the shape [parts, 2].
 */
export const noiseMap: Answerer = (_, subject) => {
  const { side, lineEvery } = latent;
  const reach = noiseReach(subject.noise);
  const at = (i: number) => reach * ((2 * i) / (side - 1) - 1);
  const places = Float32Array.from({ length: 2 * side ** 2 }, (_, i) => {
    const place = Math.floor(i / 2);
    return at(i % 2 === 0 ? place % side : Math.floor(place / side));
  });
  const points = generated(subject, places);
  const along = Array.from({ length: side }, (_, i) => i);
  const starts = along.filter((i) => i % lineEvery === 0);
  const chosen = [
    ...starts.flatMap((row) => along.map((column) => row * side + column)),
    ...starts.flatMap((column) => along.map((row) => row * side + column)),
  ];
  return {
    arrays: {
      lines: Float32Array.from(chosen.flatMap((i) => [points[2 * i] ?? 0, points[2 * i + 1] ?? 0])),
      parts: Float32Array.from(subject.shape.parts.flatMap(({ x, y }) => [x, y])),
    },
    texts: { landed: landings(subject.shape, points) },
  };
};

/**
 * The straight way from a place of noise (`fromX`, `fromY`) to another (`toX`, `toY`) and a place on it (`at`, from 0 to 1).
 * Arrays: `image`, where evenly spaced places of the way are sent [places, 2]; `here`, where the place is [2]; `neighbours`,
 * the training points nearest to that [count, 2], and their `distances`. Texts: `landed`, the letter of `here`.
 */
export const way: Answerer = ({ fromX, fromY, toX, toY, at }, subject) => {
  const { wayPlaces, neighbours } = latent;
  const place = (share: number) => [
    Number(fromX) + share * (Number(toX) - Number(fromX)),
    Number(fromY) + share * (Number(toY) - Number(fromY)),
  ];
  const shares = Array.from({ length: wayPlaces }, (_, i) => i / (wayPlaces - 1));
  const points = generated(subject, Float32Array.from([...shares, Number(at)].flatMap(place)));
  const here = points.slice(2 * wayPlaces);
  const { training, shape } = subject;
  const near = nearestPoints(training, [here[0] ?? 0, here[1] ?? 0], neighbours);
  return {
    arrays: {
      image: points.slice(0, 2 * wayPlaces),
      here,
      neighbours: Float32Array.from(
        near.flatMap(({ index }) => [training[2 * index] ?? 0, training[2 * index + 1] ?? 0]),
      ),
      distances: Float32Array.from(near, ({ distance }) => distance),
    },
    texts: { landed: landings(shape, here) },
  };
};

/**
 * Noise drawn with a `seed`, within a `truncation`. Arrays: `places` of the noise and the `points` that they are sent to, both
 * [draws, 2]. Texts: `landed`, a letter for each.
 */
export const draws: Answerer = (question, subject) => {
  const places = drawnPlaces(question, subject, latent.draws);
  const points = generated(subject, places);
  return { arrays: { places, points }, texts: { landed: landings(subject.shape, points) } };
};
