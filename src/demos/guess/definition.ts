/** The demo in which the reader guesses a text letter by letter, against models that have read the rest of it. */

import type { Metrics, Question } from '#engine/session.ts';
import { countGoal, defineDemo, type Parameter, type ValuesOf } from '../framework/defineDemo.ts';
import { inPlainWords, lens } from '../next-token/definition.ts';
import { bySource, parameters as ofRun } from '../next-token/parameters.ts';
import { nounOf, unsureness } from '../next-token/patterns.ts';

const { verses } = bySource;

const parameters = {
  ...ofRun,
  source: { ...ofRun.source, default: 'verses' },
  start: { ...ofRun.start, default: 'trained' },
  tokens: { ...ofRun.tokens, default: verses.tokens },
  context: { ...ofRun.context, default: verses.context },
  positions: { ...ofRun.positions, default: verses.positions },
  weightDecay: { ...ofRun.weightDecay, default: verses.weightDecay },
  passage: {
    kind: 'number',
    label: 'Passage',
    help: 'Which stretch of the text that was kept back is to be guessed. They lie far apart; after the last one the first comes again.',
    effect: 'view',
    min: 1,
    max: 999,
    step: 1,
    default: 1,
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** What the demo sets. */
export type GuessValues = ValuesOf<typeof parameters>;

/** Everything about the demo but its session and its figure. */
export const guess = defineDemo<typeof parameters>({
  id: 'guess',
  title: 'You against the model',
  summary:
    'Shannon’s guessing game: find a text letter by letter, see after each what a model expected, and learn how many bits a letter leaves you, a table of counts and a transformer.',
  lookFor:
    'Look for where the model is surer than you, and where you know what it cannot: what the sentence is about.',
  room: { narrow: 116, wide: 68 },
  parameters,
  presets: [
    {
      id: 'verses',
      label: 'Small verses',
      values: {},
      shows: 'Letters of small poems: you know the rhyme that must come, it knows the spelling.',
      recordedSteps: 0,
    },
    {
      id: 'book',
      label: 'A whaling novel',
      values: { source: 'book', ...bySource.book },
      shows:
        'Melville’s English: it has read three hundred thousand letters of it, you know the words.',
      recordedSteps: 0,
    },
    {
      id: 'names',
      label: 'First names',
      values: { source: 'names', ...bySource.names },
      shows: 'How many letters give a name away, and which can only be guessed at.',
      recordedSteps: 0,
    },
    {
      id: 'tales',
      label: 'Little tales, by words',
      values: { source: 'tales', ...bySource.tales },
      shows: 'Words of a small grammar: once you have seen its ways, it is hard to say who wins.',
      recordedSteps: 0,
    },
    {
      id: 'untrained',
      label: 'Nothing read yet',
      values: { start: 'scratch' },
      shows: 'The same passage guessed with random weights.',
      breaks:
        'Before its first step every letter is about as likely to it as any other: it pays some six bits for each, more than a table that only knows how often letters come. Press Train and watch it pass the tables, then you.',
      recordedSteps: 0,
    },
  ],
  patterns: [],
  curves: [],
  describe,
  honesty: {
    real: inPlainWords,
    simplified:
      'a model of some hundred thousand weights, and a score from a few dozen letters. Shannon had a reader guess a hundred passages; with one, your bits are a rough estimate.',
  },
  ...lens,
  goals: [countGoal('rounds', ['round of the guessing game', 'rounds of the guessing game'], 10)],
  questions: (values) => [passageQuestion(values)],
  source: 'demos/guess/score.ts',
  dataCard: 'verses',
});

/** What the figure asks the model: a passage, and how it would have guessed. */
export function passageQuestion({ passage }: Pick<GuessValues, 'passage'>): Question {
  return { kind: 'shannon', index: passage - 1 };
}

/** "on all unseen text it is as unsure as picking among 5.1 letters, 2.4 bits each". */
function describe({ heldOutLoss }: Metrics, values: GuessValues): string {
  if (heldOutLoss === undefined) return 'nothing measured yet';
  const bits = (heldOutLoss / Math.LN2).toFixed(1);
  return `on text that it has not read it is ${unsureness(heldOutLoss, nounOf(values))}, ${bits} bits each`;
}
