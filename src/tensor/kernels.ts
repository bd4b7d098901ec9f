/** The TensorFlow.js kernels that our operations need, registered one by one so that nothing else is shipped. */

import { _fusedMatMulConfig as cpuFusedMatMul } from '@tensorflow/tfjs-backend-cpu/dist/kernels/_FusedMatMul';
import { addConfig as cpuAdd } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Add';
import { castConfig as cpuCast } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Cast';
import { concatConfig as cpuConcat } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Concat';
import { identityConfig as cpuIdentity } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Identity';
import { leakyReluConfig as cpuLeakyRelu } from '@tensorflow/tfjs-backend-cpu/dist/kernels/LeakyRelu';
import { meanConfig as cpuMean } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Mean';
import { multiplyConfig as cpuMultiply } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Multiply';
import { negConfig as cpuNeg } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Neg';
import { realDivConfig as cpuRealDiv } from '@tensorflow/tfjs-backend-cpu/dist/kernels/RealDiv';
import { reluConfig as cpuRelu } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Relu';
import { reshapeConfig as cpuReshape } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Reshape';
import { sigmoidConfig as cpuSigmoid } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sigmoid';
import { sliceConfig as cpuSlice } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Slice';
import { softplusConfig as cpuSoftplus } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Softplus';
import { sqrtConfig as cpuSqrt } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sqrt';
import { squareConfig as cpuSquare } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Square';
import { stepConfig as cpuStep } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Step';
import { subConfig as cpuSub } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sub';
import { sumConfig as cpuSum } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sum';
import { tanhConfig as cpuTanh } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Tanh';
import { _fusedMatMulConfig as webglFusedMatMul } from '@tensorflow/tfjs-backend-webgl/dist/kernels/_FusedMatMul';
import { addConfig as webglAdd } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Add';
import { castConfig as webglCast } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Cast';
import { concatConfig as webglConcat } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Concat';
import { identityConfig as webglIdentity } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Identity';
import { leakyReluConfig as webglLeakyRelu } from '@tensorflow/tfjs-backend-webgl/dist/kernels/LeakyRelu';
import { meanConfig as webglMean } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Mean';
import { multiplyConfig as webglMultiply } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Multiply';
import { negConfig as webglNeg } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Neg';
import { realDivConfig as webglRealDiv } from '@tensorflow/tfjs-backend-webgl/dist/kernels/RealDiv';
import { reluConfig as webglRelu } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Relu';
import { reshapeConfig as webglReshape } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Reshape';
import { sigmoidConfig as webglSigmoid } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Sigmoid';
import { sliceConfig as webglSlice } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Slice';
import { softplusConfig as webglSoftplus } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Softplus';
import { sqrtConfig as webglSqrt } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Sqrt';
import { squareConfig as webglSquare } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Square';
import { stepConfig as webglStep } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Step';
import { subConfig as webglSub } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Sub';
import { sumConfig as webglSum } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Sum';
import { tanhConfig as webglTanh } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Tanh';
import { type KernelConfig, registerKernel } from '@tensorflow/tfjs-core';

const cpuKernels: readonly KernelConfig[] = [
  cpuFusedMatMul,
  cpuAdd,
  cpuCast,
  cpuConcat,
  cpuIdentity,
  cpuLeakyRelu,
  cpuMean,
  cpuMultiply,
  cpuNeg,
  cpuRealDiv,
  cpuRelu,
  cpuReshape,
  cpuSigmoid,
  cpuSlice,
  cpuSoftplus,
  cpuSqrt,
  cpuSquare,
  cpuStep,
  cpuSub,
  cpuSum,
  cpuTanh,
];

const webglKernels: readonly KernelConfig[] = [
  webglFusedMatMul,
  webglAdd,
  webglCast,
  webglConcat,
  webglIdentity,
  webglLeakyRelu,
  webglMean,
  webglMultiply,
  webglNeg,
  webglRealDiv,
  webglRelu,
  webglReshape,
  webglSigmoid,
  webglSlice,
  webglSoftplus,
  webglSqrt,
  webglSquare,
  webglStep,
  webglSub,
  webglSum,
  webglTanh,
];

/** Registers them all; an operation without its kernel throws at its first run, so tests run every operation. */
export function registerKernels(): void {
  for (const kernel of [...cpuKernels, ...webglKernels]) registerKernel(kernel);
}
