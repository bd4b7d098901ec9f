/** The demo in which votes, a reader's or a judge's, change a model. */

import { countGoal, defineDemo } from '../framework/defineDemo.ts';
import { simplified } from '../next-token/definition.ts';
import { checkpointUrl } from '../next-token/trained.ts';
import { parameters } from './parameters.ts';
import { curves, describe, patterns } from './patterns.ts';
import { presets } from './presets.ts';

/** Everything about the demo but its session and its figure. */
export const votes = defineDemo<typeof parameters>({
  id: 'votes',
  title: 'Feedback changes a model',
  summary:
    'Say which of two tales you like better, or let a rule say it three hundred times: direct preference optimisation trains a real transformer by these votes, in your browser.',
  lookFor:
    'Look for how few votes it takes until its tales change, and for what else changes with them.',
  room: { narrow: 206, wide: 116 },
  parameters,
  presets,
  patterns,
  goals: [
    { ...countGoal('votes', ['vote', 'votes'], 20), progress: ({ step }, count) => step / count },
  ],
  curves,
  describe,
  whenDiverged: () => ({
    parameter: 'learningRate',
    advice:
      'The numbers have run away: they are no longer finite. Lower the learning rate, or scrub back and go on from there.',
  }),
  honesty: {
    real: () =>
      'a transformer that this site trained on four thousand tales, moved by direct preference optimisation (Rafailov et al. 2023) against a frozen copy of itself; every vote is a step of training in this tab.',
    simplified: `${simplified} The votes are about whole tales that it has just told, where large systems first train a reward model on votes from many people.`,
  },
  isWide: true,
  files: () => [checkpointUrl('tales')],
  stepsToFinish: 300,
  source: 'refinement/preference.ts',
  dataCard: 'tales',
});
