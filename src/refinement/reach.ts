/** Which of a trained model's numbers a refinement may move: all, the last layer's, or a low-rank change of each matrix. */

import type { Random } from '#data/random.ts';
import type { PlacedMatrix } from '#models/matrices.ts';

/** All numbers; those of the last layer; or for each layer a product of two thin matrices (Hu et al. 2021). */
export type Reach =
  | { readonly kind: 'all' }
  | { readonly kind: 'last' }
  | { readonly kind: 'lowRank'; readonly rank: number };

/** A part of a model as a vector of its own, from which the model's matrices follow. */
export interface Part {
  /** The matrices that it moves, by their place in the model's order. */
  readonly moves: readonly number[];
  /** The vector at the beginning, when the model is as it was. */
  readonly start: Float32Array;
  /** The slope in the vector, from the slope in each of `moves`. */
  gradient(vector: Float32Array, slopes: readonly Float32Array[]): Float32Array;
  /** The model's parameters [parameters] for a vector. */
  parameters(vector: Float32Array): Float32Array;
}

/** Matrices that a layer multiplies by; tables and norms are none. */
const layerNames = ['qkv', 'projection', 'up', 'down', 'hidden', 'head'];

/**
 * The part of a model that a reach other than `all` moves.
 * @param matrices the model's @param base its parameters as they are [parameters]
 */
export function partOf(
  reach: Exclude<Reach, { kind: 'all' }>,
  matrices: readonly PlacedMatrix[],
  base: Float32Array,
  random: Random,
): Part {
  return reach.kind === 'last'
    ? lastLayer(matrices, base)
    : lowRank(reach.rank, matrices, base, random);
}

/** The head's numbers; where the table of tokens is the head, the table's. */
function lastLayer(matrices: readonly PlacedMatrix[], base: Float32Array): Part {
  const head = matrices.findIndex(({ name }) => name === 'head');
  const index = head < 0 ? matrices.findIndex(({ name }) => name === 'tokens') : head;
  const { offset, size } = extentOf(matrices[index]);
  return {
    moves: [index],
    start: base.slice(offset, offset + size),
    gradient: (_, [slope]) => slope ?? new Float32Array(size),
    parameters: (vector) => {
      const parameters = base.slice();
      parameters.set(vector, offset);
      return parameters;
    },
  };
}

/**
 * To the weights of each layer, W [inputs, outputs], A · B is added, with A [inputs, rank] drawn and B [rank, outputs]
 * zero at first; biases, tables and norms stay. A's deviation is 1 / √inputs, and no factor scales the product, so that
 * the rank changes what can be learned and not how fast. The vector holds A and B of each layer behind one another.
 */
function lowRank(
  rank: number,
  matrices: readonly PlacedMatrix[],
  base: Float32Array,
  random: Random,
): Part {
  if (!(Number.isInteger(rank) && rank > 0))
    throw new Error(`invalid rank; expected a whole number above 0: ${rank}`);
  const moves = [...matrices.keys()].filter((i) => layerNames.includes(matrices[i]?.name ?? ''));
  let end = 0;
  const factors = moves.map((index) => {
    const { offset, rows, columns } = extentOf(matrices[index]);
    const inputs = rows - 1; // the last row is the bias
    const a = end;
    const b = a + inputs * rank;
    end = b + rank * columns;
    return { offset, inputs, outputs: columns, rank, a, b };
  });
  const start = new Float32Array(end);
  for (const { a, b, inputs } of factors) {
    for (let i = a; i < b; i++) start[i] = random.normal() / Math.sqrt(inputs);
  }
  return {
    moves,
    start,
    gradient: (vector, slopes) => {
      const gradient = new Float32Array(end);
      for (const [i, one] of factors.entries())
        addGradient(one, vector, slopes[i] ?? new Float32Array(), gradient);
      return gradient;
    },
    parameters: (vector) => {
      const parameters = base.slice();
      for (const one of factors) addProduct(one, vector, parameters);
      return parameters;
    },
  };
}

/** Where a layer's two factors lie in the vector, and its weights in the parameters. */
interface Factors {
  readonly offset: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly rank: number;
  readonly a: number;
  readonly b: number;
}

/** Adds A · B to the layer's weights. */
function addProduct(factors: Factors, vector: Float32Array, parameters: Float32Array): void {
  const { offset, inputs, outputs, rank, a, b } = factors;
  for (let i = 0; i < inputs; i++) {
    for (let r = 0; r < rank; r++) {
      const left = vector[a + i * rank + r] ?? 0;
      for (let j = 0; j < outputs; j++)
        parameters[offset + i * outputs + j] =
          (parameters[offset + i * outputs + j] ?? 0) + left * (vector[b + r * outputs + j] ?? 0);
    }
  }
}

/** The slope in A is the slope in the weights times Bᵀ, that in B is Aᵀ times it. */
function addGradient(
  factors: Factors,
  vector: Float32Array,
  slope: Float32Array,
  gradient: Float32Array,
): void {
  const { inputs, outputs, rank, a, b } = factors;
  for (let i = 0; i < inputs; i++) {
    for (let r = 0; r < rank; r++) {
      const left = vector[a + i * rank + r] ?? 0;
      let sum = 0;
      for (let j = 0; j < outputs; j++) {
        const here = slope[i * outputs + j] ?? 0;
        const at = b + r * outputs + j;
        sum += here * (vector[at] ?? 0);
        gradient[at] = (gradient[at] ?? 0) + left * here;
      }
      gradient[a + i * rank + r] = sum;
    }
  }
}

function extentOf(matrix: PlacedMatrix | undefined) {
  if (!matrix) throw new Error('invalid matrices; expected one to move: none');
  const [rows, columns] = matrix.shape;
  return { offset: matrix.offset, rows, columns, size: rows * columns };
}
