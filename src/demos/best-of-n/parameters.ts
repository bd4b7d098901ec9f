/** What can be set of the judge and of the draws, besides the model that is drawn from. */

import type { Parameter, ValuesOf } from '../framework/defineDemo.ts';
import { parameters as ofRun } from '../next-token/parameters.ts';

/** The most texts that can be drawn to keep one. */
export const mostDrawn = 64;

/** A rule that the judge goes by, or not. */
function rule(label: string, isOn = false) {
  return {
    kind: 'switch',
    label,
    help: 'What the judge prefers. Several rules count alike: by how many of all tales drawn a tale beats in each.',
    effect: 'view',
    default: isOn,
  } as const;
}

/** The figure's parameters. */
export const parameters = {
  ...ofRun,
  start: { ...ofRun.start, default: 'trained' },
  dog: rule('Has a dog in it', true),
  question: rule('Asks a question'),
  affection: rule('Has a hug, a kiss or thanks'),
  shorter: rule('Is shorter'),
  fewerE: rule('Has fewer letters e'),
  n: {
    kind: 'number',
    label: 'n: drawn to keep one',
    help: 'So many texts are drawn; the one that the judge likes best is kept, the others are thrown away.',
    effect: 'view',
    min: 1,
    max: mostDrawn,
    step: 1,
    default: 8,
  },
  draw: {
    kind: 'number',
    label: 'Which draw',
    help: 'Which n of all that were drawn are on show.',
    effect: 'view',
    min: 0,
    max: 255,
    step: 1,
    default: 0,
  },
  diceSeed: {
    kind: 'seed',
    label: 'Seed of the dice',
    help: 'Another seed draws other texts.',
    effect: 'view',
    default: 1,
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** The settings of the figure. */
export type BestOfNValues = ValuesOf<typeof parameters>;
