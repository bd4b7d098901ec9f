/** How far each matrix of a model has moved from where it was. */

import type { PlacedMatrix } from '#models/matrices.ts';

/** Knows a model's matrices as they were. */
export class WeightMoves {
  /** In the model's order; a block's as "qkv.0". */
  readonly names: readonly string[];
  private readonly matrices: readonly PlacedMatrix[];
  private readonly start: Float32Array;

  constructor(matrices: readonly PlacedMatrix[], start: Float32Array) {
    this.names = matrices.map(({ name, block }) => (block === null ? name : `${name}.${block}`));
    this.matrices = matrices;
    this.start = start;
  }

  /** ‖ΔW‖ / ‖W‖ of each matrix, its bias included, in the Frobenius norm; W as it was. */
  of(parameters: Float32Array): Float32Array {
    return Float32Array.from(this.matrices, ({ offset, shape: [rows, columns] }) => {
      let moved = 0;
      let whole = 0;
      for (let i = offset; i < offset + rows * columns; i++) {
        const was = this.start[i] ?? 0;
        moved += ((parameters[i] ?? 0) - was) ** 2;
        whole += was ** 2;
      }
      return whole === 0 ? 0 : Math.sqrt(moved / whole);
    });
  }
}
