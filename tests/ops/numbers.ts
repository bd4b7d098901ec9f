/** Tensors as plain numbers: what the cases are made of, and what the hand computation reads and writes. */

/** Values and their shape; whole numbers stand for an int32 tensor, all others for a float32 one. */
export interface Numbers {
  readonly shape: readonly number[];
  readonly values: Float32Array | Float64Array | Int32Array;
}

/** Tensors by the names that a kernel gives them. */
export type NamedNumbers = Readonly<Record<string, Numbers>>;

/** What an operation is told besides its tensors. */
export type Attributes = Readonly<
  Record<string, number | string | boolean | readonly number[] | undefined>
>;

/** A matrix [rows, columns] in double precision, cell by cell. */
export function matrix(
  rows: number,
  columns: number,
  cellAt: (row: number, column: number) => number,
): Numbers {
  const values = new Float64Array(rows * columns);
  for (let i = 0; i < values.length; i++) values[i] = cellAt(Math.floor(i / columns), i % columns);
  return { shape: [rows, columns], values };
}

/** One number, of no dimension. */
export function scalar(value: number): Numbers {
  return { shape: [], values: Float64Array.of(value) };
}

/** What stands in that cell of a matrix; the last dimension counts as its columns. */
export function cell({ shape, values }: Numbers, row: number, column: number): number {
  return values[row * (shape.at(-1) ?? 1) + column] ?? Number.NaN;
}

/** The sum of `term` over 0 … count − 1. */
export function sumOver(count: number, term: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += term(i);
  return sum;
}

/** The tensor of that name. Throws when there is none. */
export function named(inputs: NamedNumbers, name: string): Numbers {
  const numbers = inputs[name];
  if (!numbers)
    throw new Error(`invalid inputs; expected one called ${name}: ${Object.keys(inputs)}`);
  return numbers;
}

/** The same values in single precision, as a tensor would hold them. */
export function rounded({ shape, values }: Numbers): Numbers {
  return { shape, values: values instanceof Int32Array ? values : Float32Array.from(values) };
}
