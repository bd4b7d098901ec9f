/** The models that the benchmark trains, each in one size that every contestant shares. */

import type { GanConfiguration } from '#models/gan.ts';
import type { Architecture } from '#models/network.ts';
import type { TransformerConfiguration } from '#models/transformer.ts';

/** A GAN and how it is trained: Adam for both networks, the log loss. */
export interface GanSize {
  readonly kind: 'gan';
  readonly configuration: GanConfiguration;
  readonly batch: number;
  /** Updates of the discriminator in a step; the generator has one. */
  readonly discriminatorUpdates: number;
  readonly learningRate: number;
}

/** A transformer and how it is trained: Adam. */
export interface TransformerSize {
  readonly kind: 'transformer';
  readonly configuration: TransformerConfiguration;
  readonly batch: number;
  readonly learningRate: number;
}

/** Adam's settings in every contestant but nanogpt, whose own are nearly these; as in src/training. */
export const ganAdam = { beta1: 0.5, beta2: 0.999, epsilon: 1e-7 } as const;
export const tokenAdam = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8 } as const;

/** What all transformers here share. */
const plain = {
  kind: 'transformer',
  heads: 4,
  positions: 'learned',
  tiedEmbeddings: false,
} as const;

/** The models by name. `1×32` and `2×64` are those of the peers from npm: characters and GELU. */
export const models = {
  gan: gan({ hidden: [32, 32], batch: 128, discriminatorUpdates: 1 }),
  'gan-lab': gan({ hidden: [8, 8], batch: 150, discriminatorUpdates: 2 }),
  small: transformer({ blocks: 1, width: 32, context: 16, batch: 16 }),
  base: transformer({ blocks: 2, width: 64, context: 32, batch: 32 }),
  'image-gan': imageGan(),
  '1x32': characters({ blocks: 1, width: 32, context: 32 }),
  '2x64': characters({ blocks: 2, width: 64, context: 64 }),
} as const satisfies Record<string, GanSize | TransformerSize>;

/** A model's name. */
export type ModelName = keyof typeof models;

/** All names, in the order in which they are measured. */
export const modelNames = Object.keys(models) as ModelName[];

/** A model's size by its name. */
export function sizeOf(name: ModelName): GanSize | TransformerSize {
  return models[name];
}

/** How many examples or tokens a step learns from, and what they are. */
export function learnedInStep(name: ModelName): {
  readonly count: number;
  readonly unit: 'samples' | 'tokens';
} {
  const size = sizeOf(name);
  return size.kind === 'gan'
    ? { count: size.batch, unit: 'samples' }
    : { count: size.batch * size.configuration.context, unit: 'tokens' };
}

function gan({
  hidden,
  batch,
  discriminatorUpdates,
}: Pick<GanSize, 'batch' | 'discriminatorUpdates'> & Pick<Architecture, 'hidden'>): GanSize {
  const activation = 'leakyRelu';
  return {
    kind: 'gan',
    configuration: {
      generator: { inputs: 2, hidden, outputs: 2, activation },
      discriminator: { inputs: 2, hidden, outputs: 1, activation },
      loss: 'log',
    },
    batch,
    discriminatorUpdates,
    learningRate: 0.001,
  };
}

/** Pictures of 16 × 16 in grey. */
function imageGan(): GanSize {
  const activation = 'leakyRelu';
  return {
    kind: 'gan',
    configuration: {
      generator: {
        inputs: 24,
        hidden: [128, 256],
        outputs: 256,
        activation,
        outputActivation: 'tanh',
      },
      discriminator: { inputs: 256, hidden: [256, 128], outputs: 1, activation },
      loss: 'log',
    },
    batch: 64,
    discriminatorUpdates: 1,
    learningRate: 0.0005,
  };
}

type Shape = Pick<TransformerConfiguration, 'blocks' | 'width' | 'context'>;

function transformer({ batch, ...shape }: Shape & { readonly batch: number }): TransformerSize {
  return {
    kind: 'transformer',
    configuration: { ...plain, ...shape, vocabulary: 64, activation: 'relu' },
    batch,
    learningRate: 0.001,
  };
}

function characters(shape: Shape): TransformerSize {
  return {
    kind: 'transformer',
    configuration: { ...plain, ...shape, vocabulary: 65, activation: 'gelu' },
    batch: 16,
    learningRate: 0.001,
  };
}
