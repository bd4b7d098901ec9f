/** What can be set of the critic's refining, besides the GAN that it comes from. */

import type { Parameter, ParameterValues, ValuesOf } from '../framework/defineDemo.ts';
import { parameters as ofRun } from '../gan-points/parameters.ts';
import { trainedGanOf, trainedGans } from '../gan-points/trained.ts';

/** The most steps uphill. */
export const mostSteps = 40;

/** A setting that a GAN that was trained before has brought along. */
function ofScratch<P extends Parameter>(parameter: P) {
  return {
    ...parameter,
    applies: (values: ParameterValues) =>
      trainedGanOf(values['start']) === null && (parameter.applies?.(values) ?? true),
  };
}

const broughtBy = (id: 'ring' | 'spiral' | 'critic') => ({
  generatorRate: ofRun.generatorRate.default,
  discriminatorRate: ofRun.discriminatorRate.default,
  ...trainedGans[id].training,
  shape: trainedGans[id].fixed.shape,
});

/** The figure's parameters. */
export const parameters = {
  ...ofRun,
  shape: ofScratch(ofRun.shape),
  noiseDimensions: ofScratch(ofRun.noiseDimensions),
  noiseKind: ofScratch(ofRun.noiseKind),
  generatorLayers: ofScratch(ofRun.generatorLayers),
  generatorWidth: ofScratch(ofRun.generatorWidth),
  discriminatorLayers: ofScratch(ofRun.discriminatorLayers),
  discriminatorWidth: ofScratch(ofRun.discriminatorWidth),
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
    brings: {
      critic: broughtBy('critic'),
      ring: broughtBy('ring'),
      spiral: broughtBy('spiral'),
      scratch: broughtBy('ring'),
    },
    default: 'critic',
  },
  generatorRate: { ...ofRun.generatorRate, default: trainedGans.critic.training.generatorRate },
  discriminatorRate: {
    ...ofRun.discriminatorRate,
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
