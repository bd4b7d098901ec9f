/** Starting one of our kernels on whatever backend is selected, and the form in which each backend gives its own. */

import { engine, type NamedTensorMap, type Tensor, tidy } from '@tensorflow/tfjs-core';

/** What a kernel is told besides its tensors. */
export type Attributes = Readonly<
  Record<string, number | string | boolean | readonly number[] | undefined>
>;

/** A kernel made of TensorFlow.js's own operations: right on every backend, fast on none. */
export type Reference = (inputs: never, attributes: never) => Tensor | Tensor[];

/** Runs the kernel of that name; its outputs in their order. Throws when the selected backend has none. */
export function launch(
  name: string,
  inputs: NamedTensorMap,
  attributes: Attributes = {},
): Tensor[] {
  const outputs = engine().runKernel(name, inputs, attributes as never) as Tensor | Tensor[];
  return Array.isArray(outputs) ? outputs : [outputs];
}

/** The same for a kernel with one output. */
export function launchOne(name: string, inputs: NamedTensorMap, attributes?: Attributes): Tensor {
  const [output] = launch(name, inputs, attributes);
  if (!output) throw new Error(`invalid kernel; expected one output: ${name}`);
  return output;
}

/** A reference as TensorFlow.js wants its kernels. */
export function kernelOf(reference: Reference) {
  return ({ inputs, attrs }: { inputs: object; attrs?: object }): Tensor[] => {
    const outputs = tidy(() => reference(inputs as never, attrs as never));
    return Array.isArray(outputs) ? outputs : [outputs];
  };
}
