/** Best of n: draw several, let a judge keep one, train nothing. */

import { defineDemo } from '../framework/defineDemo.ts';
import { inPlainWords, lens, simplified } from '../next-token/definition.ts';
import { describe } from '../next-token/patterns.ts';
import { asBegun } from '../surprise/moments.ts';
import { parameters } from './parameters.ts';
import { poolQuestions } from './pool.ts';

/** Everything about the demo but its figure; its session is that of `next-token`. */
export const bestOfN = defineDemo<typeof parameters>({
  id: 'best-of-n',
  title: 'Best of n',
  summary:
    'Draw several texts from a model and keep the one that a judge likes best: nothing is trained, and the more are drawn the better the pick. What it gains, and what it costs.',
  lookFor:
    'Look for how soon the gain levels off, while the tokens that are written and thrown away go on growing.',
  room: { narrow: 172, wide: 102 },
  parameters,
  presets: [
    {
      id: 'tales',
      label: 'Little tales',
      values: {},
      shows: 'The judge picks the model’s own tales: the pick is better, the model is the same.',
      recordedSteps: 0,
    },
    {
      id: 'untrained',
      label: 'A model that knows nothing',
      values: { start: 'scratch' },
      shows: 'The same judge picks among words in any order.',
      breaks:
        'Of enough heaps of random words one has the word “dog” in it, and the judge is content: it was never asked whether it is a tale. Choosing brings out what the model can do already and the judge can see; it adds nothing to either.',
      recordedSteps: 0,
    },
  ],
  patterns: [],
  curves: [],
  describe: (metrics, values) => describe(metrics, asBegun(values)),
  honesty: {
    real: (values) =>
      `${inPlainWords(asBegun(values))} The curves are exact for the 256 texts that it has just drawn: the mean over every way to draw n of them. The way that 300 votes took is that of a recorded run of the demo “Feedback changes a model”.`,
    simplified: `${simplified} The judge is a rule that can count; those of large systems are models themselves.`,
  },
  ...lens,
  questions: poolQuestions,
  source: 'refinement/bestOfN.ts',
  dataCard: 'tales',
});
