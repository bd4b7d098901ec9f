/** The demo's presets: a plain fine-tuning, its remedies, and one that forgets everything. */

import type { Preset } from '../framework/defineDemo.ts';
import type { FineTuneValues } from './parameters.ts';

/** In the order of the gallery. */
export const presets: readonly Preset<FineTuneValues>[] = [
  {
    id: 'logbook',
    label: 'Twenty lines',
    values: {},
    shows: 'A model of verses learns a ship’s log of twenty lines, and forgets its verses.',
    recordedSteps: 300,
  },
  {
    id: 'mixed',
    label: 'With old text mixed in',
    values: { oldShare: 0.25 },
    shows:
      'A quarter of every batch is verses that it learned from before: it learns the log and forgets far less.',
    recordedSteps: 300,
  },
  {
    id: 'last',
    label: 'The last layer only',
    values: { reach: 'last' },
    shows:
      'Only the weights that turn its last numbers into guesses move; all that leads there stays.',
    recordedSteps: 300,
  },
  {
    id: 'lowRank',
    label: 'LoRA of rank 4',
    values: { reach: 'lowRank', rank: 4 },
    shows:
      'The weights stay; beside each matrix two thin ones learn, with a fraction of the numbers.',
    recordedSteps: 300,
  },
  {
    id: 'forgets',
    label: 'Everything forgotten',
    values: { learningRate: 0.02 },
    shows: 'Steps twenty times as long: soon nothing is left but the log.',
    breaks:
      'At this learning rate the first steps tear down what fifteen hundred steps had built. The model then learns the twenty lines almost as if from scratch, and since no verse is ever read again, nothing calls the old weights back. On verses it ends up worse than a model that gives every letter the same chance.',
    recordedSteps: 300,
  },
];
