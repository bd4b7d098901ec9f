/** Settings worth a look, and some that fail in a way worth understanding. */

import type { Preset } from '../framework/defineDemo.ts';
import { bySource } from './parameters.ts';
import type { TextRunValues as Values } from './values.ts';

const letters = { tokens: 'characters' } as const;

/** The presets; the first one is what a page shows unless told. */
export const presets: readonly Preset<Values>[] = [
  {
    id: 'tales',
    label: 'Little tales',
    values: bySource.tales,
    shows:
      'Words of a small, known grammar: the loss comes down to the floor that no model can pass.',
    recordedSteps: 500,
  },
  {
    id: 'names',
    label: 'First names',
    values: { source: 'names', ...bySource.names },
    shows: 'Letter by letter to names that sound right, most of which nobody bears.',
    recordedSteps: 800,
  },
  {
    id: 'verses',
    label: 'Small verses',
    values: { source: 'verses', ...bySource.verses },
    shows: 'From letters to words to lines that keep their length.',
    recordedSteps: 1000,
  },
  {
    id: 'book',
    label: 'A whaling novel',
    values: { source: 'book', ...bySource.book },
    shows: 'Melville’s English, letter by letter: words come first, sense hardly at all.',
    recordedSteps: 1000,
  },
  {
    id: 'window',
    label: 'A perceptron over a window',
    values: {
      source: 'names',
      ...letters,
      model: 'window',
      context: 8,
      width: 16,
      blocks: 1,
      batchSize: 64,
    },
    shows:
      'The same names by an older kind of network, which sees the last eight letters side by side.',
    recordedSteps: 600,
  },
  {
    id: 'pairs',
    label: 'Tales from joined pairs',
    values: { tokens: 'bytePairs', merges: 200, context: 64 },
    shows:
      'Tokens as large models have them: frequent stretches of letters, found by joining pairs.',
    recordedSteps: 600,
  },
  {
    id: 'by-heart',
    label: 'Learning by heart',
    values: {
      source: 'verses',
      tokens: 'words',
      context: 32,
      width: 96,
      learningRate: 0.005,
      weightDecay: 0,
      decay: 'none',
    },
    shows:
      'A large vocabulary and little text: what was read is soon known, what was kept back is not.',
    breaks:
      'There are more weights than there is text to pin them down. The cheapest way to a lower loss is to remember the very lines, and that helps with no others: the two curves part.',
    recordedSteps: 900,
  },
  {
    id: 'too-fast',
    label: 'Learning rate far too high',
    values: { learningRate: 0.08, warmUp: 0 },
    shows: 'Steps so large that each undoes the one before.',
    breaks:
      'Each step overshoots the place where the loss would be least, and undoes much of the one before. Two hundred such steps get less far than fifty good ones.',
    recordedSteps: 200,
  },
  {
    id: 'short-sighted',
    label: 'Eight words of memory',
    values: { context: 8 },
    shows: 'Grammar within a sentence, but the tale is forgotten while it is told.',
    breaks:
      'A model can’t use what lies outside its context. Who took what, and from where, is said more than eight words before it matters.',
    recordedSteps: 500,
  },
];
