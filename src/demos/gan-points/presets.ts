/** The demo's presets: one for each shape, and those that break it on purpose. */

import type { Preset } from '../framework/defineDemo.ts';
import type { GanPointsValues as Values } from './definition.ts';

/** In the order of the gallery; the first is what a page shows when it names none. */
export const presets: readonly Preset<Values>[] = [
  {
    id: 'ring',
    label: 'Ring of eight',
    values: {},
    shows:
      'Clusters are found one after another, and some are lost again before all eight are held.',
    recordedSteps: 3000,
  },
  {
    id: 'grid',
    label: 'Grid of 25',
    values: { shape: 'grid', generatorWidth: 64, discriminatorWidth: 64 },
    shows:
      'One sheet of noise has to be torn into 25 pieces; after 2,000 steps a third to a half of them are covered.',
    recordedSteps: 2000,
  },
  {
    id: 'circle',
    label: 'Circle',
    values: { shape: 'circle' },
    shows: 'A closed line without gaps, which a folded sheet covers well.',
    recordedSteps: 1500,
  },
  {
    id: 'moons',
    label: 'Two moons',
    values: { shape: 'moons' },
    shows: 'Two separate arcs, into which one sheet of noise has to be torn.',
    recordedSteps: 2000,
  },
  {
    id: 'spiral',
    label: 'Spiral',
    values: { shape: 'spiral' },
    shows: 'A long curve rolled up: places side by side in the plane are far apart along it.',
    recordedSteps: 2500,
  },
  {
    id: 'line',
    label: 'Line',
    values: { shape: 'line' },
    shows: 'The simplest curve of all, found within a few hundred steps.',
    recordedSteps: 600,
  },
  {
    id: 'blobs',
    label: 'Three blobs',
    values: { shape: 'blobs' },
    shows: 'Three wide clusters, the easiest test of whether a mode is dropped.',
    recordedSteps: 600,
  },
  {
    id: 'drawn',
    label: 'Your drawing',
    values: { shape: 'drawn' },
    shows: 'Points scattered along your own strokes.',
    recordedSteps: 2000,
  },
  {
    id: 'thread',
    label: 'One number of noise',
    values: { noiseDimensions: '1' },
    shows:
      'From one random number the generator can only draw a thread, which it winds through the clusters.',
    recordedSteps: 2000,
  },
  {
    id: 'collapse',
    label: 'Mode collapse: a forger ten times as quick',
    values: { generatorUpdates: 10 },
    shows: 'All points run to one spot together, and from there to the next.',
    breaks:
      'The generator learns ten times against the same opinion. Whatever looks most real at that moment draws all its points, and variety is never rewarded, since the discriminator judges one point at a time.',
    recordedSteps: 600,
  },
  {
    id: 'strong-critic',
    label: 'A critic too far ahead',
    values: { discriminatorRate: 0.03, generatorRate: 0.0002 },
    shows: 'The generator settles on three or four clusters and never learns of the others.',
    breaks:
      'The discriminator learns 150 times as fast and is right about five points in six. It is so sure of the empty plane between the clusters that its ground is flat there, and no slope leads the generator across.',
    recordedSteps: 1000,
  },
  {
    id: 'too-fast',
    label: 'Learning rates fifty times too high',
    values: { generatorRate: 0.1, discriminatorRate: 0.1 },
    shows: 'All points leap about together; a few clusters are hit and lost again, without end.',
    breaks:
      'Each step overshoots: the generator leaps to where the discriminator was fooled, which has changed its mind by the time it lands.',
    recordedSteps: 600,
  },
  {
    id: 'stiff',
    label: 'A forger that can’t bend',
    values: { generatorLayers: 0 },
    shows: 'One ellipse of points that shifts and stretches but never splits.',
    breaks:
      'Without hidden layers the generator is a straight map: its cloud of noise stays a cloud, whatever the discriminator says.',
    recordedSteps: 600,
  },
];
