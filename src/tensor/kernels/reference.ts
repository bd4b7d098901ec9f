/** Our own kernels as references: for the processor, and for whatever backend has no faster one. */

import type { KernelConfig } from '@tensorflow/tfjs-core';
import { kernelOf } from '../launch.ts';
import { adam } from '../ops/adam/reference.ts';
import { attention, attentionGradient } from '../ops/attention/reference.ts';
import { crossEntropy } from '../ops/crossEntropy/reference.ts';
import { dense, denseGradient } from '../ops/dense/reference.ts';
import { embedding, embeddingGradient } from '../ops/embedding/reference.ts';
import { layerNorm, layerNormGradient } from '../ops/layerNorm/reference.ts';
import { rotation } from '../ops/rotation/reference.ts';
import { scoreLoss } from '../ops/scoreLosses/reference.ts';
import { unembedding, unembeddingGradient } from '../ops/unembedding/reference.ts';
import { view } from '../ops/views/reference.ts';

/** Every kernel that our operations launch, by name. */
export const references = {
  Adam: adam,
  CausalAttention: attention,
  CausalAttentionGradient: attentionGradient,
  Dense: dense,
  DenseGradient: denseGradient,
  Embedding: embedding,
  EmbeddingGradient: embeddingGradient,
  LayerNorm: layerNorm,
  LayerNormGradient: layerNormGradient,
  Rotation: rotation,
  ScoreLoss: scoreLoss,
  SoftmaxCrossEntropy: crossEntropy,
  Unembedding: unembedding,
  UnembeddingGradient: unembeddingGradient,
  View: view,
} as const;

/** The name of a kernel of ours. */
export type KernelName = keyof typeof references;

/** The references as kernels of a backend, but for those that it has something faster for. */
export function referenceKernels(
  backendName: string,
  faster: Partial<Record<KernelName, unknown>> = {},
): KernelConfig[] {
  return Object.entries(references)
    .filter(([kernelName]) => !Object.hasOwn(faster, kernelName))
    .map(([kernelName, reference]) => ({
      kernelName,
      backendName,
      kernelFunc: kernelOf(reference),
    }));
}
