/** What can be set of the game, besides the model whose lines are to be told from real ones. */

import type { Parameter } from '../framework/defineDemo.ts';
import { bySource, parameters as ofRun } from '../next-token/parameters.ts';

const { names } = bySource;

/** The figure's parameters. */
export const parameters = {
  ...ofRun,
  source: { ...ofRun.source, default: 'names' },
  start: { ...ofRun.start, default: 'trained' },
  tokens: { ...ofRun.tokens, default: names.tokens },
  context: { ...ofRun.context, default: names.context },
  width: { ...ofRun.width, default: names.width },
  blocks: { ...ofRun.blocks, default: names.blocks },
  batchSize: { ...ofRun.batchSize, default: names.batchSize },
  learningRate: { ...ofRun.learningRate, default: names.learningRate },
  temperature: {
    kind: 'number',
    label: 'Temperature',
    help: 'At which the model has written its lines.',
    effect: 'view',
    min: 0.4,
    max: 2,
    step: 0.1,
    default: 1,
  },
  length: {
    kind: 'number',
    label: 'Longest line',
    help: 'Real lines and made ones are cut after the last word that fits. The more there is of a line, the more there is to go by.',
    effect: 'view',
    min: 20,
    max: 160,
    step: 10,
    unit: 'characters',
    default: 80,
  },
  answers: {
    kind: 'choice',
    label: 'Answers',
    help: 'When you are told what a line is.',
    effect: 'view',
    options: [
      { value: 'together', label: 'All at once, at the end' },
      { value: 'each', label: 'After each line' },
    ],
    default: 'together',
  },
  round: {
    kind: 'number',
    label: 'Round',
    help: 'Which lines are drawn and made, and in which order they stand. The same round is the same for everybody.',
    effect: 'view',
    min: 1,
    max: 9999,
    step: 1,
    default: 1,
  },
} as const satisfies Readonly<Record<string, Parameter>>;
