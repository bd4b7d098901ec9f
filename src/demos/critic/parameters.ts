/** What can be set of the critic's refining, besides the GAN that it comes from. */

import type { Parameter, ValuesOf } from '../framework/defineDemo.ts';
import { trainedGans } from '../gan-points/trained.ts';
import { broughtByStart, ofTrainedGan } from '../gan-points/trainedParameters.ts';

/** The most steps uphill. */
export const mostSteps = 40;

/** The figure's parameters. */
export const parameters = {
  ...ofTrainedGan,
  start: {
    kind: 'choice',
    label: 'GAN',
    help: 'One that we trained before by the same code, so that nobody has to wait, or one with random weights. Training goes on from there.',
    isProminent: true,
    options: [
      { value: 'critic', label: 'A critic far ahead, ring' },
      { value: 'ring', label: 'Well trained, ring' },
      { value: 'spiral', label: 'Well trained, spiral' },
      { value: 'scratch', label: 'Untrained' },
    ],
    brings: broughtByStart,
    default: 'critic',
  },
  generatorRate: {
    ...ofTrainedGan.generatorRate,
    default: trainedGans.critic.training.generatorRate,
  },
  discriminatorRate: {
    ...ofTrainedGan.discriminatorRate,
    default: trainedGans.critic.training.discriminatorRate,
  },
  method: {
    kind: 'choice',
    label: 'The critic',
    help: 'Throws away what it holds for generated, or moves the noise to where it believes more.',
    effect: 'view',
    options: [
      { value: 'rejection', label: 'throws points away' },
      { value: 'climb', label: 'moves the noise' },
    ],
    default: 'rejection',
  },
  leniency: {
    kind: 'number',
    label: 'Leniency',
    help: 'At 0 a point is kept with chance D/(1 − D) over its maximum. More keeps more, of what the critic doubts too.',
    effect: 'view',
    min: 0,
    max: 8,
    step: 0.5,
    default: 0,
  },
  steps: {
    kind: 'number',
    label: 'Steps uphill',
    help: 'How often each point’s noise is moved along the slope of the critic’s opinion.',
    effect: 'view',
    min: 0,
    max: mostSteps,
    step: 5,
    default: 20,
  },
  stepSize: {
    kind: 'number',
    label: 'Step size ε',
    help: 'How far it goes each time.',
    effect: 'view',
    min: 0.001,
    max: 0.3,
    step: 0.001,
    scale: 'log',
    default: 0.01,
  },
  push: {
    kind: 'switch',
    label: 'with a random push at each step',
    help: 'Climbing and random pushes in the right measure are Langevin dynamics: the noise spreads over all that the critic believes, instead of gathering at the top.',
    effect: 'view',
    default: false,
  },
  diceSeed: {
    kind: 'seed',
    label: 'Seed of the dice',
    help: 'Another seed draws other points.',
    effect: 'view',
    default: 1,
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** The settings of the figure. */
export type CriticValues = ValuesOf<typeof parameters>;
