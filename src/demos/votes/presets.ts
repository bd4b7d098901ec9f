/** The demo's presets: a reader's votes, a judge's, and a judge who is listened to for too long. */

import type { Preset } from '../framework/defineDemo.ts';
import type { VotesValues } from './parameters.ts';

/** In the order of the gallery. */
export const presets: readonly Preset<VotesValues>[] = [
  {
    id: 'you',
    label: 'Your votes',
    values: { passes: 2, learningRate: 0.0002 },
    shows:
      'Each of your votes moves the model at once; after ten to twenty its tales begin to change.',
    recordedSteps: 0,
  },
  {
    id: 'dogs',
    label: 'A judge who likes dogs',
    values: { judge: 'rules' },
    shows:
      'A judge prefers tales with a dog in them; three hundred votes are cast while you watch.',
    recordedSteps: 300,
  },
  {
    id: 'kind',
    label: 'Kind and brief',
    values: { judge: 'rules', dog: false, affection: true, shorter: true },
    shows:
      'Two wishes at once: tales should be short, and somebody should be hugged, kissed or thanked.',
    recordedSteps: 300,
  },
  {
    id: 'tooMuch',
    label: 'Over-optimised',
    values: { judge: 'rules', beta: 0.02, learningRate: 0.0005 },
    shows: 'The judge gets what it asks for, and the tales fall apart.',
    breaks:
      'With hardly any pull from the reference and long steps, the model finds that dogs are all that counts: nearly every tale has one, most of them the same tale, and soon the sentences break. No vote ever asked for sentences. A GAN whose generator finds one output that fools its critic collapses in the same way.',
    recordedSteps: 300,
  },
];
