/** The critic as a refiner: what a discriminator can mend after training. */

import { defineDemo } from '../framework/defineDemo.ts';
import { inPlainWords, simplified, stepsToFinish, whenDiverged } from '../gan-points/definition.ts';
import { describe } from '../gan-points/patterns.ts';
import { trainedGanOf, trainedGanUrl } from '../gan-points/trained.ts';
import { type CriticValues, parameters } from './parameters.ts';
import { refiningQuestion } from './refining.ts';

/** Everything about the demo but its figure; its session is that of `gan-points`. */
export const critic = defineDemo<typeof parameters>({
  id: 'critic',
  title: 'The critic as a refiner',
  summary:
    'After training the discriminator of a GAN is usually thrown away. Here it sorts out its generator’s points, or moves the noise to where it believes more.',
  lookFor:
    'Look for the points between the clusters: they go. And for the clusters that were never made: they hardly come.',
  room: { narrow: 160, wide: 100 },
  parameters,
  presets: [
    {
      id: 'ahead',
      label: 'A critic far ahead',
      values: {},
      shows: 'The critic has learned more than its generator, and knows which points are bad.',
      recordedSteps: 0,
    },
    {
      id: 'ring',
      label: 'Well trained, ring',
      values: { start: 'ring', discriminatorRate: 0.002, generatorRate: 0.002 },
      shows: 'Both have learned all that they could: there is little left to mend.',
      recordedSteps: 0,
    },
    {
      id: 'untrained',
      label: 'A critic that knows nothing',
      values: { start: 'scratch', discriminatorRate: 0.002, generatorRate: 0.002 },
      shows: 'An opinion all the same, and points are moved and thrown away by it.',
      breaks:
        'With random weights the critic believes one side of the plane more than the other, for no reason. It sorts as strictly as ever, and nothing comes of it: refining can be no better than the judge.',
      recordedSteps: 0,
    },
  ],
  patterns: [],
  curves: [],
  describe,
  whenDiverged,
  honesty: {
    real: (values) =>
      trainedGanOf(values.start)
        ? 'a GAN trained by the code of this site, from random weights, on 5,000 points; its weights came with the page. Every opinion is its own discriminator’s, every measure is taken of 1,000 points.'
        : inPlainWords(values),
    simplified: `the discriminator is used as training left it, where the papers train it on with the generator held still; its maximum is the highest opinion of another 1,000 points. And ${simplified}`,
  },
  session: 'gan-points',
  follows: true,
  isWide: true,
  files: ({ start }: CriticValues) => {
    const begunWith = trainedGanOf(start);
    return begunWith ? [trainedGanUrl(begunWith)] : [];
  },
  questions: (values) =>
    (['rejection', 'climb'] as const).map((method) => refiningQuestion({ ...values, method })),
  stepsToFinish,
  source: 'refinement/critic.ts',
  dataCard: 'points',
});
