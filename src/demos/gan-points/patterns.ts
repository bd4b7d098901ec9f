/** What there is to learn about a shape of points, and how the figures are put into words. */

import type { Metrics } from '#engine/session.ts';
import type { Curve, Pattern } from '../framework/defineDemo.ts';
import type { GanRunValues as Values } from './parameters.ts';

/** The scoreboard. */
export const patterns: readonly Pattern<Values>[] = [
  {
    id: 'on-shape',
    label: () => 'Points lie on the shape',
    progress: ({ onShape = 0 }) => onShape,
    target: 0.9,
    reading: ({ onShape = 0 }) => percent(onShape),
  },
  {
    id: 'covered',
    label: (values) =>
      hasClusters(values) ? 'Every cluster is covered' : 'Every stretch is covered',
    progress: ({ partsCovered = 0, partsTotal = 1 }) => partsCovered / partsTotal,
    target: 1,
    reading: ({ partsCovered = 0, partsTotal = 1 }) => `${partsCovered} of ${partsTotal}`,
  },
  {
    id: 'even',
    label: (values) =>
      hasClusters(values) ? 'Clusters get equal shares' : 'Stretches get equal shares',
    progress: ({ evenness = 0 }) => evenness,
    target: 0.85,
    reading: ({ evenness = 0 }) => percent(evenness),
  },
  {
    id: 'width',
    label: (values) =>
      hasClusters(values)
        ? 'Clusters are as wide as real ones'
        : 'The line is as wide as the real one',
    progress: ({ spread = 0 }) => spread,
    target: 0.85,
    reading: ({ spread = 0 }) => percent(spread),
  },
];

/** The curves beside the figure. */
export const curves: readonly Curve<Values>[] = [
  {
    title: 'How far from the data (lower is better)',
    lines: [{ metric: 'wasserstein', label: 'generated', colour: 'generated' }],
    // 10,000 fresh real points are about this far from the judge's 40,000; a test measures it.
    levels: () => [{ value: 0.01, label: 'a perfect forger' }],
  },
  {
    title: 'What each network loses',
    lines: [
      { metric: 'generatorLoss', label: 'generator', colour: 'generator', dash: '5 3' },
      { metric: 'discriminatorLoss', label: 'discriminator', colour: 'discriminator' },
    ],
    levels: ({ loss }) => (loss === 'log' ? [{ value: Math.LN2, label: 'a coin’s guess' }] : []),
  },
];

/** "covers 5 of 8 clusters; the discriminator is winning". */
export function describe(metrics: Metrics, values: Values): string {
  return `${coverage(metrics, values)}; ${contest(metrics)}`;
}

function coverage(
  { partsCovered = 0, partsTotal = 1, onShape = 0, reach = 0 }: Metrics,
  values: Values,
): string {
  const nouns = hasClusters(values) ? 'clusters' : 'stretches';
  if (reach < 0.25) {
    const where =
      partsCovered > 0 ? `onto ${partsCovered} of ${partsTotal} ${nouns}` : 'onto one spot';
    return `has collapsed ${where}`;
  }
  if (partsCovered === 0 || onShape < 0.05) return 'has not found the data yet';
  return partsCovered === partsTotal
    ? `covers all ${partsTotal} ${nouns}`
    : `covers ${partsCovered} of ${partsTotal} ${nouns}`;
}

function contest({ accuracy = 0.5 }: Metrics): string {
  if (accuracy >= 0.8) return 'the discriminator is winning';
  if (accuracy < 0.35) return 'the discriminator is being fooled';
  return accuracy >= 0.6
    ? 'the discriminator is a little ahead'
    : 'the discriminator can hardly tell';
}

/** Whether the shape is made of clusters; a curve is judged by its stretches. */
function hasClusters({ shape }: Values): boolean {
  return shape === 'ring' || shape === 'grid' || shape === 'blobs';
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
