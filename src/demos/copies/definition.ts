/** Does it copy? Samples of a model, each with the longest stretch that it has read so, beside real text kept back from it. */

import { defineDemo } from '../framework/defineDemo.ts';
import { inPlainWords, lens, simplified } from '../next-token/definition.ts';
import { bySource } from '../next-token/parameters.ts';
import { describe } from '../next-token/patterns.ts';
import { asBegun } from '../surprise/moments.ts';
import { parameters } from './parameters.ts';
import { samplesQuestions } from './samples.ts';

/** Everything about the demo but its figure; its session is that of `next-token`. */
export const copies = defineDemo<typeof parameters>({
  id: 'copies',
  title: 'Does it copy?',
  summary:
    'Samples of a model, each with the longest stretch that stands letter for letter in what it has read, measured against real text that was kept back from it.',
  lookFor:
    'Look for stretches that are longer than those of real text: there it says something by heart.',
  room: { narrow: 213, wide: 110 },
  parameters,
  presets: [
    {
      id: 'tales',
      label: 'Little tales',
      values: {},
      shows: 'Long stretches, and just as long ones in real tales: they all are told alike.',
      recordedSteps: 0,
    },
    {
      id: 'names',
      label: 'First names',
      values: { source: 'names', ...bySource.names },
      shows: 'Some names come out whole; most are put together anew.',
      recordedSteps: 0,
    },
    {
      id: 'verses',
      label: 'Small verses',
      values: { source: 'verses', ...bySource.verses },
      shows: 'Half a line here and there, as in real verses.',
      recordedSteps: 0,
    },
    {
      id: 'book',
      label: 'A whaling novel',
      values: { source: 'book', ...bySource.book },
      shows: 'A word or two in a row, as in a chapter that it has not read.',
      recordedSteps: 0,
    },
    {
      id: 'by-heart',
      label: 'A few verses, by heart',
      values: {
        source: 'verses',
        ...bySource.verses,
        start: 'scratch',
        portion: 2,
        weightDecay: 0,
      },
      shows: 'A model that has read forty lines, again and again, recites them.',
      breaks:
        'There are a hundred weights for each letter of the text. The cheapest way to a low loss is to remember it, so what comes out is what went in: its stretches are several times as long as those of real verses. Scrub back to see it begin.',
      recordedSteps: 800,
    },
  ],
  patterns: [],
  curves: [],
  describe: (metrics, values) => describe(metrics, asBegun(values)),
  honesty: {
    real: (values) =>
      `${inPlainWords(asBegun(values))} Every sample is searched for in the whole training text, letter for letter.`,
    simplified,
  },
  ...lens,
  questions: samplesQuestions,
  source: 'sampling/copyMeter.ts',
  dataCard: 'tales',
});
