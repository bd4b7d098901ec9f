/** What can be set of the samples, besides the model that writes them. */

import type { TextSetId } from '#data/texts.ts';
import { textSet } from '#data/texts.ts';
import type { Parameter, ParameterValues, ValuesOf } from '../framework/defineDemo.ts';
import { parameters as ofRun } from '../next-token/parameters.ts';
import { parameters as ofSampler } from '../one-token/parameters.ts';

/** From how many characters on a stretch counts as copied, where the reader has not said so. */
export const usualLeast: Readonly<Record<TextSetId, number>> = {
  names: 5,
  tales: 40,
  verses: 20,
  book: 20,
  own: 20,
};

const isFromScratch = ({ start, source }: ParameterValues) =>
  start !== 'trained' || source === 'own';

/** The figure's parameters. */
export const parameters = {
  ...ofRun,
  start: { ...ofRun.start, default: 'trained' },
  portion: {
    kind: 'number',
    label: 'Text read',
    help: 'How much of the training text there is to read. A model that is given little learns it by heart.',
    applies: isFromScratch,
    min: 1,
    max: 100,
    step: 1,
    scale: 'log',
    unit: '%',
    default: 100,
  },
  shows: {
    kind: 'choice',
    label: 'Show',
    help: 'Whose texts are listed.',
    effect: 'view',
    options: [
      { value: 'model', label: 'What the model wrote' },
      { value: 'real', label: 'Real text kept back from it' },
      { value: 'untrained', label: 'What it wrote before training' },
    ],
    default: 'model',
  },
  least: {
    kind: 'number',
    label: 'Shortest copy',
    help: 'A shorter stretch that stands in the training text counts as new. 0 takes what suits the text.',
    effect: 'view',
    min: 0,
    max: 80,
    step: 1,
    unit: 'characters',
    default: 0,
  },
  sampleLength: {
    kind: 'number',
    label: 'Length of a sample',
    help: 'In characters. Of names and tales each sample is a whole line.',
    effect: 'view',
    applies: ({ source }: ParameterValues) => !textSet(source as TextSetId).startsAtLines, // checked by the frame
    min: 40,
    max: 120,
    step: 20,
    unit: 'characters',
    default: 80,
  },
  temperature: ofSampler.temperature,
  topP: ofSampler.topP,
  samplesSeed: {
    kind: 'seed',
    label: 'Samples’ seed',
    help: 'The same seed writes the same samples again.',
    effect: 'view',
    default: 1,
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** The figure's settings. */
export type CopiesValues = ValuesOf<typeof parameters>;
