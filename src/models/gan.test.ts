/** The GAN's losses at known scores, and its gradients against finite differences. */

import { beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { selectBackend } from '#tensor/backends.ts';
import { valueAndGradients } from '#tensor/tape.ts';
import { fromValues, readValues, type Tensor, tensorCount, tidy } from '#tensor/tensor.ts';
import { Gan, type GanLoss } from './gan.ts';
import type { Network } from './network.ts';

const losses = ['log', 'leastSquares', 'hinge'] as const satisfies GanLoss[];
const ln3 = Math.log(3);

beforeAll(() => selectBackend('cpu'));

describe('the discriminator’s loss', () => {
  test.each<[GanLoss, number, number, number]>([
    // loss, score of the real row, score of the generated row, value
    ['log', 0, 0, Math.LN2],
    ['log', ln3, -ln3, Math.log(4 / 3)],
    ['log', -ln3, ln3, Math.log(4)],
    ['log', ln3, ln3, (Math.log(4 / 3) + Math.log(4)) / 2],
    ['leastSquares', 0, 0, 1 / 4],
    ['leastSquares', 1, 0, 0],
    ['leastSquares', 0, 1, 1 / 2],
    ['leastSquares', 0.5, 0.5, 1 / 8],
    ['hinge', 0, 0, 1],
    ['hinge', 1, -1, 0],
    ['hinge', 5, -5, 0],
    ['hinge', -1, 1, 2],
  ])('%s, real at %f and generated at %f, is %f', (loss, real, generated, expected) => {
    const gan = scalarGan(loss);
    const value = tidy(() =>
      only(gan.discriminatorLoss(column(real), column(generated), column(1, 0))),
    );
    expect(value).toBeCloseTo(expected, 6);
    gan.dispose();
  });
});

describe('the generator’s loss', () => {
  test.each<[GanLoss, number, number]>([
    ['log', 0, Math.LN2],
    ['log', ln3, Math.log(4 / 3)],
    ['log', -ln3, Math.log(4)],
    ['log', -1000, 1000],
    ['leastSquares', 0, 1 / 2],
    ['leastSquares', 1, 0],
    ['hinge', 0, 0],
    ['hinge', 2.5, -2.5],
  ])('%s at score %f is %f', (loss, score, expected) => {
    const gan = scalarGan(loss);
    expect(tidy(() => only(gan.wishToBeReal(column(score), column(1))))).toBeCloseTo(expected, 4);
    // The generator of this one hands its noise on, and the discriminator scores a number by itself.
    expect(tidy(() => only(gan.generatorLoss(column(score), column(1))))).toBeCloseTo(expected, 4);
    gan.dispose();
  });
});

describe.each(losses)('%s: gradients agree with central finite differences', (loss) => {
  const [real, noise] = [Float32Array.of(0.3, -0.8, 1.1, 0.4), Float32Array.of(0.7, -1.2)];

  test('for the discriminator', () => {
    const gan = smoothGan(loss);
    expectSlopes(gan.discriminator, (layers) =>
      gan.discriminatorLoss(
        fromValues(real, [2, 2]),
        gan.generate(column(...noise)),
        column(1, 1, 0, 0),
        layers,
      ),
    );
    gan.dispose();
  });

  test('for the generator, through the discriminator that stands still', () => {
    const gan = smoothGan(loss);
    expectSlopes(gan.generator, (layers) =>
      gan.generatorLoss(column(...noise), column(1, 1), layers),
    );
    gan.dispose();
  });
});

test('both networks are freed', () => {
  const before = tensorCount();
  smoothGan('log').dispose();
  expect(tensorCount()).toBe(before);
});

test('the two networks begin with weights of their own', () => {
  const same = { inputs: 2, outputs: 2, hidden: [4], activation: 'relu' } as const;
  const gan = new Gan({ generator: same, discriminator: same, loss: 'log' }, new Random(1));
  expect(readValues(gan.generator.parameters)).not.toEqual(
    readValues(gan.discriminator.parameters),
  );
  gan.dispose();
});

/** One number in, the same number out, and that number is its score. */
function scalarGan(loss: GanLoss): Gan {
  const identity = {
    inputs: 1,
    outputs: 1,
    hidden: [],
    activation: 'linear',
  } as const;
  const gan = new Gan({ generator: identity, discriminator: identity, loss }, new Random(1));
  for (const network of [gan.generator, gan.discriminator]) {
    network.parameters = fromValues(Float32Array.of(1, 0));
  }
  return gan;
}

function smoothGan(loss: GanLoss): Gan {
  const shared = { hidden: [3, 3], activation: 'tanh' } as const;
  const generator = { ...shared, inputs: 1, outputs: 2 };
  return new Gan(
    { generator, discriminator: { ...shared, inputs: 2, outputs: 1 }, loss },
    new Random(3),
  );
}

/** Compares each parameter's gradient with what moving it by ±0.01 does to the loss. */
function expectSlopes(network: Network, loss: (layers: readonly Tensor[]) => Tensor): void {
  const gradient = tidy(() => {
    const layers = network.layers();
    const { gradients } = valueAndGradients(layers, () => loss(layers));
    return gradients.flatMap((one) => [...readValues(one)]);
  });
  const values = readValues(network.parameters);
  const lossAt = (i: number, by: number) => {
    network.parameters = fromValues(values.map((value, j) => (i === j ? value + by : value)));
    return tidy(() => only(loss(network.layers())));
  };
  expect(gradient.some((slope) => Math.abs(slope) > 0.01)).toBe(true);
  for (const [i, slope] of gradient.entries()) {
    expect(slope).toBeCloseTo((lossAt(i, 0.01) - lossAt(i, -0.01)) / 0.02, 3);
  }
}

function column(...values: readonly number[]): Tensor {
  return fromValues(Float32Array.from(values), [values.length, 1]);
}

function only(scalar: Tensor): number {
  return readValues(scalar)[0] ?? Number.NaN;
}
