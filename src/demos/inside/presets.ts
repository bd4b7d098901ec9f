/** Models worth a look inside, and one that has nothing in it yet. */

import type { Preset } from '../framework/defineDemo.ts';
import { bySource } from '../next-token/parameters.ts';
import type { InsideValues as Values } from './parameters.ts';

/** The presets; the first one is what a page shows unless told. */
export const presets: readonly Preset<Values>[] = [
  {
    id: 'tales',
    label: 'Little tales',
    values: bySource.tales,
    shows: 'Words: heads that go and fetch who a tale is about, and what was taken.',
    recordedSteps: 0,
  },
  {
    id: 'verses',
    label: 'Small verses',
    values: { source: 'verses', ...bySource.verses, head: '1.0' },
    shows: 'Letters: heads that look one letter back, and at the letter before that.',
    recordedSteps: 0,
  },
  {
    id: 'book',
    label: 'Letters on a map',
    values: { source: 'book', ...bySource.book, panel: 'embedding' },
    shows: 'The letters of a novel by what the model has learned of each: vowels stand together.',
    recordedSteps: 0,
  },
  {
    id: 'forming',
    label: 'Heads as they form',
    values: { source: 'verses', ...bySource.verses, start: 'scratch', head: '1.0' },
    shows:
      'Attention from random weights on: alike everywhere at first, then a head begins to look one letter back.',
    recordedSteps: 450,
  },
  {
    id: 'untrained',
    label: 'Nothing learned yet',
    values: { start: 'scratch' },
    shows: 'The same sentence read with random weights.',
    breaks:
      'Before its first step a head has learned neither what to ask nor what to offer: where it looks is left to chance, mostly at everything a little, and no layer guesses better than another. Press Train and watch it take sides.',
    recordedSteps: 0,
  },
];
