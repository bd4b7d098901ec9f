/** The perceptron: its size, its start, and its outputs against hand arithmetic. */

import { beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { selectBackend } from '#tensor/backends.ts';
import { fromValues, readValues, tensorCount, tidy } from '#tensor/tensor.ts';
import { type Architecture, Network, parameterCount } from './network.ts';

const small = { inputs: 1, outputs: 1, hidden: [2], activation: 'relu' } as const;
const linear = { ...small, inputs: 2, outputs: 2, hidden: [] };

beforeAll(() => selectBackend('cpu'));

describe('parameterCount', () => {
  test.each<[Partial<Architecture>, number]>([
    [{ inputs: 2, outputs: 2, hidden: [32, 32] }, 2 * 32 + 32 + 32 * 32 + 32 + 32 * 2 + 2],
    [{ inputs: 2, outputs: 1, hidden: [64, 64, 64, 64] }, 3 * 64 + 3 * (64 * 64 + 64) + 64 + 1],
    [{ inputs: 1, outputs: 2, hidden: [1] }, 1 + 1 + 2 + 2],
    [{ inputs: 3, outputs: 2, hidden: [] }, 3 * 2 + 2],
  ])('of %o is %i', (sizes, expected) => {
    const architecture = { ...small, ...sizes };
    expect(parameterCount(architecture)).toBe(expected);
    const network = new Network(architecture, new Random(1));
    expect(network.parameters.shape).toEqual([expected]);
    network.dispose();
  });
});

describe('the first weights', () => {
  const wide = { inputs: 8, outputs: 50, hidden: [200], activation: 'relu' } as const;

  test('have mean 0 and standard deviation √(2 / inputs), and biases are 0', () => {
    const [firstLayer = [], secondLayer = []] = layersOf(wide, 1);
    const [first, firstBias] = [firstLayer.slice(0, 8 * 200), firstLayer.slice(8 * 200)];
    const [second, secondBias] = [secondLayer.slice(0, 200 * 50), secondLayer.slice(200 * 50)];
    for (const [weights, inputs] of [
      [first, 8],
      [second, 200],
    ] as const) {
      const count = weights?.length ?? 0;
      const mean = (weights ?? []).reduce((sum, value) => sum + value, 0) / count;
      const variance = (weights ?? []).reduce((sum, value) => sum + value ** 2, 0) / count;
      expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(2 / inputs / count));
      expect(Math.abs(variance / (2 / inputs) - 1)).toBeLessThan(5 * Math.sqrt(2 / count));
    }
    expect(firstBias).toEqual(Array(200).fill(0));
    expect(secondBias).toEqual(Array(50).fill(0));
  });

  test('are the same for the same seed and others for another', () => {
    expect(layersOf(wide, 1)).toEqual(layersOf(wide, 1));
    expect(layersOf(wide, 1)).not.toEqual(layersOf(wide, 2));
  });
});

describe('forward', () => {
  test('gives the hand-worked outputs', () => {
    // Hidden units relu(x + 1) and relu(−2x + 0.5); the output is 3 times the first less the second, plus 0.25.
    const parameters = [1, -2, 1, 0.5, 3, -1, 0.25];
    expect(outputs(small, parameters, [2, -1])).toEqual([9.25, -2.25]);
  });

  test('the last layer is never bent', () => {
    expect(outputs(small, [1, 0, 0, 0, -1, 0, 0], [5])).toEqual([-5]);
  });

  test('a network without hidden layers is the linear map x · weights + bias', () => {
    expect(outputs(linear, [1, 2, 3, 4, 0.5, -0.5], [1, 1, -2, 0])).toEqual([4.5, 5.5, -1.5, -4.5]);
  });

  test('layers may be handed in', () => {
    const network = new Network(small, new Random(1));
    tidy(() => {
      const x = fromValues(Float32Array.of(2), [1, 1]);
      const layers = network.layers();
      expect(readValues(network.forward(x, layers))).toEqual(readValues(network.forward(x)));
    });
    network.dispose();
  });
});

describe('tensors', () => {
  test('a network owns one tensor until it is disposed of', () => {
    const before = tensorCount();
    const network = new Network(small, new Random(1));
    expect(tensorCount()).toBe(before + 1);
    network.dispose();
    expect(tensorCount()).toBe(before);
  });

  test('new parameters replace the old ones and outlive the tidy in which they were made', () => {
    const network = new Network(small, new Random(1));
    const before = tensorCount();
    tidy(() => {
      network.parameters = fromValues(new Float32Array(7).fill(3));
    });
    expect(tensorCount()).toBe(before);
    expect([...readValues(network.parameters)]).toEqual(Array(7).fill(3));
    network.dispose();
  });
});

function layersOf(architecture: Architecture, seed: number): number[][] {
  const network = new Network(architecture, new Random(seed));
  const layers = tidy(() => network.layers().map((layer) => [...readValues(layer)]));
  network.dispose();
  return layers;
}

/** The outputs, row by row, of a network with these parameters. */
function outputs(
  architecture: Architecture,
  parameters: readonly number[],
  x: readonly number[],
): number[] {
  const network = new Network(architecture, new Random(1));
  network.parameters = fromValues(Float32Array.from(parameters));
  const rows = x.length / architecture.inputs;
  const values = tidy(() =>
    readValues(network.forward(fromValues(Float32Array.from(x), [rows, architecture.inputs]))),
  );
  network.dispose();
  return [...values];
}
