/** What can be set of a run in which a trained model goes on learning from another text. */

import { textSets } from '#data/texts.ts';
import type { Parameter, ParameterValues, ValuesOf } from '../framework/defineDemo.ts';
import { parameters as ofVotes } from '../votes/parameters.ts';

/** The fewest characters of a text of the reader's own. */
export const shortestOwnText = 40;

const isOwn = ({ newText }: ParameterValues) => newText === 'own';

const sets = textSets.map(({ id, label }) => ({ value: id, label }));

/** The demo's parameters. */
export const parameters = {
  base: {
    kind: 'choice',
    label: 'Model trained before on',
    help: 'Which of our trained models is trained further. The tales’ model knows whole words, the others letters: of the new text it can only read what it knows.',
    isProminent: true,
    options: sets.filter(({ value }) => value !== 'own'),
    default: 'verses',
  },
  newText: {
    kind: 'choice',
    label: 'New text',
    help: 'What it learns from now: twenty lines that we wrote, the text of another model, or yours.',
    isProminent: true,
    options: [{ value: 'logbook', label: 'A ship’s log, 20 lines' }, ...sets],
    default: 'logbook',
  },
  ownText: {
    kind: 'text',
    label: 'Your own text',
    help: `A few lines are enough: from ${shortestOwnText} characters to 2 MB. It is read in this tab and goes nowhere; a link to this demo does not carry it.`,
    maxLength: 2_100_000,
    shortest: shortestOwnText,
    isPrivate: true,
    applies: isOwn,
    default: '',
  },
  oldShare: {
    kind: 'number',
    label: 'Old text mixed in',
    help: 'Which share of every batch is text that the model learned from before (rehearsal). It keeps the old in practice; the new is learned a little later.',
    isProminent: true,
    effect: 'live',
    min: 0,
    max: 0.75,
    step: 0.125,
    default: 0,
  },
  learningRate: {
    kind: 'number',
    label: 'Learning rate',
    help: 'How far each step moves the weights. The further, the sooner the new is learned and the old forgotten.',
    isProminent: true,
    effect: 'live',
    min: 0.00005,
    max: 0.03,
    step: 0.00005,
    scale: 'log',
    default: 0.001,
  },
  reach: { ...ofVotes.reach, isProminent: true },
  rank: { ...ofVotes.rank, default: 4 },
  batchSize: {
    kind: 'number',
    label: 'Batch size',
    help: 'How many stretches of text each step looks at, new and old together.',
    effect: 'live',
    min: 4,
    max: 32,
    step: 4,
    unit: 'stretches',
    default: 16,
  },
  seed: {
    kind: 'seed',
    label: 'Seed',
    help: 'Which stretches are read when, and with what dice the model writes.',
    default: 1,
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** The settings of a run, with their types. */
export type FineTuneValues = ValuesOf<typeof parameters>;
