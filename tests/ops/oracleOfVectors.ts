/** What is done to vectors number by number, or to their places alone, in double precision. */

import { type Attributes, type NamedNumbers, type Numbers, named } from './numbers.ts';

/** The new parameters, mean and mean square, all [parameters]. */
export function adam(inputs: NamedNumbers, attributes: Attributes): Numbers[] {
  const { rate = 0, beta1 = 0, beta2 = 0, epsilon = 0, decay = 0 } = attributes as Rates;
  const old = (name: string, i: number) => named(inputs, name).values[i] ?? Number.NaN;
  const gradient = gradientOf(inputs);
  const mean = gradient.map((g, i) => beta1 * old('mean', i) + (1 - beta1) * g);
  const square = gradient.map((g, i) => beta2 * old('square', i) + (1 - beta2) * g ** 2);
  const parameters = mean.map((one, i) => {
    const change = one / (Math.sqrt(square[i] ?? Number.NaN) + epsilon);
    return (1 - decay) * old('parameters', i) - rate * change;
  });
  return [parameters, mean, square].map(vector);
}

/** The parameters less the rate times the gradient, [parameters]. */
export function gradientDescent(inputs: NamedNumbers, { rate }: Attributes): Numbers[] {
  const { values } = named(inputs, 'parameters');
  const gradient = gradientOf(inputs);
  return [vector(gradient.map((g, i) => (values[i] ?? Number.NaN) - Number(rate) * g))];
}

/** The part of a vector that begins at `offset`, in its shape. */
export function view(inputs: NamedNumbers, attributes: Attributes): Numbers[] {
  const shape = attributes['shape'] as readonly number[];
  const offset = Number(attributes['offset']);
  const size = shape.reduce((product, side) => product * side, 1);
  return [{ shape, values: named(inputs, 'packed').values.slice(offset, offset + size) }];
}

/** All inputs behind one another. */
export function pack(inputs: NamedNumbers): Numbers[] {
  return [vector(Object.values(inputs).flatMap(({ values }) => [...values]))];
}

/** Rows of a above rows of b. */
export function stack({ a, b }: NamedNumbers): Numbers[] {
  const rows = (a?.shape[0] ?? 0) + (b?.shape[0] ?? 0);
  const values = Float64Array.of(...(a?.values ?? []), ...(b?.values ?? []));
  return [{ shape: [rows, a?.shape[1] ?? 0], values }];
}

/** Each `count` rows of x behind one another as one. */
export function sideBySide(inputs: NamedNumbers, { count }: Attributes): Numbers[] {
  const { shape, values } = named(inputs, 'x');
  const [rows = 0, columns = 0] = shape;
  return [{ shape: [rows / Number(count), columns * Number(count)], values }];
}

/** a + b, number by number. */
export function sum(inputs: NamedNumbers): Numbers[] {
  const [a, b] = [named(inputs, 'a'), named(inputs, 'b').values];
  return [{ shape: a.shape, values: Float64Array.from(a.values, (one, i) => one + (b[i] ?? 0)) }];
}

type Rates = Readonly<Record<string, number>>;

/** The inputs called gradient0, gradient1, … behind one another. */
function gradientOf(inputs: NamedNumbers): number[] {
  const count = Object.keys(inputs).filter((name) => name.startsWith('gradient')).length;
  return Array.from({ length: count }, (_, i) => [...named(inputs, `gradient${i}`).values]).flat();
}

function vector(values: readonly number[]): Numbers {
  return { shape: [values.length], values: Float64Array.from(values) };
}
