/** A model whose parameters lie in one packed vector, so that an optimiser moves them all at once. */

import { unpack } from '#tensor/ops/views/views.ts';
import { fromValues, keep, type Tensor } from '#tensor/tensor.ts';

/** The shape of one matrix of parameters. */
export type MatrixShape = readonly [rows: number, columns: number];

/** What all models have in common. Owns one tensor: call `dispose` when done. */
export class PackedModel {
  private readonly shapes: readonly MatrixShape[];
  private vector: Tensor;

  /** @param values all matrices of these shapes behind one another */
  constructor(shapes: readonly MatrixShape[], values: Float32Array) {
    this.shapes = shapes;
    this.vector = fromValues(values);
  }

  /** All parameters in one vector [parameters]. */
  get parameters(): Tensor {
    return this.vector;
  }

  /** Takes over a new vector of parameters and disposes of the old one. */
  set parameters(vector: Tensor) {
    this.vector.dispose();
    this.vector = keep(vector); // training sets it within a tidy
  }

  /** The matrices inside the vector, as tensors of their own (call within `tidy`). */
  layers(): Tensor[] {
    return unpack(this.vector, this.shapes);
  }

  /** Frees the parameters. */
  dispose(): void {
    this.vector.dispose();
  }
}

/** How many numbers matrices of these shapes hold. */
export function sizeOf(shapes: readonly MatrixShape[]): number {
  return shapes.reduce((sum, [rows, columns]) => sum + rows * columns, 0);
}
