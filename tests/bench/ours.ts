/** The site's own models, trained as the site trains them, from its own source. */

import { memory, profile } from '@tensorflow/tfjs-core';
import { Random } from '#data/random.ts';
import { backendNames } from '#tensor/backendNames.ts';
import { selectBackend, settle } from '#tensor/backends.ts';
import { GanTraining, type GanTrainingSettings } from '#training/ganTraining.ts';
import { TokenTraining } from '#training/tokenTraining.ts';
import { type Contestant, serve } from './contestant.ts';
import { ganBatches, tokenBatches } from './data.ts';
import { type GanSize, sizeOf, type TransformerSize } from './models.ts';
import { peakMemory } from './tensorMemory.ts';

const seed = 1;

serve(async (model, backend) => {
  const name = backendNames.find((known) => known === backend);
  if (!name) throw new Error(`invalid backend; expected ${backendNames.join(', ')}: ${backend}`);
  await selectBackend(name);
  const size = sizeOf(model);
  const step = size.kind === 'gan' ? ganStep(size) : tokenStep(size);
  return {
    step,
    settle,
    peakMemory: () => peakMemory({ memory, profile }, step),
  } satisfies Contestant;
});

function ganStep(size: GanSize): () => void {
  const training = new GanTraining(size.configuration, ganBatches(size), new Random(seed));
  const { learningRate, discriminatorUpdates } = size;
  const settings: GanTrainingSettings = {
    loss: size.configuration.loss,
    batchSize: size.batch,
    generator: { kind: 'adam', learningRate, updates: 1 },
    discriminator: { kind: 'adam', learningRate, updates: discriminatorUpdates },
  };
  return () => training.step(settings);
}

function tokenStep(size: TransformerSize): () => void {
  const training = new TokenTraining(size.configuration, new Random(seed));
  const nextBatch = tokenBatches(size);
  const settings = { kind: 'adam', learningRate: size.learningRate } as const;
  return () => training.step(nextBatch(), settings);
}
