/** Our operations as shaders, in the form in which TensorFlow.js wants its kernels. */

import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelName } from '../kernels/reference.ts';
import { adam } from './adam.ts';
import { attention } from './attention.ts';
import { attentionGradient } from './attentionGradient.ts';
import { dense, denseGradient } from './dense.ts';
import { embedding, embeddingGradient } from './embedding.ts';
import { layerNorm, layerNormGradient } from './layerNorm.ts';
import { crossEntropy, scoreLoss } from './losses.ts';
import { rotation } from './rotation.ts';
import { unembedding, unembeddingGradient } from './unembedding.ts';
import { view } from './views.ts';

/** A kernel of ours; it owns nothing of what it is given. */
type Shaders = (backend: MathBackendWebGL, inputs: never, attributes: never) => TensorInfo[];

/** For each of our operations what draws it; they need WebGL 2. */
export const fusedWebglKernels: Partial<Record<KernelName, KernelFunc>> = {
  Adam: kernelOf(adam),
  CausalAttention: kernelOf(attention),
  CausalAttentionGradient: kernelOf(attentionGradient),
  Dense: kernelOf(dense),
  DenseGradient: kernelOf(denseGradient),
  Embedding: kernelOf(embedding),
  EmbeddingGradient: kernelOf(embeddingGradient),
  LayerNorm: kernelOf(layerNorm),
  LayerNormGradient: kernelOf(layerNormGradient),
  Rotation: kernelOf(rotation),
  ScoreLoss: kernelOf(scoreLoss),
  SoftmaxCrossEntropy: kernelOf(crossEntropy),
  Unembedding: kernelOf(unembedding),
  UnembeddingGradient: kernelOf(unembeddingGradient),
  View: kernelOf(view),
};

function kernelOf(shaders: Shaders): KernelFunc {
  return ({ inputs, backend, attrs }) => {
    if (!(backend instanceof MathBackendWebGL))
      throw new Error('invalid backend; expected the one for WebGL');
    return shaders(backend, inputs as never, attrs as never);
  };
}
