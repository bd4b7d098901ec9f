/** What the figure asks of the GAN, and how the answers read. */

import type { Look, Metrics, Question } from '#engine/session.ts';
import { noiseReach, noTruncation } from '../gan-points/noiseFigure.ts';
import { trainedGanOf, trainedGans } from '../gan-points/trained.ts';
import type { LatentValues } from './parameters.ts';

/** A place of the noise, or a point of the plane. */
export type Place = readonly [x: number, y: number];

/** The settings with those that a GAN that was trained before has brought along. */
export function ofModel(values: LatentValues): LatentValues {
  const begunWith = trainedGanOf(values.start);
  return begunWith ? { ...values, ...trainedGans[begunWith].fixed } : values;
}

/** The two places of noise, no further out than noise is shown. */
export function endsOf(values: LatentValues): { readonly from: Place; readonly to: Place } {
  const reach = noiseReach(values);
  const within = (value: number) => Math.min(reach, Math.max(-reach, value));
  return {
    from: [within(values.fromX), within(values.fromY)],
    to: [within(values.toX), within(values.toY)],
  };
}

/** The place between the two. */
export function placeAt({ from, to }: ReturnType<typeof endsOf>, share: number): Place {
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

/** The whole plane of noise, through the generator. */
export const mapQuestion: Question = { kind: 'noiseMap' };

/** The way from A to B, through the generator. */
export function wayQuestion(values: LatentValues): Question {
  const { from, to } = endsOf(values);
  return { kind: 'way', fromX: from[0], fromY: from[1], toX: to[0], toY: to[1], at: values.at };
}

/** Noise drawn at random. */
export function drawsQuestion({ truncation, drawSeed }: LatentValues): Question {
  return { kind: 'draws', truncation, seed: drawSeed };
}

/** How good and how various such draws are. */
export function worthQuestion({ truncation, drawSeed }: LatentValues): Question {
  return { kind: 'worth', truncation, seed: drawSeed };
}

/** The same under one truncation after another. */
export function sweepQuestion({ drawSeed }: LatentValues): Question {
  return { kind: 'sweep', seed: drawSeed };
}

/** All that the figure asks at first. */
export function firstQuestions(values: LatentValues): readonly Question[] {
  return [
    mapQuestion,
    wayQuestion(values),
    drawsQuestion(values),
    worthQuestion(values),
    sweepQuestion(values),
  ];
}

/** What all truncations are compared with: none. */
export function untruncated(values: LatentValues): LatentValues {
  return { ...values, truncation: noTruncation };
}

/** The parts on which points lie, from 0; -1 for none. */
export function partsOf({ texts }: Look): number[] {
  return Array.from(texts?.['landed'] ?? '', (letter) =>
    letter === '.' ? -1 : letter.charCodeAt(0) - 97,
  );
}

/** How points were judged. */
export function metricsOf({ texts }: Look): Metrics {
  return JSON.parse(texts?.['metrics'] ?? '{}') as Metrics; // the session's own
}

/** The parts, from 0, that hold less than a fifth of the points that they should. */
export function missingParts(shares: ArrayLike<number>): number[] {
  const all = Array.from(shares);
  return all.flatMap((share, part) => (share < 1 / all.length / 5 ? [part] : []));
}

/** The side from which noise comes: one of sixteen, from the right against the clock. */
export const sides = 16;
export function sideOf([x, y]: Place): number {
  const turn = Math.atan2(y, x) / (2 * Math.PI);
  return Math.floor((turn < 0 ? turn + 1 : turn) * sides) % sides;
}

/** The numbers of an array as places. */
export function placesOf(numbers: ArrayLike<number> = []): Place[] {
  return Array.from({ length: numbers.length / 2 }, (_, i) => [
    numbers[2 * i] ?? 0,
    numbers[2 * i + 1] ?? 0,
  ]);
}
