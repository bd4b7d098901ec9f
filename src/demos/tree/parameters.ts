/** What can be set of the tree, besides the model whose text it is. */

import type { TextSetId } from '#data/texts.ts';
import type { Parameter } from '../framework/defineDemo.ts';
import { parameters as ofRun } from '../next-token/parameters.ts';
import { parameters as ofToken } from '../one-token/parameters.ts';
import { longestText } from './branches.ts';

/** What the tree grows from when the reader has given no prompt. */
export const prompts: Readonly<Record<TextSetId, string>> = {
  tales: 'Mia',
  names: 'Mar',
  verses: 'The cat ',
  book: 'The whale ',
  own: '',
};

/** The figure's parameters. */
export const parameters = {
  ...ofRun,
  start: ofToken.start,
  prompt: ofToken.prompt,
  branches: {
    kind: 'text',
    label: 'Branches',
    help: 'What is followed: the vocabulary’s size, and the tokens’ numbers; empty for an example.',
    effect: 'view',
    maxLength: longestText,
    hasOwnControl: true,
    default: '',
  },
  alternatives: {
    kind: 'number',
    label: 'Alternatives shown',
    help: 'How many of the likeliest tokens are shown where the tree is open.',
    effect: 'view',
    min: 2,
    max: 8,
    step: 1,
    default: 4,
  },
  branchLength: {
    kind: 'number',
    label: 'Tokens a branch',
    help: 'How long a branch grows.',
    effect: 'view',
    min: 1,
    max: 12,
    step: 1,
    default: 10,
  },
  beams: ofToken.beams,
  diceSeed: ofToken.diceSeed,
} as const satisfies Readonly<Record<string, Parameter>>;
