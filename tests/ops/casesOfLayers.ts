/** Cases of the operations that work row by row: the dense layer and layer normalisation, and their gradients. */

import { Random } from '#data/random.ts';
import { type Case, drawn, filled } from './case.ts';
import { type NamedNumbers, type Numbers, rounded } from './numbers.ts';
import { dense, layerNorm } from './oracle.ts';

const activations = ['linear', 'relu', 'leakyRelu', 'tanh', 'gelu'] as const;
type Activation = (typeof activations)[number];

/** Rows, inputs, outputs. */
type Size = readonly [number, number, number];

const sizes: readonly Size[] = [
  [1, 1, 1],
  [1, 2, 3],
  [2, 3, 5],
  [3, 4, 4],
  [5, 7, 1],
  [7, 5, 8],
  [8, 8, 16],
  [1, 33, 31],
  [16, 31, 33],
  [33, 16, 7],
  [65, 34, 67],
  [0, 3, 2],
];

/** Every size with one activation in turn, and two sizes, even and odd, with every activation. */
export function denseCases(): Case[] {
  const random = new Random(1);
  const pairs = [
    ...sizes.map((size, i) => [size, activations[i % activations.length] ?? 'linear'] as const),
    ...activations.flatMap((one) => [[[6, 7, 3], one] as const, [[4, 12, 8], one] as const]),
  ];
  return [
    ...pairs.flatMap(([size, activation]) => {
      const given = { name: `${activation} [${size}]`, activation, inputs: layerOf(random, size) };
      return [denseCase(given), ...gradientCases(random, given)];
    }),
    ...activations.flatMap((activation) => edgeCases(random, activation)),
  ];
}

interface GivenDense {
  readonly name: string;
  readonly activation: Activation;
  readonly inputs: { readonly x: Numbers; readonly layer: Numbers };
}

function denseCase({ name, activation, inputs }: GivenDense): Case {
  return { name: `Dense ${name}`, operation: 'Dense', inputs, attributes: { activation } };
}

/** The gradient at both inputs, at x alone and at the layer alone. */
function gradientCases(random: Random, { name, activation, inputs }: GivenDense): Case[] {
  const outputs = dense({ ...inputs }, { activation }).map(rounded);
  const [y, told = y] = outputs;
  if (!y || !told) throw new Error(`invalid oracle; expected an output: ${name}`);
  const gradient = drawn(random, y.shape);
  return (['x layer', 'x', 'layer'] as const).map((needs) => {
    const at = needs.split(' ');
    return {
      name: `DenseGradient ${name} at ${needs}`,
      operation: 'DenseGradient',
      inputs: { gradient, ...inputs, told },
      attributes: { activation, needsX: at.includes('x'), needsLayer: at.includes('layer') },
      slopeOf: { kernel: 'Dense', inputs: { ...inputs }, at },
    };
  });
}

/** Sums of exactly zero, where the bent activations have no slope to compare with, and sums of some ±40. */
function edgeCases(random: Random, activation: Activation): Case[] {
  const size = [3, 5, 6] as const;
  const { layer } = layerOf(random, size);
  const zeros = {
    name: `${activation}, all zeros`,
    activation,
    inputs: { x: filled([3, 5], () => 0), layer: filled([6, 6], (i) => (i < 30 ? 1 : 0)) },
  };
  const large = {
    name: `${activation}, large sums`,
    activation,
    inputs: { x: drawn(random, [3, 5], { scale: 20 }), layer },
  };
  return [
    denseCase(zeros),
    ...withoutSlope(gradientCases(random, zeros)),
    denseCase(large),
    ...gradientCases(random, large),
  ];
}

function withoutSlope(cases: readonly Case[]): Case[] {
  return cases.map(({ name, operation, inputs, attributes }) => ({
    name,
    operation,
    inputs,
    attributes,
  }));
}

function layerOf(random: Random, [rows, inputs, outputs]: Size) {
  return {
    x: drawn(random, [rows, inputs]),
    layer: drawn(random, [inputs + 1, outputs], { scale: 1 / Math.sqrt(inputs) }),
  };
}

/** Rows, width; never 2, since two numbers normalise to ±1 whatever they are, and their gradient is what rounding leaves. */
const normShapes = [
  [1, 1],
  [1, 3],
  [2, 3],
  [3, 5],
  [7, 8],
  [5, 16],
  [4, 31],
  [2, 33],
  [33, 64],
  [0, 4],
] as const;

/** Widths around the vector width, no rows, rows of one number only, and rows far from zero. */
export function layerNormCases(): Case[] {
  const random = new Random(2);
  return [
    ...normShapes.flatMap((shape) => normCases(random, `[${shape}]`, drawn(random, shape))),
    ...normCases(
      random,
      'rows of zeros',
      filled([3, 6], () => 0),
    ),
    ...normCases(
      random,
      'rows of one number',
      filled([3, 7], (i) => 0.5 * Math.floor(i / 7)),
    ),
    ...normCases(random, 'rows far from zero', drawn(random, [3, 9], { mean: 8 })),
  ];
}

function normCases(random: Random, name: string, x: Numbers): Case[] {
  const scaleShift = drawn(random, [2, x.shape[1] ?? 0], { mean: 1, scale: 0.5 });
  const inputs: NamedNumbers = { x, scaleShift };
  const statistics = layerNorm(inputs).map(rounded)[1];
  if (!statistics) throw new Error(`invalid oracle; expected statistics: ${name}`);
  return [
    { name: `LayerNorm ${name}`, operation: 'LayerNorm', inputs, attributes: {} },
    {
      name: `LayerNormGradient ${name}`,
      operation: 'LayerNormGradient',
      inputs: { gradient: drawn(random, x.shape), x, statistics, scaleShift },
      attributes: {},
      slopeOf: { kernel: 'LayerNorm', inputs, at: ['x', 'scaleShift'] },
    },
  ];
}
