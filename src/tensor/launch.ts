/** Starting one of our kernels on whatever backend is selected, and the form in which each backend gives its own. */

import {
  engine,
  getBackend,
  getKernel,
  type KernelBackend,
  type KernelFunc,
  type NamedTensorMap,
  type Tensor,
  type TensorInfo,
  tidy,
} from '@tensorflow/tfjs-core';

/** A kernel made of TensorFlow.js's own operations: right on every backend, fast on none. */
export type Reference = (inputs: never, attributes: never) => Tensor | Tensor[];

/** The kernels found so far, and the backend that they are of. */
let found: { readonly backend: KernelBackend; readonly kernels: Map<string, KernelFunc> } | null =
  null;

/**
 * Runs the kernel of that name; its outputs in their order. Throws when the selected backend has none.
 * It calls the kernel itself: TensorFlow.js's `runKernel` looks it up three times, which shows in a small model's step.
 */
export function launch(name: string, inputs: NamedTensorMap, attributes: object = {}): Tensor[] {
  const { backend } = engine();
  const outputs = kernelNamed(name, backend)({ inputs, attrs: attributes as never, backend });
  return Array.isArray(outputs) ? outputs.map(tensorOf) : [tensorOf(outputs)];
}

/** The same for a kernel with one output. */
export function launchOne(name: string, inputs: NamedTensorMap, attributes?: object): Tensor {
  const [output] = launch(name, inputs, attributes);
  if (!output) throw new Error(`invalid kernel; expected one output: ${name}`);
  return output;
}

/** A reference as TensorFlow.js wants its kernels. */
export function kernelOf(reference: Reference): KernelFunc {
  return ({ inputs, attrs }) => tidy(() => reference(inputs as never, attrs as never));
}

function kernelNamed(name: string, backend: KernelBackend): KernelFunc {
  if (found?.backend !== backend) found = { backend, kernels: new Map() };
  const known = found.kernels.get(name);
  if (known) return known;
  const kernel = getKernel(name, getBackend())?.kernelFunc;
  if (!kernel) throw new Error(`invalid kernel; expected one that ${getBackend()} has: ${name}`);
  found.kernels.set(name, kernel);
  return kernel;
}

/** A reference's outputs are tensors already. */
function tensorOf(info: TensorInfo | Tensor): Tensor {
  return 'rankType' in info ? info : engine().makeTensorFromTensorInfo(info);
}
