/**
 * `@genai-fi/nanogpt` trained by its own trainer: its kernels, its AdamW. Its first model is the nearest to ours (GELU,
 * learned positions), but has RMS norms, no biases, and one table for reading and writing.
 */

import { models, TeachableLLM } from '@genai-fi/nanogpt';
import { env, memory, profile, tensor2d } from '@tensorflow/tfjs-core';
import BasicTrainer from 'nanogpt-trainer';
import { serve } from '../contestant.ts';
import { tokenBatches } from '../data.ts';
import { sizeOf } from '../models.ts';
import { peakMemory } from '../tensorMemory.ts';

serve(async (model, backend) => {
  const size = sizeOf(model);
  if (size.kind !== 'transformer') throw new Error(`invalid model; expected a GPT: ${model}`);
  if (backend !== 'webgl' && backend !== 'cpu')
    throw new Error(`invalid backend; expected webgl or cpu: ${backend}`);
  // Its own copy of TensorFlow.js keeps its engine where every other copy looks for it.
  env().set('SOFTWARE_WEBGL_ENABLED', true);
  await TeachableLLM.selectBackend(backend);
  const { vocabulary, context, width, heads, blocks } = size.configuration;
  const gpt = new models.NanoGPTV1({
    modelType: 'GenAI_NanoGPT_v1',
    vocabSize: vocabulary,
    blockSize: context,
    nLayer: blocks,
    nHead: heads,
    nEmbed: width,
    mlpFactor: 4,
    useRope: false,
  });
  const trainer = new BasicTrainer(gpt, null, { learningRate: size.learningRate });
  const nextBatch = tokenBatches(size);
  let lastLoss: ReturnType<typeof trainer.trainStep> | null = null;
  const step = () => {
    const { tokens, targets } = nextBatch();
    const xs = tensor2d(tokens, [size.batch, context], 'int32');
    const ys = tensor2d(targets, [size.batch, context], 'int32');
    lastLoss?.dispose();
    lastLoss = trainer.trainStep({}, { xs, ys });
    xs.dispose();
    ys.dispose();
  };
  return {
    step,
    settle: () => {
      lastLoss?.dataSync();
    },
    peakMemory: () => peakMemory({ memory, profile }, step),
  };
});
