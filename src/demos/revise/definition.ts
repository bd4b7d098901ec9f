/** Draft, judge, revise: a model goes over its own text, word by word. */

import { defineDemo } from '../framework/defineDemo.ts';
import { inPlainWords, lens, simplified } from '../next-token/definition.ts';
import { bySource } from '../next-token/parameters.ts';
import { describe } from '../next-token/patterns.ts';
import { asBegun } from '../surprise/moments.ts';
import { parameters } from './parameters.ts';
import { draftQuestions } from './revisions.ts';

/** Everything about the demo but its figure; its session is that of `next-token`. */
export const revise = defineDemo<typeof parameters>({
  id: 'revise',
  title: 'Draft, judge, revise',
  summary:
    'A model writes a draft and goes over it: the most surprising word is taken out and chosen anew, given what stands on both sides, again and again.',
  lookFor:
    'Look for a word that is mended because of what comes after it, and for words that were right and only became more usual.',
  room: { narrow: 168, wide: 99 },
  parameters,
  presets: [
    {
      id: 'tales',
      label: 'Little tales',
      values: {},
      shows: 'Slips are mended within a few revisions, and the tales grow more alike.',
      recordedSteps: 0,
    },
    {
      id: 'verses',
      label: 'Small verses',
      values: { source: 'verses', ...bySource.verses },
      shows: 'Letter by letter: one letter at a time mends a slip of the pen, never a wrong word.',
      recordedSteps: 0,
    },
    {
      id: 'untrained',
      label: 'A model that knows nothing',
      values: { start: 'scratch' },
      shows: 'The score improves with each revision, the text does not.',
      breaks:
        'Before training the judge knows no more than the writer, for they are the same model. Revising makes a text what its judge holds for likely; it can be no better than the judge.',
      recordedSteps: 0,
    },
  ],
  patterns: [],
  curves: [],
  describe: (metrics, values) => describe(metrics, asBegun(values)),
  honesty: {
    real: (values) =>
      `${inPlainWords(asBegun(values))} It writes the draft and judges it too: every candidate is put in its place, and the whole text is scored anew.`,
    simplified: `${simplified} One word is changed at a time and the length stays; systems that revise in earnest write whole passages again, and are judged by more than their own surprise.`,
  },
  ...lens,
  questions: draftQuestions,
  source: 'refinement/revising.ts',
  dataCard: 'tales',
});
