/** From noise: what a generator makes of each place in its noise. */

import { defineDemo } from '../framework/defineDemo.ts';
import { inPlainWords, simplified, stepsToFinish, whenDiverged } from '../gan-points/definition.ts';
import { describe } from '../gan-points/patterns.ts';
import { trainedGanOf, trainedGanUrl } from '../gan-points/trained.ts';
import { firstQuestions } from './noise.ts';
import { type LatentValues, parameters } from './parameters.ts';

/** Everything about the demo but its figure; its session is that of `gan-points`. */
export const latent = defineDemo<typeof parameters>({
  id: 'latent',
  title: 'From noise',
  summary:
    'The noise of a GAN as a plane: move through it, draw from it, cut it short, and see which place makes which point.',
  lookFor:
    'Look for the seams: where two regions meet, a small step in the noise is a leap in the output.',
  room: { narrow: 182, wide: 104 },
  parameters,
  presets: [
    {
      id: 'ring',
      label: 'Ring of eight',
      values: {},
      shows: 'Eight regions of noise like slices of a cake, each of which makes one cluster.',
      recordedSteps: 0,
    },
    {
      id: 'spiral',
      label: 'Spiral',
      values: { start: 'spiral', shape: 'spiral' },
      shows: 'The spiral laid out in the noise, cut where its turns lie side by side.',
      recordedSteps: 0,
    },
    {
      id: 'untrained',
      label: 'Untrained',
      values: { start: 'scratch' },
      shows:
        'Random weights only bend the plane of noise a little; next to none of it is on the ring.',
      recordedSteps: 0,
    },
    {
      id: 'holes',
      label: 'Holes everywhere',
      values: { start: 'critic', discriminatorRate: 0.03, generatorRate: 0.0002 },
      shows:
        'Broad strips of noise make points that lie on no cluster, and four clusters are hardly made at all.',
      breaks:
        'Its critic was too far ahead while it trained. Only four of the eight clusters are covered, and much of the noise makes points between them. No sampler can bring up what no region makes.',
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
        ? 'a generator trained by the code of this site, from random weights, on 5,000 points; its weights came with the page. Every point on show is computed by it, every distance is measured to all 5,000.'
        : inPlainWords(values),
    simplified: `two numbers of noise, so that all of it can be drawn; image generators take hundreds. ${simplified[0]?.toUpperCase()}${simplified.slice(1)}`,
  },
  session: 'gan-points',
  follows: true,
  isWide: true,
  files: ({ start }: LatentValues) => {
    const begunWith = trainedGanOf(start);
    return begunWith ? [trainedGanUrl(begunWith)] : [];
  },
  questions: firstQuestions,
  stepsToFinish,
  source: 'sampling/truncatedNoise.ts',
  dataCard: 'points',
});
