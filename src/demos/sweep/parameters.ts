/** What can be set of the sweep, besides the model that writes. */

import type { Parameter, ValuesOf } from '../framework/defineDemo.ts';
import { parameters as ofRun } from '../next-token/parameters.ts';

/** The figure's parameters. */
export const parameters = {
  ...ofRun,
  start: { ...ofRun.start, default: 'trained' },
  knob: {
    kind: 'choice',
    label: 'Knob',
    help: 'Which of the sampler’s knobs is turned. The other one stays where it is.',
    effect: 'view',
    options: [
      { value: 'temperature', label: 'Temperature' },
      { value: 'topP', label: 'Top-p' },
    ],
    default: 'temperature',
  },
  quality: {
    kind: 'choice',
    label: 'Quality by',
    help: 'Who judges: the rules of the text, a table of counts that has read the same text, or the model itself.',
    effect: 'view',
    options: [
      { value: 'rules', label: 'Rules kept' },
      { value: 'judge', label: 'Surprise of a table of counts' },
      { value: 'own', label: 'Surprise of the model itself' },
    ],
    default: 'rules',
  },
  point: {
    kind: 'number',
    label: 'Point',
    help: 'Which point of the curve is read, counted from 0.',
    effect: 'view',
    min: 0,
    max: 10,
    step: 1,
    default: 4,
  },
  topP: {
    kind: 'number',
    label: 'Top-p stays at',
    help: 'Keeps the likeliest tokens until they make up this share together; 1 keeps all.',
    effect: 'view',
    min: 0.05,
    max: 1,
    step: 0.05,
    default: 1,
  },
  temperature: {
    kind: 'number',
    label: 'Temperature stays at',
    help: 'Divides the logits. Below 1 the likely gets likelier, above 1 all get more alike.',
    effect: 'view',
    min: 0,
    max: 3,
    step: 0.05,
    default: 1,
  },
  texts: {
    kind: 'number',
    label: 'Texts at each point',
    help: 'More texts make steadier figures and take longer.',
    effect: 'view',
    min: 4,
    max: 40,
    step: 4,
    default: 16,
  },
  length: {
    kind: 'number',
    label: 'Length of a text',
    help: 'How many tokens are written each time.',
    effect: 'view',
    min: 20,
    max: 80,
    step: 10,
    unit: 'tokens',
    default: 40,
  },
  diceSeed: {
    kind: 'seed',
    label: 'Seed of the dice',
    help: 'The same seed throws the same dice again. They are the same at every point: only the knob differs.',
    effect: 'view',
    default: 1,
  },
  prompt: {
    kind: 'text',
    label: 'Prompt',
    help: 'What every text goes on from, up to 200 characters. It may be empty.',
    effect: 'view',
    maxLength: 200,
    hasOwnControl: true,
    default: '',
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** The settings of the figure. */
export type SweepValues = ValuesOf<typeof parameters>;
