/** What can be set of the draft and of its revisions, besides the model that makes them. */

import type { Parameter, ValuesOf } from '../framework/defineDemo.ts';
import { parameters as ofRun } from '../next-token/parameters.ts';

/** So many words are tried. */
export const mostTries = 20;

/** The figure's parameters. */
export const parameters = {
  ...ofRun,
  start: { ...ofRun.start, default: 'trained' },
  text: {
    kind: 'text',
    label: 'A draft of your own',
    help: 'Up to 200 characters for the model to revise; empty for a draft that it writes itself.',
    effect: 'view',
    maxLength: 200,
    hasOwnControl: true,
    default: '',
  },
  draftTemperature: {
    kind: 'number',
    label: 'Temperature of the draft',
    help: 'The hotter, the more there is to mend.',
    effect: 'view',
    min: 0.5,
    max: 2,
    step: 0.1,
    default: 1.3,
  },
  temperature: {
    kind: 'number',
    label: 'Temperature of the revision',
    help: 'At 0 the word is taken that makes the whole text likeliest. At 1 it is drawn by these chances, and a less likely one may come.',
    effect: 'view',
    min: 0,
    max: 2,
    step: 0.1,
    default: 0,
  },
  candidates: {
    kind: 'number',
    label: 'Words tried at a place',
    help: 'So many of those that are likeliest after what stands before; with each of them the whole text is scored.',
    effect: 'view',
    min: 1,
    max: 12,
    step: 1,
    default: 8,
  },
  at: {
    kind: 'number',
    label: 'Revision',
    help: 'How many changes have been made: 0 is the draft.',
    effect: 'view',
    min: 0,
    max: mostTries,
    step: 1,
    default: 2,
  },
  diceSeed: {
    kind: 'seed',
    label: 'Seed of the dice',
    help: 'Another seed writes another draft.',
    effect: 'view',
    default: 46,
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** The settings of the figure. */
export type ReviseValues = ValuesOf<typeof parameters>;
