/** What can be set of a run in which a GAN learns a shape: the data, the two networks, the training. */

import { decodeDrawing } from '#data/drawing.ts';
import type {
  NumberParameter,
  Parameter,
  ParameterValues,
  ValuesOf,
} from '../framework/defineDemo.ts';

// A heart, so that there is something to learn before the reader has drawn.
const heart = 'WfWgWiYlbnfpjonmqiqeqZnVjRfNbKYHWEWCWBVCVETHQKMNIREVBZAeBiEmIoMpQnTlViVgWf';

const layers = { kind: 'number', min: 0, max: 4, step: 1, default: 2 } as const;
const width = { kind: 'number', min: 1, max: 64, step: 1, default: 32, unit: 'units' } as const;
const rate = {
  kind: 'number',
  min: 0.0001,
  max: 0.3,
  step: 0.0001,
  scale: 'log',
  effect: 'live',
} as const satisfies Partial<NumberParameter>;
const updates = { kind: 'number', min: 0, max: 10, step: 1, default: 1, effect: 'live' } as const;

/** What can be set of every run of this session. */
export const parameters = {
  shape: {
    kind: 'choice',
    label: 'Data',
    help: 'The shape that real points follow. The generator is never shown it: it only hears the discriminator’s opinion of its own points.',
    isProminent: true,
    options: [
      { value: 'ring', label: 'Ring of eight clusters' },
      { value: 'grid', label: 'Grid of 25 clusters' },
      { value: 'circle', label: 'Circle' },
      { value: 'moons', label: 'Two moons' },
      { value: 'spiral', label: 'Spiral' },
      { value: 'line', label: 'Line' },
      { value: 'blobs', label: 'Three blobs' },
      { value: 'drawn', label: 'Draw your own' },
    ],
    default: 'ring',
  },
  drawing: {
    kind: 'text',
    label: 'Your drawing',
    help: 'The strokes that real points are scattered along, as letters in the address. It never leaves your browser unless you share the link.',
    maxLength: 1700,
    accepts: (text: string) =>
      decodeDrawing(text)?.length ? null : 'expected a drawing made on this page',
    hasOwnControl: true,
    applies: (values: ParameterValues) => values['shape'] === 'drawn',
    default: heart,
  },
  generatorRate: {
    ...rate,
    label: 'Generator’s learning rate',
    help: 'How far the generator moves at each step. Too low and it never arrives; too high and it leaps past the data.',
    isProminent: true,
    default: 0.002,
  },
  discriminatorRate: {
    ...rate,
    label: 'Discriminator’s learning rate',
    help: 'How fast the discriminator changes its mind. A far quicker discriminator leaves the generator no slope to follow.',
    default: 0.002,
  },
  discriminatorUpdates: {
    ...updates,
    label: 'Discriminator’s turns a step',
    help: 'How often the discriminator learns before the generator does. 0 freezes it: its ground no longer moves.',
    isProminent: true,
  },
  generatorUpdates: {
    ...updates,
    label: 'Generator’s turns a step',
    help: 'How often the generator learns in a step. With many turns against the same opinion it runs to one spot.',
  },
  loss: {
    kind: 'choice',
    label: 'Loss',
    help: 'How the two networks are scored. All three agree on what is better; they differ in how hard they push when one side is winning.',
    effect: 'live',
    options: [
      { value: 'log', label: 'Logarithmic, non-saturating' },
      { value: 'leastSquares', label: 'Least squares' },
      { value: 'hinge', label: 'Hinge' },
    ],
    default: 'log',
  },
  optimizer: {
    kind: 'choice',
    label: 'Optimiser',
    help: 'How a gradient becomes a step. Adam gives every weight a pace of its own; plain gradient descent (SGD) uses one for all, and wants a far higher rate.',
    options: [
      { value: 'adam', label: 'Adam' },
      { value: 'sgd', label: 'Gradient descent (SGD)' },
    ],
    default: 'adam',
  },
  batchSize: {
    kind: 'number',
    label: 'Batch size',
    help: 'How many real and how many generated points each update looks at. Small batches are quick and noisy.',
    effect: 'live',
    min: 8,
    max: 256,
    step: 8,
    unit: 'points',
    default: 128,
  },
  noiseDimensions: {
    kind: 'choice',
    label: 'Noise',
    help: 'What the generator starts from. From one number it can only draw a thread; from two, a sheet that it folds over the data.',
    options: [
      { value: '1', label: 'One number a point' },
      { value: '2', label: 'Two numbers a point' },
    ],
    default: '2',
  },
  noiseKind: {
    kind: 'choice',
    label: 'Noise distribution',
    help: 'Gaussian noise is dense in the middle and thin outside; uniform noise is equally dense between −1 and 1.',
    options: [
      { value: 'gaussian', label: 'Gaussian' },
      { value: 'uniform', label: 'Uniform' },
    ],
    default: 'gaussian',
  },
  generatorLayers: {
    ...layers,
    label: 'Generator’s hidden layers',
    help: 'With none, the generator can only stretch, turn and shift its noise.',
  },
  generatorWidth: {
    ...width,
    label: 'Generator’s width',
    help: 'Units in each of its hidden layers: more units, finer folds.',
    applies: (values: ParameterValues) => values['generatorLayers'] !== 0,
  },
  discriminatorLayers: {
    ...layers,
    label: 'Discriminator’s hidden layers',
    help: 'With none, its opinion is one straight edge across the plane.',
  },
  discriminatorWidth: {
    ...width,
    label: 'Discriminator’s width',
    help: 'Units in each of its hidden layers: more units, finer distinctions.',
    applies: (values: ParameterValues) => values['discriminatorLayers'] !== 0,
  },
  seed: {
    kind: 'seed',
    label: 'Seed',
    help: 'Where all chance comes from: the same seed gives the same run again, number for number on the CPU.',
    default: 1,
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** The settings of a run. */
export type GanRunValues = ValuesOf<typeof parameters>;
