/** What can be set of a run in which feedback changes a model. */

import type { Parameter, ParameterValues, ValuesOf } from '../framework/defineDemo.ts';

/** The most votes of a reader's that a link carries. */
export const mostVotes = 300;

const byRules = ({ judge }: ParameterValues) => judge === 'rules';
const ofLowRank = ({ reach }: ParameterValues) => reach === 'lowRank';

/** A rule that the judge may go by, or not. */
function rule(label: string, isOn = false) {
  return {
    kind: 'switch',
    label,
    help: 'What the judge prefers. With several rules each vote goes to the tale that is ahead in more of them.',
    applies: byRules,
    default: isOn,
  } as const;
}

/** The demo's parameters. */
export const parameters = {
  judge: {
    kind: 'choice',
    label: 'Who votes',
    help: 'You, tale by tale; or rules, hundreds of times in a row. When you press Train while it is you, a small reward model that has learned from your votes goes on in your place.',
    isProminent: true,
    options: [
      { value: 'you', label: 'You' },
      { value: 'rules', label: 'Rules' },
    ],
    default: 'you',
  },
  dog: rule('Has a dog in it', true),
  question: rule('Asks a question'),
  affection: rule('Has a hug, a kiss or thanks'),
  shorter: rule('Is shorter'),
  fewerE: rule('Has fewer letters e'),
  beta: {
    kind: 'number',
    label: 'β: pull of the reference',
    help: 'How soon a vote counts as learned: with a small β the model runs far from where it began, with a large one it stops early.',
    isProminent: true,
    effect: 'live',
    min: 0.01,
    max: 5,
    step: 0.01,
    scale: 'log',
    default: 0.3,
  },
  learningRate: {
    kind: 'number',
    label: 'Learning rate',
    help: 'How far each vote moves the weights.',
    isProminent: true,
    effect: 'live',
    min: 0.00001,
    max: 0.003,
    step: 0.00001,
    scale: 'log',
    default: 0.0001,
  },
  passes: {
    kind: 'number',
    label: 'Steps for each vote',
    help: 'How many steps of training follow each vote: on it, and on seven earlier ones drawn at random.',
    effect: 'live',
    min: 1,
    max: 8,
    step: 1,
    default: 1,
  },
  reach: {
    kind: 'choice',
    label: 'Weights that move',
    help: 'All of them, those of the last layer, or for each layer a low-rank change (LoRA) beside weights that stay.',
    options: [
      { value: 'all', label: 'All' },
      { value: 'last', label: 'The last layer' },
      { value: 'lowRank', label: 'Low rank (LoRA)' },
    ],
    default: 'all',
  },
  rank: {
    kind: 'number',
    label: 'Rank',
    help: 'How many columns the thin matrices of a low-rank change have.',
    applies: ofLowRank,
    min: 1,
    max: 16,
    step: 1,
    default: 8,
  },
  votes: {
    kind: 'text',
    label: 'Your votes',
    help: 'One letter a step: l for the left tale, r for the right one, n for neither, and a dot where a judge voted for you.',
    effect: 'live',
    isScript: true,
    hasOwnControl: true,
    maxLength: mostVotes,
    accepts: (text) => (/^[lrn.]*$/.test(text) ? null : 'expected the letters l, r, n and dots'),
    default: '',
  },
  seed: {
    kind: 'seed',
    label: 'Seed',
    help: 'Which tales are told.',
    default: 1,
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** The settings of a run, with their types. */
export type VotesValues = ValuesOf<typeof parameters>;
