/** The lens on surprise: any text, coloured by how surprised a model is at each token, early in training and late. */

import { defineDemo, type Parameter } from '../framework/defineDemo.ts';
import { inPlainWords, lens, simplified } from '../next-token/definition.ts';
import { bySource, parameters as ofRun } from '../next-token/parameters.ts';
import { describe } from '../next-token/patterns.ts';
import { asBegun } from './moments.ts';
import { longestText, surpriseQuestion } from './textToRead.ts';

const parameters = {
  ...ofRun,
  start: { ...ofRun.start, default: 'trained' },
  reads: {
    kind: 'choice',
    label: 'Reads',
    help: 'The text that the model is given to read. Not every model has an example of each kind.',
    effect: 'view',
    options: [
      { value: 'usual', label: 'What shows most' },
      { value: 'sound', label: 'A sound text' },
      { value: 'altered', label: 'One word altered' },
      { value: 'odd', label: 'Something that cannot be' },
      { value: 'moved', label: 'A thing in another place' },
      { value: 'salad', label: 'Words in any order' },
      { value: 'scrambled', label: 'Letters in another order' },
      { value: 'foreign', label: 'A text from elsewhere' },
      { value: 'own', label: 'Your own words' },
    ],
    default: 'usual',
  },
  text: {
    kind: 'text',
    label: 'Your own words',
    help: 'Up to 600 characters of your own for the model to read. It does not learn from them. A link to this demo does not carry them.',
    effect: 'view',
    maxLength: longestText,
    isPrivate: true,
    hasOwnControl: true,
    default: '',
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** Everything about the demo but its figure; its session is that of `next-token`. */
export const surprise = defineDemo<typeof parameters>({
  id: 'surprise',
  title: 'What surprises it',
  summary:
    'Any text, coloured by how surprised a model is at each token, before training and after, side by side.',
  lookFor:
    'Look for the words that stay shaded after training: there the model had expected something else.',
  room: { narrow: 136, wide: 76 },
  parameters,
  presets: [
    {
      id: 'tales',
      label: 'Little tales',
      values: {},
      shows: 'After training only what the teller was free to choose is still a surprise.',
      recordedSteps: 0,
    },
    {
      id: 'verses',
      label: 'Small verses',
      values: { source: 'verses', ...bySource.verses },
      shows: 'Letter by letter: words surprise where they begin, not where they end.',
      recordedSteps: 0,
    },
    {
      id: 'learning',
      label: 'Tales from scratch',
      values: { start: 'scratch' },
      shows:
        'Scrub through training: the shade fades from the commonest words on, and comes back at “He” once the model knows who is meant.',
      recordedSteps: 400,
    },
    {
      id: 'elsewhere',
      label: 'Names only, reading a tale',
      values: { source: 'names', ...bySource.names },
      shows: 'A model that has only ever seen first names is given a tale to read.',
      breaks:
        'A model knows its own text and nothing else. To one of names, each space is a sign that it has never met, and each word a name that goes wrong: training has made it sure of what does not come.',
      recordedSteps: 0,
    },
  ],
  patterns: [],
  curves: [],
  describe: (metrics, values) => describe(metrics, asBegun(values)),
  honesty: { real: (values) => inPlainWords(asBegun(values)), simplified },
  ...lens,
  questions: (values) => [surpriseQuestion(values, 'untrained'), surpriseQuestion(values, 'now')],
  source: 'models/tokenReading.ts',
  dataCard: 'tales',
});
