/** One small model trained on 10, 100, 1,000 and 8,000 names: where knowing by heart gives way to learning. */

import { defineDemo } from '../framework/defineDemo.ts';
import { describe } from './inWords.ts';
import { parameters } from './parameters.ts';
import { namesFile, stepsToFinish } from './sizes.ts';

/** Everything about the demo but its session and its figure. */
export const memorise = defineDemo({
  id: 'memorise',
  title: 'By heart, or learned?',
  summary:
    'The same small model, trained on 10, 100, 1,000 and 8,000 first names at once: with few it recites, with many it makes up new ones.',
  lookFor:
    'Look for the shaded gap, between names that a model has read and names that it has not: it closes as there is more to read.',
  room: { narrow: 199, wide: 70 },
  parameters,
  presets: [
    {
      id: 'sizes',
      label: 'Four sizes',
      values: {},
      shows: 'With ten or a hundred names the model recites; with a thousand or more it invents.',
      recordedSteps: stepsToFinish,
    },
    {
      id: 'narrow',
      label: 'A narrow model',
      values: { width: 8 },
      shows: 'With fewer weights a hundred names are already too many to remember.',
      recordedSteps: stepsToFinish,
    },
    {
      id: 'likeliest',
      label: 'Always the likeliest letter',
      values: { temperature: 0 },
      shows: 'Each model writes one name, again and again.',
      breaks:
        'At temperature 0 nothing is left to chance, so a model that has learned eight thousand names says the same one every time. How much it knows by heart can’t be read from its likeliest line.',
      recordedSteps: 450,
    },
    {
      id: 'too-fast',
      label: 'Learning rate far too high',
      values: { learningRate: 0.2 },
      shows: 'Not even ten names are learned by heart.',
      breaks:
        'Each step overshoots and undoes much of the one before. A model that cannot settle can’t remember either: its ten names come out in shreds.',
      recordedSteps: 450,
    },
  ],
  patterns: [],
  curves: [],
  describe,
  whenDiverged: () => ({
    parameter: 'learningRate',
    advice:
      'The numbers have run away: they are no longer finite. Lower the learning rate, or scrub back and go on from there.',
  }),
  honesty: {
    real: ({ width }) =>
      `four transformers of one layer, ${width} numbers wide, that begin with the same weights and are trained side by side in this tab. All are judged on the same 390 names, which none of them reads, and on 48 names that each writes.`,
    simplified:
      'some ten thousand weights and first names only. Large models have read most of the web; how much of it they know by heart depends above all on how often a passage came up.',
  },
  isWide: true,
  files: () => [namesFile],
  stepsToFinish,
  source: 'demos/memorise/session.ts',
  dataCard: 'names',
});
