/** The GANs that come with the site: what they were trained on, how far, and where they lie. */

import type { GanRunValues } from './parameters.ts';

/** A GAN that was trained before, by the code that readers run. */
export interface TrainedGan {
  readonly steps: number;
  /** The seed of its data, its weights and its training. */
  readonly seed: number;
  /** What a run that begins with it can no longer choose. */
  readonly fixed: Pick<GanRunValues, FixedSetting>;
  /** What it was trained with, where that is not the default. */
  readonly training: Partial<GanRunValues>;
}

type FixedSetting =
  | 'shape'
  | 'noiseDimensions'
  | 'noiseKind'
  | 'generatorLayers'
  | 'generatorWidth'
  | 'discriminatorLayers'
  | 'discriminatorWidth';

const networks = {
  noiseDimensions: '2',
  noiseKind: 'gaussian',
  generatorLayers: 2,
  generatorWidth: 32,
  discriminatorLayers: 2,
  discriminatorWidth: 32,
} as const;

/** By the value of the setting `start`. */
export const trainedGans = {
  ring: { steps: 10_000, seed: 1, fixed: { ...networks, shape: 'ring' }, training: {} },
  spiral: { steps: 6000, seed: 1, fixed: { ...networks, shape: 'spiral' }, training: {} },
  critic: {
    steps: 1000,
    seed: 1,
    fixed: { ...networks, shape: 'ring' },
    training: { discriminatorRate: 0.03, generatorRate: 0.0002 },
  },
} as const satisfies Readonly<Record<string, TrainedGan>>;

/** The name of a GAN that comes with the site. */
export type TrainedGanId = keyof typeof trainedGans;

/** Where the site serves it. */
export function trainedGanUrl(id: TrainedGanId): string {
  return `/checkpoints/gan-${id}.bin`;
}

/** The GAN that a run begins with, or null when it begins with random weights. */
export function trainedGanOf(start: unknown): TrainedGanId | null {
  return typeof start === 'string' && Object.hasOwn(trainedGans, start)
    ? (start as TrainedGanId) // by its name
    : null;
}
