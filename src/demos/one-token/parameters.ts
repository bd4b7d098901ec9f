/** What can be set of the sampler, besides the model that it samples from. */

import type { TextSetId } from '#data/texts.ts';
import type { Parameter } from '../framework/defineDemo.ts';
import { parameters as ofRun } from '../next-token/parameters.ts';

/** What is written on from when the reader has given no prompt. */
export const prompts: Readonly<Record<TextSetId, string>> = {
  tales: 'It rained, so Mia took her coat.',
  names: 'Mar',
  verses: 'The cat ',
  book: 'The whale ',
  own: '',
};

/** The figure's parameters. */
export const parameters = {
  ...ofRun,
  start: { ...ofRun.start, default: 'trained' },
  prompt: {
    kind: 'text',
    label: 'Prompt',
    help: 'What the model goes on from, up to 200 characters; empty for an example.',
    effect: 'view',
    maxLength: 200,
    hasOwnControl: true,
    default: '',
  },
  temperature: {
    kind: 'number',
    label: 'Temperature',
    help: 'Divides the logits. Below 1 the likely gets likelier, above 1 all get more alike; at 0 only the likeliest token is left.',
    effect: 'view',
    min: 0,
    max: 2,
    step: 0.05,
    default: 1,
  },
  topK: {
    kind: 'number',
    label: 'Top-k',
    help: 'Keeps that many of the likeliest tokens; 0 keeps all.',
    effect: 'view',
    min: 0,
    max: 50,
    step: 1,
    default: 0,
  },
  topP: {
    kind: 'number',
    label: 'Top-p',
    help: 'Keeps the likeliest tokens until they make up this share together; 1 keeps all.',
    effect: 'view',
    min: 0.05,
    max: 1,
    step: 0.05,
    default: 1,
  },
  minP: {
    kind: 'number',
    label: 'Min-p',
    help: 'Keeps tokens that are at least this share as likely as the likeliest; 0 keeps all.',
    effect: 'view',
    min: 0,
    max: 0.5,
    step: 0.01,
    default: 0,
  },
  penalty: {
    kind: 'number',
    label: 'Repetition penalty',
    help: 'Makes tokens that stand in the text already less likely; 1 leaves them alone.',
    effect: 'view',
    min: 1,
    max: 2,
    step: 0.05,
    default: 1,
  },
  order: {
    kind: 'choice',
    label: 'Order of the stages',
    help: 'The same stages in another order strike out other tokens: what a hot temperature has levelled, a later top-p no longer cuts.',
    effect: 'view',
    options: [
      { value: 'usual', label: 'Temperature before the cuts' },
      { value: 'cutsFirst', label: 'Cuts before the temperature' },
      { value: 'smallestFirst', label: 'Min-p first, temperature last' },
    ],
    default: 'usual',
  },
  rolls: {
    kind: 'text',
    label: 'Throws so far',
    help: 'The numbers that the dice have shown, in ten thousandths. They make a link show the same text.',
    effect: 'view',
    maxLength: 700,
    hasOwnControl: true,
    default: '',
  },
  copies: {
    kind: 'switch',
    label: 'Does it copy?',
    help: 'Searches what the model has read for the longest stretch of what it has written.',
    effect: 'view',
    default: false,
  },
  diceSeed: {
    kind: 'seed',
    label: 'Seed of the dice',
    help: 'The same seed throws the same numbers again.',
    effect: 'view',
    default: 1,
  },
} as const satisfies Readonly<Record<string, Parameter>>;
