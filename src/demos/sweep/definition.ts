/** A knob of the sampler turned from one end to the other: what it does to quality and to variety. */

import { defineDemo } from '../framework/defineDemo.ts';
import { inPlainWords, lens, simplified } from '../next-token/definition.ts';
import { bySource } from '../next-token/parameters.ts';
import { describe } from '../next-token/patterns.ts';
import { asBegun } from '../surprise/moments.ts';
import { questionsOf } from './grid.ts';
import { parameters } from './parameters.ts';

/** Everything about the demo but its figure; its session is that of `next-token`. */
export const sweep = defineDemo<typeof parameters>({
  id: 'sweep',
  title: 'Turn the knob',
  summary:
    'One sampler at eleven settings of its temperature or its top-p: how good the texts are, how much they differ, where real text lies, and why the likeliest text goes round in circles.',
  lookFor:
    'Look for the bend: how far can the knob be turned before more variety costs quality, and on which side of it does real text lie?',
  room: { narrow: 275, wide: 115 },
  parameters,
  presets: [
    {
      id: 'tales',
      label: 'Little tales, by temperature',
      values: {},
      shows: 'From one tale told again and again to words thrown together.',
      recordedSteps: 0,
    },
    {
      id: 'verses',
      label: 'Small verses, by top-p',
      values: { source: 'verses', ...bySource.verses, knob: 'topP', point: 8, quality: 'judge' },
      shows: 'Letter by letter: how much of the tail can be left in.',
      recordedSteps: 0,
    },
    {
      id: 'names',
      label: 'First names, by temperature',
      values: { source: 'names', ...bySource.names },
      shows: 'Cool names are real and few, hot ones are new and hardly names.',
      recordedSteps: 0,
    },
    {
      id: 'untrained',
      label: 'A knob without a model',
      values: { start: 'scratch' },
      shows: 'The same knob on a model that has learned nothing.',
      breaks:
        'Before training the likeliest tokens are so by accident. Turned down, the sampler repeats an accident; turned up, it throws all tokens alike. No setting of the knob is any good: it trades quality for variety, and here there is no quality to trade. Press Train, and there is.',
      recordedSteps: 0,
    },
  ],
  patterns: [],
  curves: [],
  describe: (metrics, values) => describe(metrics, asBegun(values)),
  honesty: {
    real: (values) =>
      `${inPlainWords(asBegun(values))} All texts are written while you watch (or were, for the picture that came with the page), and so many are measured as the figure says.`,
    simplified: `${simplified} No larger model is at hand as a judge, so a table of n-grams is one, which has read the same text; it knows what usually stands side by side, not what makes sense.`,
  },
  ...lens,
  questions: questionsOf,
  source: 'sampling/variety.ts',
  dataCard: 'tales',
});
