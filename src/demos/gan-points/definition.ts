/** The demo in which a GAN learns a shape of points. */

import { defineDemo, type Parameter, type ValuesOf } from '../framework/defineDemo.ts';
import { type GanRunValues, parameters as ofRun } from './parameters.ts';
import { curves, describe, patterns } from './patterns.ts';
import { presets } from './presets.ts';

/** What is simplified in every run. */
export const simplified =
  'two numbers a sample instead of the millions in a picture; and today’s image generators mostly use diffusion, which learns in another way.';

/** A run finishes here. */
export const stepsToFinish = 10_000;

const parameters = {
  ...ofRun,
  showOpinion: {
    kind: 'switch',
    label: 'the discriminator’s opinion',
    help: 'Tints the plane by what the discriminator believes of each place: green ground looks real to it, orange ground looks generated.',
    effect: 'view',
    default: true,
  },
  showManifold: {
    kind: 'switch',
    label: 'the generator’s sheet',
    help: 'Draws where a regular grid of noise is sent: how the generator folds and stretches its noise to cover the data.',
    effect: 'view',
    default: false,
  },
  showPull: {
    kind: 'switch',
    label: 'the generator’s pull',
    help: 'Arrows at generated points along the way that lowers the generator’s loss: where the discriminator’s verdict sends them.',
    effect: 'view',
    default: false,
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** The settings of a run and of its figure. */
export type GanPointsValues = ValuesOf<typeof parameters>;

/** Everything about the demo but its session and its figure. */
export const ganPoints = defineDemo<typeof parameters>({
  id: 'gan-points',
  title: 'A GAN learns a shape',
  summary:
    'Two small networks, trained from scratch in your browser: one forges points, the other tells them from real ones.',
  lookFor: 'Look for the moment when every part of the data is covered.',
  room: { narrow: 138, wide: 80 },
  parameters,
  presets,
  patterns,
  curves,
  describe,
  whenDiverged,
  honesty: { real: inPlainWords, simplified },
  stepsToFinish,
  source: 'models/gan.ts',
  dataCard: 'points',
});

/** What to change when the numbers run away. */
export function whenDiverged({ generatorRate, discriminatorRate }: GanRunValues) {
  const [parameter, whose] =
    generatorRate >= discriminatorRate
      ? (['generatorRate', 'generator’s'] as const)
      : (['discriminatorRate', 'discriminator’s'] as const);
  return {
    parameter,
    advice: `The numbers have run away: they are no longer finite. Lower the ${whose} learning rate, or scrub back and go on from there.`,
  };
}

/** What is real about a run. */
export function inPlainWords(values: GanRunValues): string {
  return `two networks of ${weights(values, 'generator')} and ${weights(values, 'discriminator')} weights, trained from scratch in this tab on 5,000 points.`;
}

/** How many numbers each network learns: weights and biases of every layer. */
function weights(values: GanRunValues, name: 'generator' | 'discriminator'): string {
  const isGenerator = name === 'generator';
  const hidden = Array<number>(
    isGenerator ? values.generatorLayers : values.discriminatorLayers,
  ).fill(isGenerator ? values.generatorWidth : values.discriminatorWidth);
  const sizes = isGenerator ? [Number(values.noiseDimensions), ...hidden, 2] : [2, ...hidden, 1];
  const count = sizes.slice(1).reduce((sum, size, i) => sum + size * ((sizes[i] ?? 0) + 1), 0);
  return count.toLocaleString('en');
}
