/** How good and how various a generator's points are when its noise is truncated, and how near they are to what it has seen. */

import type { PointShape } from '#data/pointShapes.ts';
import { medianNearest } from '#sampling/nearestPoints.ts';
import { coverage, PointJudge, partShares } from '#training/pointQuality.ts';
import { latent, truncations } from '../noiseFigure.ts';
import type { Answerer, Subject } from './answers.ts';
import { drawnPlaces, generated } from './generated.ts';

/**
 * Points from noise drawn with a `seed`, within a `truncation`, judged. Texts: `metrics`, in JSON, as the scoreboard reads them, with
 * `nearest` and `realNearest`, the median distance to the nearest training point of generated and of real, unseen points.
 * Arrays: `shares` of all points on each part of the shape.
 */
export const worth: Answerer = (question, subject) => {
  const { judged, compared } = latent;
  const points = generated(subject, drawnPlaces(question, subject, judged));
  const { judge, realNearest } = yardsticksOf(subject);
  const nearest = medianNearest(subject.training, points.subarray(0, 2 * compared));
  const metrics = { ...verdict(judge, points), nearest, realNearest };
  const rounded = Object.entries(metrics).map(([id, value]) => [id, Number(value.toPrecision(4))]);
  return {
    arrays: { shares: Float32Array.from(partShares(subject.shape, points)) },
    texts: { metrics: JSON.stringify(Object.fromEntries(rounded)) },
  };
};

/**
 * The same noise under one truncation after another (`truncations`). Arrays, one number for each: `onShape`, the share of points
 * on the shape; `covered`, the share of its parts that are covered.
 */
export const sweep: Answerer = (question, subject) => {
  const all = truncations.map((truncation) => {
    const places = drawnPlaces({ ...question, truncation }, subject, latent.compared);
    return coverage(subject.shape, generated(subject, places));
  });
  return {
    arrays: {
      onShape: Float32Array.from(all, ({ onShape }) => onShape),
      covered: Float32Array.from(all, ({ partsCovered, partsTotal }) => partsCovered / partsTotal),
    },
  };
};

/** What points are compared with. */
interface Yardsticks {
  readonly judge: PointJudge;
  readonly realNearest: number;
}

/** Made once for each set of points: they take longer than the answers. */
const known = new WeakMap<Float32Array, Yardsticks>();

function yardsticksOf({ shape, training, sample }: Subject): Yardsticks {
  const made = known.get(training);
  if (made) return made;
  const yardsticks = newYardsticks(shape, training, sample(10 * latent.compared));
  known.set(training, yardsticks);
  return yardsticks;
}

function newYardsticks(shape: PointShape, training: Float32Array, real: Float32Array): Yardsticks {
  return {
    judge: new PointJudge(shape, real),
    realNearest: medianNearest(training, real.subarray(0, 2 * latent.compared)),
  };
}

function verdict(judge: PointJudge, points: Float32Array) {
  const judging = judge.judge(points);
  for (;;) {
    const { done, value } = judging.next();
    if (done) return value;
  }
}
