/** What can be set of a run that learns from a text: the text, its tokens, the model, the training. */

import { type TextSetId, textSets } from '#data/texts.ts';
import type { NumberParameter, Parameter, ParameterValues } from '../framework/defineDemo.ts';

const fromScratch = ({ start, source }: ParameterValues) => start !== 'trained' || source === 'own';
const isTransformer = (values: ParameterValues) =>
  fromScratch(values) && values['model'] === 'transformer';
const isOwn = ({ source }: ParameterValues) => source === 'own';

const rate = {
  kind: 'number',
  min: 0.0001,
  max: 0.1,
  step: 0.0001,
  scale: 'log',
  effect: 'live',
} as const satisfies Partial<NumberParameter>;

const letters = {
  tokens: 'characters',
  context: 64,
  width: 64,
  blocks: 2,
  batchSize: 16,
  learningRate: 0.005,
  positions: 'rotary',
  weightDecay: 0.1,
} as const;

/** The settings that each text is learned best with here; they come along with it. */
export const bySource = {
  tales: {
    ...letters,
    tokens: 'words',
    context: 48,
    positions: 'learned',
    weightDecay: 0.01,
  },
  names: {
    ...letters,
    context: 16,
    width: 48,
    blocks: 1,
    batchSize: 64,
    learningRate: 0.01,
    positions: 'learned',
    weightDecay: 0.01,
  },
  verses: letters,
  book: { ...letters, weightDecay: 0.01 },
  own: letters,
} as const satisfies Readonly<Record<TextSetId, ParameterValues>>;

/** Every demo that trains a model of text has these. */
export const parameters = {
  source: {
    kind: 'choice',
    label: 'Text',
    help: 'What the model learns from. Nine tenths are read in training; the last tenth is kept back, to see whether more than the letter was learned.',
    isProminent: true,
    options: textSets.map(({ id, label }) => ({ value: id, label })),
    brings: bySource,
    default: 'tales',
  },
  ownText: {
    kind: 'text',
    label: 'Your own text',
    help: 'Any script, from 200 characters to 2 MB. It is read in this tab and goes nowhere; a link to this demo does not carry it.',
    maxLength: 2_100_000,
    isPrivate: true,
    applies: isOwn,
    default: '',
  },
  start: {
    kind: 'choice',
    label: 'Begins',
    help: 'With random weights, or with a model that we trained before by the same code, so that nobody has to wait. Training goes on from there.',
    options: [
      { value: 'scratch', label: 'From random weights' },
      { value: 'trained', label: 'Trained before' },
    ],
    applies: (values: ParameterValues) => !isOwn(values),
    default: 'scratch',
  },
  tokens: {
    kind: 'choice',
    label: 'Tokens',
    help: 'What the text is cut into. Letters are few and easy to count; words carry more each, but there are many; pairs are learned from the text itself, by joining what often stands together.',
    options: [
      { value: 'characters', label: 'Letters and signs' },
      { value: 'words', label: 'Words and marks' },
      { value: 'bytePairs', label: 'Pairs joined by frequency (BPE)' },
    ],
    applies: fromScratch,
    default: 'words',
  },
  merges: {
    kind: 'number',
    label: 'Pairs joined',
    help: 'How many times the two tokens that stand together most often are joined into a new one, beginning with single bytes.',
    min: 0,
    max: 600,
    step: 20,
    applies: (values: ParameterValues) => fromScratch(values) && values['tokens'] === 'bytePairs',
    default: 200,
  },
  model: {
    kind: 'choice',
    label: 'Model',
    help: 'A transformer looks back by attention, at whatever matters. A window model sees the last few tokens side by side, always in the same places.',
    options: [
      { value: 'transformer', label: 'Transformer' },
      { value: 'window', label: 'Perceptron over a window' },
    ],
    applies: fromScratch,
    default: 'transformer',
  },
  learningRate: {
    ...rate,
    label: 'Learning rate',
    help: 'How far the weights move at each step. Too low and it takes for ever; too high and it forgets what it knew.',
    isProminent: true,
    default: 0.005,
  },
  context: {
    kind: 'number',
    label: 'Context',
    help: 'How many tokens the model can look back on. What lies further back, it cannot know.',
    isProminent: true,
    min: 8,
    max: 128,
    step: 8,
    unit: 'tokens',
    applies: fromScratch,
    default: 48,
  },
  width: {
    kind: 'number',
    label: 'Width',
    help: 'How many numbers stand for a token on its way through the model.',
    min: 16,
    max: 128,
    step: 16,
    unit: 'numbers',
    applies: fromScratch,
    default: 64,
  },
  blocks: {
    kind: 'number',
    label: 'Layers',
    help: 'How often the model looks around and thinks, one block after another. For a window model, its hidden layers.',
    min: 1,
    max: 4,
    step: 1,
    applies: fromScratch,
    default: 2,
  },
  heads: {
    kind: 'choice',
    label: 'Heads',
    help: 'How many kinds of looking each block can do at once. They share the width.',
    options: ['1', '2', '4', '8'].map((value) => ({ value, label: value })),
    applies: isTransformer,
    default: '4',
  },
  positions: {
    kind: 'choice',
    label: 'Positions',
    help: 'How the model knows where a token stands: by a vector learned for each place, or by turning queries and keys by an angle that grows with the place, so that only distances count.',
    options: [
      { value: 'learned', label: 'A vector for each place' },
      { value: 'rotary', label: 'Turned (rotary)' },
    ],
    applies: isTransformer,
    default: 'learned',
  },
  tied: {
    kind: 'switch',
    label: 'One table for reading and guessing',
    help: 'Uses each token’s vector also to score it as a guess (tied embeddings): fewer weights to learn.',
    applies: isTransformer,
    default: false,
  },
  batchSize: {
    kind: 'number',
    label: 'Batch size',
    help: 'How many stretches of text each step looks at. Small batches are quick and noisy.',
    effect: 'live',
    min: 4,
    max: 64,
    step: 4,
    unit: 'stretches',
    default: 16,
  },
  warmUp: {
    kind: 'number',
    label: 'Warm-up',
    help: 'For how many steps the learning rate rises from nothing to what is set, while the optimiser finds its feet.',
    min: 0,
    max: 500,
    step: 20,
    unit: 'steps',
    default: 40,
  },
  decay: {
    kind: 'choice',
    label: 'Then',
    help: 'What the learning rate does afterwards. Smaller steps towards the end settle what large ones keep stirring.',
    options: [
      { value: 'none', label: 'It stays' },
      { value: 'linear', label: 'It falls evenly' },
      { value: 'cosine', label: 'It falls as a cosine' },
    ],
    default: 'cosine',
  },
  weightDecay: {
    kind: 'number',
    label: 'Weight decay',
    help: 'Pulls every weight a little towards zero at each step, unless the text keeps it up (AdamW). It makes learning by heart dearer.',
    effect: 'live',
    min: 0,
    max: 0.5,
    step: 0.01,
    default: 0.01,
  },
  seed: {
    kind: 'seed',
    label: 'Seed',
    help: 'Where all chance comes from: the same seed gives the same run again.',
    default: 1,
  },
} as const satisfies Readonly<Record<string, Parameter>>;
