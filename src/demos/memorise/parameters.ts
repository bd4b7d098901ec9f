/** What can be set of the four trainings. */

import type { Parameter, ValuesOf } from '../framework/defineDemo.ts';

/** The demo's parameters. */
export const parameters = {
  width: {
    kind: 'number',
    label: 'Width',
    help: 'How many numbers the model has for each place. A wider one can remember more names by heart.',
    isProminent: true,
    min: 8,
    max: 96,
    step: 8,
    unit: 'numbers',
    default: 40,
  },
  learningRate: {
    kind: 'number',
    label: 'Learning rate',
    help: 'How far the weights move at each step. Too low and it takes for ever; too high and it forgets what it knew.',
    isProminent: true,
    effect: 'live',
    min: 0.0001,
    max: 0.3,
    step: 0.0001,
    scale: 'log',
    default: 0.01,
  },
  temperature: {
    kind: 'number',
    label: 'Temperature',
    help: 'Divides the logits when names are written. At 0 only the likeliest letter is left, and each model writes one name alone.',
    isProminent: true,
    effect: 'live',
    min: 0,
    max: 2,
    step: 0.1,
    default: 1,
  },
  seed: {
    kind: 'seed',
    label: 'Seed',
    help: 'Where all chance comes from: the same seed gives the same four runs again.',
    default: 1,
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** The demo's settings. */
export type MemoriseValues = ValuesOf<typeof parameters>;
