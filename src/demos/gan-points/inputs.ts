/** What the networks are given beside data: noise, and the grids by which the figure shows what they make of all of it. */

import type { Random } from '#data/random.ts';
import { figure } from './figure.ts';
import type { GanRunValues as Values } from './parameters.ts';

/** Fresh noise for the generator: [rows, noise dimensions], flattened. */
export function drawNoise(
  { noiseKind, noiseDimensions }: Pick<Values, 'noiseKind' | 'noiseDimensions'>,
  random: Random,
  rows: number,
): Float32Array {
  const draw = noiseKind === 'gaussian' ? () => random.normal() : () => 2 * random.uniform() - 1;
  const noise = new Float32Array(rows * Number(noiseDimensions));
  for (let i = 0; i < noise.length; i++) noise[i] = draw();
  return noise;
}

/** A regular grid over the noise, row by row, or a thread of as many points along it. */
export function noiseGrid({ noiseKind, noiseDimensions }: Values): Float32Array {
  const reach = noiseKind === 'gaussian' ? 2.2 : 1;
  const side = figure.manifoldSide;
  const at = (i: number, of: number) => reach * ((2 * i) / (of - 1) - 1);
  if (noiseDimensions === '1')
    return Float32Array.from({ length: side ** 2 }, (_, i) => at(i, side ** 2));
  return Float32Array.from({ length: 2 * side ** 2 }, (_, i) => {
    const place = Math.floor(i / 2);
    return i % 2 === 0 ? at(place % side, side) : at(Math.floor(place / side), side);
  });
}

/** The centres of the cells of the opinion's map, x and y, row by row from the bottom. */
export const planeGrid = Float32Array.from({ length: 2 * figure.opinionSide ** 2 }, (_, i) => {
  const { opinionSide: side, extent } = figure;
  const place = Math.floor(i / 2);
  const cell = i % 2 === 0 ? place % side : Math.floor(place / side);
  return extent * ((2 * (cell + 0.5)) / side - 1);
});
