/** One token at a time: from a model's chances, through the sampler's stages, to the dice. */

import { defineDemo } from '../framework/defineDemo.ts';
import { inPlainWords, lens, simplified } from '../next-token/definition.ts';
import { bySource } from '../next-token/parameters.ts';
import { describe } from '../next-token/patterns.ts';
import { asBegun } from '../surprise/moments.ts';
import { parameters as ofFigure } from './parameters.ts';
import { faultOfRolls, writingQuestion } from './sampler.ts';

const parameters = {
  ...ofFigure,
  rolls: { ...ofFigure.rolls, accepts: faultOfRolls },
} as const;

/** Everything about the demo but its figure; its session is that of `next-token`. */
export const oneToken = defineDemo<typeof parameters>({
  id: 'one-token',
  title: 'One token at a time',
  summary:
    'The sampler laid open: a model’s chances for the next token, what temperature and cuts make of them, and the dice that decides.',
  lookFor:
    'Look for what the model says and what the sampler makes of it: the chances are the model’s, the choice is the dice’s.',
  room: { narrow: 192, wide: 119 },
  parameters,
  presets: [
    {
      id: 'tales',
      label: 'Little tales',
      values: {},
      shows:
        'Word by word: where the model is free the dice decides, where it is sure the dice is idle.',
      recordedSteps: 0,
    },
    {
      id: 'verses',
      label: 'Small verses',
      values: { source: 'verses', ...bySource.verses },
      shows: 'Letter by letter, where one unlucky throw spoils a word.',
      recordedSteps: 0,
    },
    {
      id: 'untrained',
      label: 'A model that knows nothing',
      values: { start: 'scratch' },
      shows: 'The same dice, the same stages, and no model behind them.',
      breaks:
        'Before training all tokens are about equally likely. A sampler only chooses among the model’s chances; it can make nothing of a model that has none to tell apart. Press Train, and it has.',
      recordedSteps: 0,
    },
  ],
  patterns: [],
  curves: [],
  describe: (metrics, values) => describe(metrics, asBegun(values)),
  honesty: {
    real: (values) =>
      `${inPlainWords(asBegun(values))} Every chance on show is the model’s, and every stage is computed as large models’ programs do it.`,
    simplified,
  },
  ...lens,
  questions: (values) => [writingQuestion(values)],
  source: 'sampling/stages.ts',
  dataCard: 'tales',
});
