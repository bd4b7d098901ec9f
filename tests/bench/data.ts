/** What the contestants learn from: the same batches for all, made before the clock starts, shown in a circle. */

import type { Batch } from '#data/corpus.ts';
import { Random } from '#data/random.ts';
import type { GanSize, TransformerSize } from './models.ts';

const batchCount = 8;
const seed = 17;

/** Hands out the items one after the other, and begins again at the end. */
export function circle<Item>(items: readonly Item[]): () => Item {
  let next = 0;
  return () => {
    const item = items[next++ % items.length];
    if (item === undefined) throw new Error('invalid items; expected at least one');
    return item;
  };
}

/** Real rows (points on a ring, or noise of the same width: what is learned costs the same) and rows of noise. */
export function ganBatches({ configuration, batch }: GanSize): {
  readonly real: () => Float32Array;
  readonly noise: () => Float32Array;
} {
  const random = new Random(seed);
  const { inputs: dimensions } = configuration.discriminator;
  const { inputs: noiseDimensions } = configuration.generator;
  const ofNormal = (length: number) => Float32Array.from({ length }, () => random.normal());
  const real = () => (dimensions === 2 ? ring(batch, random) : ofNormal(batch * dimensions));
  return {
    real: circle(Array.from({ length: batchCount }, real)),
    noise: circle(Array.from({ length: batchCount }, () => ofNormal(batch * noiseDimensions))),
  };
}

/** Stretches of a made-up text in which some tokens follow others more often. */
export function tokenBatches({ configuration, batch }: TransformerSize): () => Batch {
  const random = new Random(seed);
  const { context: time, vocabulary } = configuration;
  const make = (): Batch => {
    const tokens = new Int32Array(batch * time);
    const targets = new Int32Array(batch * time);
    for (let row = 0; row < batch; row++) {
      let token = random.integer(vocabulary);
      for (let i = row * time; i < (row + 1) * time; i++) {
        tokens[i] = token;
        token = (3 * token + 1 + random.integer(4)) % vocabulary;
        targets[i] = token;
      }
    }
    return { tokens, targets, time };
  };
  return circle(Array.from({ length: batchCount }, make));
}

function ring(rows: number, random: Random): Float32Array {
  const points = new Float32Array(2 * rows);
  for (let i = 0; i < rows; i++) {
    const angle = (Math.PI / 4) * random.integer(8);
    points[2 * i] = Math.cos(angle) + 0.05 * random.normal();
    points[2 * i + 1] = Math.sin(angle) + 0.05 * random.normal();
  }
  return points;
}
