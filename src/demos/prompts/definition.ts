/** Prompts side by side: what each does to the chances, how it surprises the model, and how the text goes on. */

import { defineDemo } from '../framework/defineDemo.ts';
import { inPlainWords, lens, simplified } from '../next-token/definition.ts';
import { bySource } from '../next-token/parameters.ts';
import { describe } from '../next-token/patterns.ts';
import { asBegun } from '../surprise/moments.ts';
import { parameters } from './parameters.ts';
import { promptsOf, steeringQuestion } from './steering.ts';

/** Everything about the demo but its figure; its session is that of `next-token`. */
export const promptsSteer = defineDemo<typeof parameters>({
  id: 'prompts',
  title: 'Prompts steer',
  summary:
    'One model under several prompts, side by side: what each does to the chances of the next token, how the text goes on, and where the model is surprised.',
  lookFor:
    'Look for what a word in the prompt does to the chances, and for how calmly the model goes on, whatever it was given.',
  room: { narrow: 258, wide: 127 },
  parameters,
  presets: [
    {
      id: 'tales',
      label: 'Three kinds of weather',
      values: {},
      shows: 'One word of the prompt decides on what is taken along: the dice are the same.',
      recordedSteps: 0,
    },
    {
      id: 'names',
      label: 'First names',
      values: { source: 'names', ...bySource.names, length: 10 },
      shows:
        'A few letters decide on the rest; after two that no name begins with, it still goes on.',
      recordedSteps: 0,
    },
    {
      id: 'verses',
      label: 'Small verses',
      values: { source: 'verses', ...bySource.verses, length: 40 },
      shows: 'One letter more each time: what can still come gets less, until a word is over.',
      recordedSteps: 0,
    },
    {
      id: 'unlike',
      label: 'Prompts unlike anything read',
      values: {
        second: 'Mia cold the frog put umbrella',
        third: 'Quantum physics is',
      },
      shows: 'A sound prompt beside two that no tale begins with.',
      breaks:
        'Nothing in the model says that it does not know. Each word of such a prompt comes as a surprise, and then it goes on as calmly as ever, with what is likely after a beginning like that. This is what a hallucination is.',
      recordedSteps: 0,
    },
  ],
  patterns: [],
  curves: [],
  describe: (metrics, values) => describe(metrics, asBegun(values)),
  honesty: {
    real: (values) =>
      `${inPlainWords(asBegun(values))} Chances, distances and surprises are the model’s own, before temperature and cuts, which only decide on what is written.`,
    simplified,
  },
  ...lens,
  questions: (values) => promptsOf(values).map((prompt) => steeringQuestion(prompt, values)),
  source: 'demos/prompts/divergence.ts',
  dataCard: 'tales',
});
