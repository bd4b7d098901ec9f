/** A multilayer perceptron and the one packed vector that holds its parameters. */

import type { Random } from '#data/random.ts';
import { type Activation, dense } from '#tensor/ops/dense/dense.ts';
import type { Tensor } from '#tensor/tensor.ts';
import { type MatrixShape, PackedModel, sizeOf } from './packedModel.ts';

/** The architecture of a perceptron; without hidden layers it is a linear map. */
export interface Architecture {
  readonly inputs: number;
  readonly outputs: number;
  /** The width of each hidden layer, from the inputs on. */
  readonly hidden: readonly number[];
  readonly activation: Activation;
  /** What bends the outputs; nothing, if it is left out. */
  readonly outputActivation?: Activation;
}

/** A perceptron with its parameters: each layer [inputs + 1, outputs], its bias as the last row. */
export class Network extends PackedModel {
  readonly architecture: Architecture;

  /** Starts with weights drawn after He et al. 2015 (standard deviation √(2 / inputs)) and biases of zero. */
  constructor(architecture: Architecture, random: Random) {
    super(layerShapes(architecture), initialParameters(architecture, random));
    this.architecture = architecture;
  }

  /** The network's outputs [rows, outputs] for x [rows, inputs]. */
  forward(x: Tensor, layers: readonly Tensor[] = this.layers()): Tensor {
    const { activation, outputActivation = 'linear' } = this.architecture;
    return layers.reduce(
      (h, layer, i) => dense(h, layer, i + 1 < layers.length ? activation : outputActivation), // [rows, width]
      x,
    );
  }
}

/** How many numbers such a network has to learn. */
export function parameterCount(architecture: Architecture): number {
  return sizeOf(layerShapes(architecture));
}

function layerShapes({ inputs, outputs, hidden }: Architecture): MatrixShape[] {
  const widths = [inputs, ...hidden, outputs];
  return widths.slice(1).map((width, i) => [(widths[i] ?? inputs) + 1, width]);
}

function initialParameters(architecture: Architecture, random: Random): Float32Array {
  const values = new Float32Array(parameterCount(architecture));
  let offset = 0;
  for (const [rows, columns] of layerShapes(architecture)) {
    const deviation = Math.sqrt(2 / (rows - 1));
    for (let i = 0; i < (rows - 1) * columns; i++) values[offset++] = deviation * random.normal();
    offset += columns; // the bias begins at zero
  }
  return values;
}
