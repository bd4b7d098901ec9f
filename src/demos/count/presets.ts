/** Tables worth a look, and two that fail in a way worth understanding. */

import type { Preset } from '../framework/defineDemo.ts';
import type { CountValues as Values } from './parameters.ts';
import { stepsToFinish } from './stepsToFinish.ts';

/** The presets; the first one is what a page shows unless told. Each recorded run shows the finished table. */
export const presets: readonly Preset<Values>[] = [
  {
    id: 'letters',
    label: 'One letter back',
    values: {},
    shows: 'Small verses, each letter drawn by the one before it: one can nearly say them aloud.',
    recordedSteps: stepsToFinish,
  },
  {
    id: 'longer',
    label: 'Three letters back',
    values: { order: 4 },
    shows: 'Most words come out real, while nearly all of the table that there could be is empty.',
    recordedSteps: stepsToFinish,
  },
  {
    id: 'words',
    label: 'One word back',
    values: { source: 'tales', tokens: 'words' },
    shows: 'Little tales, each word drawn by the one before it: good pairs, and no thread.',
    recordedSteps: stepsToFinish,
  },
  {
    id: 'too-long',
    label: 'Four words back',
    values: { tokens: 'words', order: 5, smoothing: false },
    shows: 'Verses by stretches of five words, of which hardly any comes up twice.',
    breaks:
      'Nearly every four words that stand in a row do so only once in a text this short. After them the table knows one word, so it recites what it has read. In unseen text it hardly ever meets four words that it knows.',
    recordedSteps: stepsToFinish,
  },
  {
    id: 'unsmoothed',
    label: 'Nothing kept for the unseen',
    values: { order: 4, smoothing: false },
    shows: 'The counts as they stand: what has not come up cannot come up.',
    breaks:
      'A single letter to which the table gave no chance makes its surprise infinite, however well it did on all others. That is why something has to be kept back for what was never seen.',
    recordedSteps: stepsToFinish,
  },
  {
    id: 'names',
    label: 'First names, two letters back',
    values: { source: 'names', order: 3 },
    shows: 'Names that sound right, most of which nobody bears.',
    recordedSteps: stepsToFinish,
  },
];
