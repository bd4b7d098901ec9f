/** Cases of the operations at both ends of a step: the packed parameters, the losses and the optimisers. */

import { Random } from '#data/random.ts';
import { type Case, drawn, drawnIntegers, filled } from './case.ts';
import type { NamedNumbers, Numbers } from './numbers.ts';

/** Each loss, from one row to many, with scores as they are in training and as far out as ±40. */
export function scoreLossCases(): Case[] {
  const random = new Random(5);
  const kinds = ['binaryCrossEntropy', 'halfSquaredError', 'hinge', 'negatedMean'] as const;
  return kinds.flatMap((kind) => {
    const caseOf = (name: string, scores: Numbers): Case => ({
      name: `ScoreLoss ${kind}, ${name}`,
      operation: 'ScoreLoss',
      inputs: { scores, targets: filled(scores.shape, () => random.integer(2)) },
      attributes: { kind },
    });
    return [
      ...[1, 2, 5, 8, 31, 64].map((rows) =>
        caseOf(`${rows} rows`, drawn(random, [rows, 1], { scale: 2 })),
      ),
      caseOf(
        'scores of ±40',
        filled([9, 1], (i) => (i % 2 === 0 ? 40 : -40)),
      ),
      caseOf(
        'scores of 0',
        filled([3, 1], () => 0),
      ),
    ];
  });
}

/** Rows, classes. */
const logitShapes = [
  [1, 2],
  [2, 3],
  [3, 5],
  [7, 8],
  [5, 33],
  [16, 31],
  [32, 64],
] as const;

/** From two classes to the alphabet, with logits as they are in training and as far out as ±30. */
export function crossEntropyCases(): Case[] {
  const random = new Random(6);
  const caseOf = (name: string, logits: Numbers): Case => {
    const [rows = 0, classes = 0] = logits.shape;
    return {
      name: `SoftmaxCrossEntropy ${name}`,
      operation: 'SoftmaxCrossEntropy',
      inputs: { logits, targets: drawnIntegers(random, rows, classes) },
      attributes: {},
    };
  };
  const far = () => (random.integer(2) === 0 ? 30 : -30) + random.normal();
  return [
    ...logitShapes.map((shape) => caseOf(`[${shape}]`, drawn(random, shape))),
    caseOf('logits of ±30', filled([6, 7], far)),
    caseOf(
      'logits of 0',
      filled([3, 5], () => 0),
    ),
    caseOf(
      'logits that are all large',
      filled([3, 5], () => 200 + random.normal()),
    ),
  ];
}

/** The shapes of the gradients; twelve of them, so that the tenth does not come before the second. */
const gradientShapes: readonly (readonly (readonly number[])[])[] = [
  [[1]],
  [[3], [2, 3]],
  [[5, 7], [31], [1, 1]],
  [
    [33, 31],
    [2, 8],
  ],
  Array.from({ length: 12 }, (_, i) => [i + 1, 3]),
];

/** A first step, from means of zero, and a later one; with and without weight decay. */
export function adamCases(): Case[] {
  const random = new Random(7);
  const [beta1, beta2] = [0.9, 0.99];
  return gradientShapes.flatMap((shapes) =>
    [1, 20].flatMap((step) =>
      [0, 0.01].map((decay): Case => {
        const size = shapes.reduce((sum, [a = 1, b = 1]) => sum + a * b, 0);
        const isFirst = step === 1;
        const correction = Math.sqrt(1 - beta2 ** step);
        return {
          name: `Adam ${shapes.length} gradients, ${size} parameters, step ${step}, decay ${decay}`,
          operation: 'Adam',
          inputs: {
            parameters: drawn(random, [size]),
            mean: isFirst ? filled([size], () => 0) : drawn(random, [size]),
            square: filled([size], () => (isFirst ? 0 : random.normal() ** 2)),
            ...gradientsOf(random, shapes),
          },
          attributes: {
            rate: (0.1 * correction) / (1 - beta1 ** step),
            ...{ beta1, beta2, epsilon: 1e-8 * correction, decay },
          },
        };
      }),
    ),
  );
}

/** Plain descent over the same gradients. */
export function descentCases(): Case[] {
  const random = new Random(8);
  return gradientShapes.map((shapes) => {
    const size = shapes.reduce((sum, [a = 1, b = 1]) => sum + a * b, 0);
    return {
      name: `gradientDescent ${shapes.length} gradients, ${size} parameters`,
      operation: 'gradientDescent',
      inputs: { parameters: drawn(random, [size]), ...gradientsOf(random, shapes) },
      attributes: { rate: 0.1 },
    };
  });
}

function gradientsOf(random: Random, shapes: readonly (readonly number[])[]): NamedNumbers {
  return Object.fromEntries(shapes.map((shape, i) => [`gradient${i}`, drawn(random, shape)]));
}

/** Parts that begin anywhere, rows above rows, of which there may be none, sums, and rows side by side. */
export function placeCases(): Case[] {
  const random = new Random(9);
  const packed = drawn(random, [113]);
  const views = [
    { offset: 0, shape: [2, 3] },
    { offset: 0, shape: [113, 1] },
    { offset: 3, shape: [5, 7] },
    { offset: 16, shape: [4, 8] },
    { offset: 112, shape: [1, 1] },
  ];
  const pairs = [
    [1, 1, 1],
    [3, 5, 2],
    [7, 33, 7],
    [0, 3, 2],
    [2, 3, 0],
  ] as const;
  const caseOf = (operation: string, name: string, inputs: NamedNumbers): Case => ({
    name: `${operation} ${name}`,
    operation,
    inputs,
    attributes: {},
  });
  return [
    ...views.map((attributes) => ({
      ...caseOf('View', `[${attributes.shape}] from ${attributes.offset}`, { packed }),
      attributes,
    })),
    ...pairs.flatMap(([above, columns, below]) => {
      const [a, b] = [drawn(random, [above, columns]), drawn(random, [below, columns])];
      return ['stack', 'pack'].map((one) => caseOf(one, `[${a.shape}] and [${b.shape}]`, { a, b }));
    }),
    ...pairs.map(([rows, columns]) => {
      const shape = [rows, columns];
      return caseOf('sum', `[${shape}]`, { a: drawn(random, shape), b: drawn(random, shape) });
    }),
    ...[1, 2, 3, 6].map((count) => ({
      ...caseOf('sideBySide', `[6, 5] by ${count}`, { x: drawn(random, [6, 5]) }),
      attributes: { count },
    })),
  ];
}
