/** What can be set of the comparison: up to four prompts, and the sampler and seed that they share. */

import type { TextSetId } from '#data/texts.ts';
import type { Parameter } from '../framework/defineDemo.ts';
import { parameters as ofRun } from '../next-token/parameters.ts';
import { parameters as ofSampler } from '../one-token/parameters.ts';

/** The parameters that hold a prompt, in their order. */
export const promptIds = ['first', 'second', 'third', 'fourth'] as const;

/** What stands in a field that the reader has not written in. */
export const examples: Readonly<Record<TextSetId, readonly string[]>> = {
  tales: [
    'It rained, so Mia took her',
    'It snowed, so Mia took her',
    'The wind blew, so Mia took her',
    'It snowed, so Ben took his',
  ],
  names: ['Mar', 'Geor', 'Xq', 'B'],
  verses: ['The c', 'The ca', 'The cat', 'The cat '],
  book: ['The whale ', 'The captain ', 'The sea ', 'CHAPTER '],
  own: ['', '', '', ''],
};

const prompt = (which: string) =>
  ({
    kind: 'text',
    label: `${which} prompt`,
    help: 'What the model goes on from, up to 120 characters; empty for an example.',
    effect: 'view',
    maxLength: 120,
    hasOwnControl: true,
    default: '',
  }) as const;

/** The figure's parameters. */
export const parameters = {
  ...ofRun,
  start: { ...ofRun.start, default: 'trained' },
  first: prompt('First'),
  second: prompt('Second'),
  third: prompt('Third'),
  fourth: prompt('Fourth'),
  prompts: {
    kind: 'number',
    label: 'Prompts',
    help: 'How many prompts stand side by side.',
    effect: 'view',
    min: 1,
    max: 4,
    step: 1,
    default: 3,
  },
  temperature: ofSampler.temperature,
  topP: ofSampler.topP,
  minP: ofSampler.minP,
  length: {
    kind: 'number',
    label: 'Tokens written',
    help: 'How far each text goes on.',
    effect: 'view',
    min: 4,
    max: 60,
    step: 1,
    unit: 'tokens',
    default: 24,
  },
  diceSeed: {
    ...ofSampler.diceSeed,
    help: 'The same dice are thrown after every prompt. The same seed throws them again.',
  },
} as const satisfies Readonly<Record<string, Parameter>>;
