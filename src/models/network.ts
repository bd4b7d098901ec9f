/** A multilayer perceptron and the one packed vector that holds its parameters. */

import type { Random } from '#data/random.ts';
import { type Activation, dense } from '#tensor/ops/dense.ts';
import { unpack } from '#tensor/ops/packing.ts';
import { fromValues, keep, type Tensor } from '#tensor/tensor.ts';

/** The architecture of a perceptron: `hiddenLayers` may be 0, which leaves a linear map. */
export interface Architecture {
  readonly inputs: number;
  readonly outputs: number;
  readonly hiddenLayers: number;
  readonly width: number;
  readonly activation: Activation;
}

/** A perceptron with its parameters. Owns one tensor: call `dispose` when done. */
export class Network {
  readonly architecture: Architecture;
  private vector: Tensor;

  /** Starts with weights drawn after He et al. 2015 (standard deviation √(2 / inputs)) and biases of zero. */
  constructor(architecture: Architecture, random: Random) {
    this.architecture = architecture;
    this.vector = fromValues(initialParameters(architecture, random));
  }

  /** All parameters in one vector [parameters]: each layer's weights, then its bias. */
  get parameters(): Tensor {
    return this.vector;
  }

  /** Takes over a new vector of parameters and disposes of the old one. */
  set parameters(vector: Tensor) {
    this.vector.dispose();
    this.vector = keep(vector); // training sets it within a tidy
  }

  /** The matrices and biases inside the vector, as tensors of their own (call within `tidy`). */
  layers(): Tensor[] {
    return unpack(this.vector, layerShapes(this.architecture));
  }

  /** The network's outputs [rows, outputs] for x [rows, inputs]. */
  forward(x: Tensor, layers: readonly Tensor[] = this.layers()): Tensor {
    let h = x;
    for (let i = 0; i < layers.length; i += 2) {
      const [weights, bias] = [layers[i], layers[i + 1]];
      if (!weights || !bias)
        throw new Error(`invalid layers; expected pairs of weights and bias: ${layers.length}`);
      const isLast = i + 2 === layers.length;
      h = dense(h, { weights, bias }, isLast ? 'linear' : this.architecture.activation); // [rows, width]
    }
    return h;
  }

  /** Frees the parameters. */
  dispose(): void {
    this.vector.dispose();
  }
}

/** How many numbers such a network has to learn. */
export function parameterCount(architecture: Architecture): number {
  return layerShapes(architecture).reduce(
    (sum, shape) => sum + shape.reduce((product, side) => product * side, 1),
    0,
  );
}

function layerShapes({ inputs, outputs, hiddenLayers, width }: Architecture): number[][] {
  const sizes = [inputs, ...Array<number>(hiddenLayers).fill(width), outputs];
  return sizes.slice(1).flatMap((size, i) => [[sizes[i] ?? inputs, size], [size]]);
}

function initialParameters(architecture: Architecture, random: Random): Float32Array {
  const values = new Float32Array(parameterCount(architecture));
  let offset = 0;
  for (const [rows = 0, columns] of layerShapes(architecture)) {
    if (columns === undefined) {
      offset += rows;
      continue;
    }
    const deviation = Math.sqrt(2 / rows);
    for (let i = 0; i < rows * columns; i++) values[offset++] = deviation * random.normal();
  }
  return values;
}
