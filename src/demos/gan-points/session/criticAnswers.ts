/** What a discriminator mends after training: points that it throws away, and noise that moves to where it believes more. */

import { Random } from '#data/random.ts';
import { keepingChance, logOdds, uphill } from '#refinement/critic.ts';
import { fromValues, readValues, tidy } from '#tensor/tensor.ts';
import { coverage } from '#training/pointQuality.ts';
import { drawNoise } from '../inputs.ts';
import { critic } from '../noiseFigure.ts';
import type { Answerer, Subject } from './answers.ts';

// The points before are the same whatever is done to them.
const streams = { noise: 1_000_000, highest: 1_000_001, dice: 1_000_002 } as const;

/**
 * Points drawn with a `seed` and judged by `leniency`: `points` [drawn, 2], `chances`, how likely each is to be kept, and
 * `kept`, 1 for those that were. `highest` is ln D/(1 − D) at its maximum, as far as other points had shown it. `before` and
 * `after` are the measures of all and of those kept: the share on the shape, parts covered, parts in all, evenness.
 */
export const rejection: Answerer = ({ seed = 0, leniency = 0 }, subject) => {
  const others = pointsOf(subject, noiseOf(subject, Number(seed), streams.highest));
  const highest = Math.max(...oddsOf(subject, others));
  const points = pointsOf(subject, noiseOf(subject, Number(seed), streams.noise));
  const odds = oddsOf(subject, points);
  const chances = odds.map((one) => keepingChance(one, highest, Number(leniency)));
  const dice = new Random(Number(seed), streams.dice);
  const kept = chances.map((chance) => Number(dice.uniform() < chance));
  return {
    arrays: {
      points,
      chances,
      kept,
      highest: Float32Array.of(highest),
      before: measures(subject, points),
      after: measures(
        subject,
        points.filter((_, i) => kept[i >> 1] === 1),
      ),
    },
  };
};

/**
 * The same points, their noise moved `steps` times uphill by `stepSize`, with a random `push` or without (0). Arrays:
 * `points` and `moved` [drawn, 2]; `before` and `after` as those of `rejection`; `onShape` and `covered`, shares along the
 * way, one each `critic.every` steps from 0 on.
 */
export const climb: Answerer = ({ seed = 0, steps = 0, stepSize = 0, push = 0 }, subject) => {
  const { gan, noise: of } = subject;
  const options = {
    noiseKind: of.noiseKind,
    stepSize: Number(stepSize),
    push: Number(push),
  };
  const random = new Random(Number(seed), streams.dice);
  let noise = noiseOf(subject, Number(seed), streams.noise);
  const points = pointsOf(subject, noise);
  const way = [measures(subject, points)];
  for (let step = 1; step <= Number(steps); step++) {
    noise = uphill(gan, noise, options, random);
    if (step % critic.every === 0) way.push(measures(subject, pointsOf(subject, noise)));
  }
  const moved = pointsOf(subject, noise);
  return {
    arrays: {
      points,
      moved,
      before: measures(subject, points),
      after: measures(subject, moved),
      onShape: Float32Array.from(way, ([onShape = 0]) => onShape),
      covered: Float32Array.from(way, ([, covered = 0, all = 1]) => covered / all),
    },
  };
};

function noiseOf({ noise }: Subject, seed: number, stream: number): Float32Array {
  return drawNoise(noise, new Random(seed, stream), critic.drawn);
}

function pointsOf({ gan, noise }: Subject, drawn: Float32Array): Float32Array {
  const columns = Number(noise.noiseDimensions);
  return tidy(() => readValues(gan.generate(fromValues(drawn, [drawn.length / columns, columns]))));
}

function oddsOf({ gan }: Subject, points: Float32Array): Float32Array {
  const scores = tidy(() => readValues(gan.score(fromValues(points, [points.length / 2, 2]))));
  return scores.map((score) => logOdds(score, gan.loss));
}

function measures({ shape }: Subject, points: Float32Array): Float32Array {
  if (points.length === 0) return Float32Array.of(0, 0, shape.parts.length, 0);
  const { onShape, partsCovered, partsTotal, evenness } = coverage(shape, points);
  return Float32Array.of(onShape, partsCovered, partsTotal, evenness);
}
