/** What the figure shows, in words. */

import type { LatentValues } from './parameters.ts';

type Shaped = Pick<LatentValues, 'shape'>;

/** A distance with three decimals. */
export function inDigits(distance: number): string {
  return distance.toFixed(3);
}

/** "6 of 8 clusters are made; 3 and 7 are not." */
export function madeInWords(missing: readonly number[], total: number, settings: Shaped): string {
  const nouns = isClustered(settings) ? 'clusters' : 'stretches';
  if (missing.length === 0) return `All ${total} ${nouns} are made.`;
  if (missing.length === total) return `None of the ${total} ${nouns} is made.`;
  const names = missing.map((part) => String(part + 1));
  const last = names.pop();
  const list = names.length === 0 ? `${last} is not` : `${names.join(', ')} and ${last} are not`;
  return `${total - missing.length} of ${total} ${nouns} are made; ${list}.`;
}

/** "It lies on cluster 3." */
export function landedInWords(part: number, settings: Shaped): string {
  const noun = isClustered(settings) ? 'cluster' : 'stretch';
  return part < 0 ? `It lies on no ${noun}.` : `It lies on ${noun} ${part + 1}.`;
}

/** Whether the shape is made of clusters; a curve is made of stretches. */
export function isClustered({ shape }: Shaped): boolean {
  return shape === 'ring' || shape === 'grid' || shape === 'blobs';
}
