/** What can be set of a table that counts: the text, its tokens, how far back it looks, and what only the figure shows. */

import type { Parameter, ParameterValues, ValuesOf } from '../framework/defineDemo.ts';
import { parameters as ofText } from '../next-token/parameters.ts';

/** Characters: four long words. */
const longestContext = 80;

/** The control panel's parameters, and the figure's. */
export const parameters = {
  source: {
    ...ofText.source,
    help: 'What is counted. Nine tenths are read; the last tenth is kept back, to see how much of it the table has an answer to.',
    default: 'verses',
  },
  ownText: ofText.ownText,
  tokens: {
    kind: 'choice',
    label: 'Tokens',
    help: 'What is counted one by one. There are few letters and signs, so their table fills up soon; there are thousands of words, and most pairs of them never meet.',
    isProminent: true,
    options: [
      { value: 'characters', label: 'Letters and signs' },
      { value: 'words', label: 'Words and marks' },
    ],
    default: 'characters',
  },
  order: {
    kind: 'number',
    label: 'Order',
    help: 'How long the stretches are that it counts. At order 3 it looks at the two tokens before the one that it guesses; at order 1 at none.',
    isProminent: true,
    min: 1,
    max: 5,
    step: 1,
    default: 2,
  },
  smoothing: {
    kind: 'switch',
    label: 'Keep something for what was never seen (smoothing)',
    help: 'Takes a little off every count and shares it out by what shorter contexts say (interpolated absolute discounting). Without it, what has not come up has no chance at all.',
    effect: 'live',
    default: true,
  },
  seed: {
    kind: 'seed',
    label: 'Seed',
    help: 'Where the dice come from: the same seed gives the same throws again. Counting needs no chance.',
    default: 1,
  },
  picked: {
    kind: 'text',
    label: 'Context looked at',
    help: 'The letters or words after which the figure counts. Only as many as the order looks back on matter. Left empty, it is the most frequent one.',
    effect: 'view',
    maxLength: longestContext,
    hasOwnControl: true,
    applies: ({ order }: ParameterValues) => order !== 1,
    default: '',
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** The settings of a run. */
export type CountValues = ValuesOf<typeof parameters>;
