/** What can be set of the lens: the run that it looks into, and what it looks at. */

import type { Parameter, ValuesOf } from '../framework/defineDemo.ts';
import { parameters as ofRun } from '../next-token/parameters.ts';
import { faultOfHeads } from './heads.ts';

const place = { kind: 'number', effect: 'view', max: 47, step: 1 } as const;

/** The run's settings, trained before unless told, and those of the view. */
export const parameters = {
  ...ofRun,
  start: { ...ofRun.start, default: 'trained' },
  sentence: {
    kind: 'text',
    label: 'Sentence',
    help: 'What the model is given to read while you look inside: up to 120 characters, of which the first 48 tokens count. Empty, it is an example.',
    effect: 'view',
    maxLength: 120,
    default: '',
  },
  panel: {
    kind: 'choice',
    label: 'Show',
    help: 'Which part of the model is on show.',
    effect: 'view',
    options: [
      { value: 'attention', label: 'Attention' },
      { value: 'embedding', label: 'Embedding map' },
      { value: 'lens', label: 'After each layer' },
      { value: 'score', label: 'One score in numbers' },
      { value: 'matrices', label: 'Weights and gradients' },
      { value: 'heads', label: 'Without a head' },
    ],
    default: 'attention',
  },
  head: {
    kind: 'text',
    label: 'Head',
    help: 'The head on show, by its block and its number, both counted from 0: 1.2 is the third head of the second block.',
    effect: 'view',
    maxLength: 3,
    accepts: (text: string) => (/^\d\.\d$/.test(text) ? null : 'expected a head such as 0.1'),
    default: '1.2',
  },
  place: {
    ...place,
    label: 'Looks from',
    help: 'The token of the sentence that looks, counted from 0; beyond the last token, it is the last.',
    min: 0,
    default: 47,
  },
  target: {
    ...place,
    label: 'Looks at',
    help: 'The token whose score is worked out, counted from 0; −1 is the one that is looked at most.',
    min: -1,
    default: -1,
  },
  matrix: {
    kind: 'text',
    label: 'Matrix',
    help: 'Which of the model’s matrices is drawn, by its name and its block, counted from 0.',
    effect: 'view',
    maxLength: 20,
    accepts: (text: string) =>
      /^[a-zA-Z]+(\.\d)?$/.test(text) ? null : 'expected a matrix such as qkv.0',
    default: 'qkv.0',
  },
  of: {
    kind: 'choice',
    label: 'Of it',
    help: 'What the model has learned so far, or in which direction one batch would push it next.',
    effect: 'view',
    options: [
      { value: 'weights', label: 'Weights' },
      { value: 'gradients', label: 'Gradients' },
    ],
    default: 'weights',
  },
  without: {
    kind: 'text',
    label: 'Switched off',
    help: 'The heads that are switched off, such as 0.1,1.2.',
    effect: 'view',
    maxLength: 127,
    accepts: faultOfHeads,
    default: '',
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** What the demo sets. */
export type InsideValues = ValuesOf<typeof parameters>;

/** The parts of the model that can be on show. */
export type Panel = InsideValues['panel'];
