/** Matrices of parameters: what they are called, how they begin, and where they lie in a model's packed vector. */

import type { Random } from '#data/random.ts';
import { type MatrixShape, sizeOf } from './packedModel.ts';

/** What a matrix is for. */
export type MatrixName =
  | 'tokens'
  | 'positions'
  | 'attentionNorm'
  | 'qkv'
  | 'projection'
  | 'perceptronNorm'
  | 'up'
  | 'down'
  | 'hidden'
  | 'lastNorm'
  | 'head';

/** A matrix of parameters and how it begins. A layer's last row is its bias; a norm's rows are scale and shift. */
export interface Matrix {
  readonly name: MatrixName;
  /** Which block or hidden layer it belongs to, from 0; null for the one of its name. */
  readonly block: number | null;
  readonly shape: MatrixShape;
  readonly start: Start;
}

/** A matrix and the place of its first number in the packed vector, in numbers. */
export interface PlacedMatrix extends Omit<Matrix, 'start'> {
  readonly offset: number;
}

/** Numbers drawn around 0 with that deviation, the bias 0; or a norm, which changes nothing at first. */
type Start = 'norm' | { readonly deviation: number; readonly hasBias: boolean };

/** A table of vectors [rows, width]. */
export function table(name: MatrixName, [rows, width]: MatrixShape, deviation: number): Matrix {
  return { name, block: null, shape: [rows, width], start: { deviation, hasBias: false } };
}

/** A norm's scale and shift [2, width]. */
export function norm(name: MatrixName, width: number, block: number | null = null): Matrix {
  return { name, block, shape: [2, width], start: 'norm' };
}

/** A layer [inputs + 1, outputs]; `gain` is the deviation of its sums where its inputs have a deviation of 1. */
export function layer(
  name: MatrixName,
  [inputs, outputs]: MatrixShape,
  { gain = 1, block = null }: { readonly gain?: number; readonly block?: number | null } = {},
): Matrix {
  const start = { deviation: gain / Math.sqrt(inputs), hasBias: true };
  return { name, block, shape: [inputs + 1, outputs], start };
}

/** Their shapes, in their order. */
export function shapesOf(matrices: readonly Matrix[]): MatrixShape[] {
  return matrices.map(({ shape }) => shape);
}

/** Each with its place when all lie behind one another. */
export function placed(matrices: readonly Matrix[]): PlacedMatrix[] {
  let end = 0;
  return matrices.map(({ name, block, shape }) => {
    const offset = end;
    end += sizeOf([shape]);
    return { name, block, shape, offset };
  });
}

/** What all begin with, behind one another. */
export function initialValues(matrices: readonly Matrix[], random: Random): Float32Array {
  const values = new Float32Array(sizeOf(shapesOf(matrices)));
  let offset = 0;
  for (const { shape, start } of matrices) {
    const [rows, columns] = shape;
    if (start === 'norm') values.fill(1, offset, offset + columns);
    else {
      const drawn = (start.hasBias ? rows - 1 : rows) * columns;
      for (let i = 0; i < drawn; i++) values[offset + i] = start.deviation * random.normal();
    }
    offset += rows * columns;
  }
  return values;
}
