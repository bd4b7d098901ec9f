/** The game in which the reader tells lines that people wrote from lines that a model has made. */

import { countGoal, defineDemo } from '../framework/defineDemo.ts';
import { inPlainWords, lens } from '../next-token/definition.ts';
import { bySource } from '../next-token/parameters.ts';
import { describe } from '../next-token/patterns.ts';
import { asBegun } from '../surprise/moments.ts';
import { parameters } from './parameters.ts';
import { judgeQuestions, roundQuestion } from './round.ts';

/** Everything about the demo but its figure; its session is that of `next-token`. */
export const spot = defineDemo<typeof parameters>({
  id: 'spot',
  title: 'Spot the real one',
  summary:
    'Ten lines, half of them real and half made by a model: tell them apart, be scored, and see at which temperature you and a simple judge are fooled.',
  lookFor:
    'Look for what gives a made line away: at a low temperature it is too smooth, at a high one too odd.',
  room: { narrow: 162, wide: 110 },
  parameters,
  presets: [
    {
      id: 'names',
      label: 'First names',
      values: {},
      shows: 'Five first names that people bear and five that a model made up.',
      recordedSteps: 0,
    },
    {
      id: 'tales',
      label: 'Little tales',
      values: { source: 'tales', ...bySource.tales, length: 160 },
      shows:
        'Tales whose grammar the model knows; what gives it away is what does not fit the story.',
      recordedSteps: 0,
    },
    {
      id: 'verses',
      label: 'Small verses',
      values: { source: 'verses', ...bySource.verses },
      shows: 'Lines of small poems: the rhythm comes easily to the model, sense does not.',
      recordedSteps: 0,
    },
    {
      id: 'hot',
      label: 'Temperature 2: anyone can tell',
      values: { source: 'verses', ...bySource.verses, temperature: 2 },
      shows: 'The same model, thrown off by its own dice.',
      breaks:
        'At temperature 2 unlikely letters come up all the time, and most lines hold a word that is none. You need hardly read them to tell, and the judge, who reads nothing, is right nine times in ten.',
      recordedSteps: 0,
    },
  ],
  patterns: [],
  curves: [],
  describe: (metrics, values) => describe(metrics, asBegun(values)),
  honesty: {
    real: (values) =>
      `${inPlainWords(asBegun(values))} Real lines are from the part of the text that it never read, and none of them stands in what it did read. A line that it makes and that stands word for word in either part is left out, so what is on show is new.`,
    simplified:
      'ten lines of a tiny model’s. Each made line stands beside a real one about as long, so that length gives nothing away; who reads whole texts, and knows the matter, has far more to go by.',
  },
  ...lens,
  goals: [countGoal('rounds', ['round of the game', 'rounds of the game'], 10)],
  questions: (values) => [roundQuestion(values), ...judgeQuestions(values)],
  source: 'demos/spot/telling.ts',
  dataCard: 'names',
});
