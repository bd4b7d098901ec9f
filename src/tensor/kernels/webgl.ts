/** The TensorFlow.js kernels that run beside our shaders, one by one so that nothing else is shipped. */

import { addConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Add';
import { concatConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Concat';
import { identityConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Identity';
import { multiplyConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Multiply';
import { reshapeConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Reshape';
import { subConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Sub';
import type { KernelConfig } from '@tensorflow/tfjs-core';

/** TensorFlow.js's own kernels for WebGL: sums, packing, stacking and plain descent. An operation without its kernel throws. */
export const webglKernels: readonly KernelConfig[] = [
  addConfig,
  concatConfig,
  identityConfig,
  multiplyConfig,
  reshapeConfig,
  subConfig,
];
