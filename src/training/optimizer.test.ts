/** The optimiser of a network: its steps, and that a restored memory goes on as if nothing had happened. */

import { beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { Network } from '#models/network.ts';
import { selectBackend } from '#tensor/backends.ts';
import { fromValues, readValues, tensorCount, tidy } from '#tensor/tensor.ts';
import { ganMomenta, Optimizer, type OptimizerSettings } from './optimizer.ts';

const architecture = {
  inputs: 1,
  outputs: 1,
  hidden: [2],
  activation: 'relu',
} as const;
const size = 7;
const gradients = Array.from({ length: 8 }, (_, i) => {
  const random = new Random(i, 1);
  return Float32Array.from({ length: size }, () => random.normal());
});

beforeAll(() => selectBackend('cpu'));

describe.each(['adam', 'sgd'] as const)('%s', (kind) => {
  const settings = { kind, learningRate: 0.05 };

  test('a restored memory makes the same steps again, bit for bit', () => {
    const { network, optimizer } = fresh();
    for (const gradient of gradients.slice(0, 4)) apply(optimizer, network, gradient, settings);
    const saved = structuredClone(optimizer.state());
    const parameters = readValues(network.parameters);
    const onward = gradients
      .slice(4)
      .map((gradient) => apply(optimizer, network, gradient, settings));

    const other = fresh();
    other.network.parameters = fromValues(parameters);
    other.optimizer.restore(saved);
    const again = gradients
      .slice(4)
      .map((gradient) => apply(other.optimizer, other.network, gradient, settings));
    expect(again).toEqual(onward);
    free(other);
    free({ network, optimizer });
  });

  test('a step leaves as many tensors as there were', () => {
    const one = fresh();
    const before = tensorCount();
    for (const gradient of gradients) apply(one.optimizer, one.network, gradient, settings);
    expect(tensorCount()).toBe(before);
    free(one);
  });
});

test('Adam’s first step is the learning rate against each sign', () => {
  const one = fresh();
  const start = readValues(one.network.parameters);
  const gradient = Float32Array.of(1, -1, 1e-3, 50, -50, 0.5, -2);
  const moved = apply(one.optimizer, one.network, gradient, { kind: 'adam', learningRate: 0.01 });
  for (const [i, value] of moved.entries()) {
    expect(value - (start[i] ?? 0)).toBeCloseTo(-0.01 * Math.sign(gradient[i] ?? 0), 5);
  }
  free(one);
});

test('gradient descent moves by the rate times the gradient and remembers nothing', () => {
  const one = fresh();
  const [start, gradient] = [
    readValues(one.network.parameters),
    Float32Array.of(1, -2, 3, 0, 5, -6, 7),
  ];
  const moved = apply(one.optimizer, one.network, gradient, { kind: 'sgd', learningRate: 0.5 });
  for (const [i, value] of moved.entries()) {
    expect(value - (start[i] ?? 0)).toBeCloseTo(-0.5 * (gradient[i] ?? 0), 5);
  }
  const { mean, square } = one.optimizer.state();
  expect([...mean, ...square]).toEqual(Array(2 * size).fill(0));
  free(one);
});

test('a saved memory is not moved by later steps', () => {
  const one = fresh();
  const settings = { kind: 'adam', learningRate: 0.1 } as const;
  apply(one.optimizer, one.network, gradients[0] ?? new Float32Array(), settings);
  const saved = one.optimizer.state();
  const copy = structuredClone(saved);
  apply(one.optimizer, one.network, gradients[1] ?? new Float32Array(), settings);
  expect(saved).toEqual(copy);
  expect(one.optimizer.state()).not.toEqual(copy);
  free(one);
});

test('an optimiser owns two tensors until it is disposed of', () => {
  const before = tensorCount();
  const optimizer = new Optimizer(size, ganMomenta);
  expect(tensorCount()).toBe(before + 2);
  optimizer.dispose();
  expect(tensorCount()).toBe(before);
});

interface Pair {
  readonly network: Network;
  readonly optimizer: Optimizer;
}

function fresh(): Pair {
  return {
    network: new Network(architecture, new Random(1)),
    optimizer: new Optimizer(size, ganMomenta),
  };
}

function free({ network, optimizer }: Pair): void {
  network.dispose();
  optimizer.dispose();
}

/** The parameters after one step against this gradient. */
function apply(
  optimizer: Optimizer,
  network: Network,
  gradient: Float32Array,
  settings: OptimizerSettings,
): Float32Array {
  tidy(() =>
    optimizer.apply(
      network,
      [fromValues(gradient.slice(0, 4)), fromValues(gradient.slice(4))],
      settings,
    ),
  );
  return readValues(network.parameters);
}
