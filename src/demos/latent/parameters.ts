/** What can be set of the figure, besides the GAN that it looks into. */

import type {
  NumberParameter,
  Parameter,
  ParameterValues,
  ValuesOf,
} from '../framework/defineDemo.ts';
import { broughtByStart, ofTrainedGan } from '../gan-points/trainedParameters.ts';

const place = {
  kind: 'number',
  min: -3,
  max: 3,
  step: 0.01,
  effect: 'view',
} as const satisfies Partial<NumberParameter>;

/** The figure's parameters. */
export const parameters = {
  ...ofTrainedGan,
  start: {
    kind: 'choice',
    label: 'Generator',
    help: 'One that we trained before by the same code, so that nobody has to wait, or one with random weights. Training goes on from there.',
    isProminent: true,
    applies: ({ start }: ParameterValues) => start !== undefined,
    options: [
      { value: 'ring', label: 'Trained on the ring' },
      { value: 'spiral', label: 'Trained on the spiral' },
      { value: 'critic', label: 'Misled by its critic' },
      { value: 'scratch', label: 'Untrained' },
    ],
    brings: broughtByStart,
    default: 'ring',
  },
  fromX: { ...place, label: 'A, across', help: 'The first number of noise A.', default: -1.4 },
  fromY: { ...place, label: 'A, up', help: 'The second number of noise A.', default: 1.2 },
  toX: { ...place, label: 'B, across', help: 'The first number of noise B.', default: 1.5 },
  toY: { ...place, label: 'B, up', help: 'The second number of noise B.', default: -0.9 },
  at: {
    kind: 'number',
    label: 'From A to B',
    help: 'How far along the straight line between the two points of noise.',
    effect: 'view',
    min: 0,
    max: 1,
    step: 0.01,
    default: 0,
  },
  truncation: {
    kind: 'number',
    label: 'Truncation',
    help: 'Noise beyond this number is drawn again until it lies within; 3 lets everything through.',
    effect: 'view',
    min: 0.1,
    max: 3,
    step: 0.05,
    default: 3,
  },
  drawSeed: {
    kind: 'seed',
    label: 'Seed of the draws',
    help: 'The same seed draws the same noise again.',
    effect: 'view',
    default: 1,
  },
  showDraws: {
    kind: 'switch',
    label: 'draws',
    help: 'Noise drawn at random, and the points that it is sent to.',
    effect: 'view',
    default: true,
  },
  showGrid: {
    kind: 'switch',
    label: 'the grid, warped',
    help: 'Where straight lines of the noise are sent.',
    effect: 'view',
    default: false,
  },
  colours: {
    kind: 'choice',
    label: 'Colours tell',
    help: 'Where a draw lands, or from which side of the noise it comes.',
    effect: 'view',
    options: [
      { value: 'landing', label: 'where it lands' },
      { value: 'origin', label: 'where it comes from' },
    ],
    default: 'landing',
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** The settings of the figure. */
export type LatentValues = ValuesOf<typeof parameters>;
