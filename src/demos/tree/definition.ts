/** The tree of what might have been: a text is one way among many, and each way has its probability. */

import { defineDemo } from '../framework/defineDemo.ts';
import { inPlainWords, lens, simplified } from '../next-token/definition.ts';
import { bySource } from '../next-token/parameters.ts';
import { describe } from '../next-token/patterns.ts';
import { asBegun } from '../surprise/moments.ts';
import { faultOfBranches } from './branches.ts';
import { parameters as ofFigure } from './parameters.ts';
import { treeQuestion } from './tree.ts';

const parameters = {
  ...ofFigure,
  branches: { ...ofFigure.branches, accepts: faultOfBranches },
} as const;

/** Everything about the demo but its figure; its session is that of `next-token`. */
export const tree = defineDemo<typeof parameters>({
  id: 'tree',
  title: 'The tree of what might have been',
  summary:
    'Every text that a model could have written: open any token’s alternatives, follow them, and compare the branches by their probabilities.',
  lookFor:
    'Look for the branch that begins with the likeliest token, and for the one that is the likeliest as a whole: they need not be the same.',
  room: { narrow: 180, wide: 95 },
  parameters,
  presets: [
    {
      id: 'tales',
      label: 'Little tales',
      values: {},
      shows:
        'The likeliest word each time makes one sentence, a search that holds four beginnings finds a likelier one.',
      recordedSteps: 0,
    },
    {
      id: 'names',
      label: 'First names',
      values: { source: 'names', ...bySource.names },
      shows: 'Letter by letter: many names grow from three letters, and each ends somewhere.',
      recordedSteps: 0,
    },
    {
      id: 'untrained',
      label: 'A model that knows nothing',
      values: { start: 'scratch' },
      shows: 'A tree on which all branches are about as thin.',
      breaks:
        'Before training everything might come next: the few words shown have hardly more than half a percent each, all others share the rest, and no branch is worth more than another. Press Train, and see the tree thin out.',
      recordedSteps: 0,
    },
  ],
  patterns: [],
  curves: [],
  describe: (metrics, values) => describe(metrics, asBegun(values)),
  honesty: {
    real: (values) =>
      `${inPlainWords(asBegun(values))} Every chance on show is the model’s own, without a sampler, and what is not drawn is counted as “others”.`,
    simplified,
  },
  ...lens,
  questions: (values) => [treeQuestion(values)],
  source: 'sampling/beamSearch.ts',
  dataCard: 'tales',
});
