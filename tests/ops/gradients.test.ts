/** Gradients as training takes them, through the tape, against TensorFlow.js's own tape and finite differences. */

import { absConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Abs';
import { fillConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Fill';
import { greaterConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Greater';
import { powConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Pow';
import { selectConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Select';
import { tileConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Tile';
import { zerosLikeConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/ZerosLike';
import { grads, mul, registerKernel, sum, type Tensor } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import type { BackendName } from '#tensor/backendNames.ts';
import { selectBackend } from '#tensor/backends.ts';
import { record, valueAndGradients } from '#tensor/tape.ts';
import { fromValues, tensorCount, tidy } from '#tensor/tensor.ts';
import { type Case, drawn } from './case.ts';
import { cases } from './cases.ts';
import { differenceAt, worstDifference } from './compare.ts';
import { type Differentiable, differentiable, type Given } from './differentiable.ts';
import type { Numbers } from './numbers.ts';
import { oracles } from './oracle.ts';
import { numbersOf, tensorOf } from './run.ts';
import { slopeAt, spreadPlaces } from './slopes.ts';

const tolerance = 1e-5;
const backends = ['cpu', 'simd'] as const satisfies BackendName[];
/** Finite differences cost two forward passes each, so large tensors are tried at this many places. */
const placesTried = 16;

/** A case whose operation has a gradient, and what comes to its output from above. */
interface Trial {
  readonly name: string;
  readonly one: Case;
  readonly operation: Differentiable;
  readonly above: Numbers;
}

const random = new Random(10);
const trials: readonly Trial[] = cases.flatMap((one) => {
  const known = differentiable[one.operation];
  const [output] = oracles[one.operation]?.(one.inputs, one.attributes) ?? [];
  // TensorFlow.js's own gradients cannot take a tensor without rows; no model asks for a rotation that goes back.
  if (!known || !output || output.values.length === 0 || one.attributes['isBackward']) return [];
  const operation = { ...known, at: known.at.filter((name) => name in one.inputs) };
  return [{ name: one.name, one, operation, above: drawn(random, output.shape) }];
});

/** Where an activation has a kink, differences on both sides of it are not its slope. */
const smooth = trials.filter(({ name }) => !/(relu|leakyRelu), all zeros/.test(name));

const theirs = new Map<string, readonly Numbers[]>();

beforeAll(async () => {
  await selectBackend('cpu');
  for (const kernel of [
    ...[absConfig, fillConfig, greaterConfig, powConfig, selectConfig, tileConfig],
    zerosLikeConfig,
  ])
    registerKernel(kernel);
  for (const trial of trials) theirs.set(trial.name, gradientsOfTheirs(trial));
});

describe.each(backends)('on %s', (backend) => {
  beforeAll(() => selectBackend(backend));

  test.each(trials)('the gradients of $name are those of TensorFlow.js’s own tape', (trial) => {
    const before = tensorCount();
    const expected = theirs.get(trial.name) ?? [];
    expect(expected).toHaveLength(trial.operation.at.length);
    expect(worstDifference(gradientsOfOurs(trial), expected)).toBeLessThan(tolerance);
    expect(tensorCount()).toBe(before);
  });

  test.each(smooth)('the gradients of $name agree with finite differences', (trial) => {
    const expected = slopesOnce(trial);
    for (const [i, gradient] of gradientsOfOurs(trial).entries()) {
      const { values = new Float64Array(0), places = [] } = expected[i] ?? {};
      expect(values).toHaveLength(gradient.values.length);
      const slopes = { shape: gradient.shape, values };
      expect(differenceAt(gradient, slopes, places)).toBeLessThan(tolerance);
    }
  });

  test.each(trials)('each gradient of $name may be asked for alone', (trial) => {
    const together = gradientsOfOurs(trial);
    for (const [i, name] of trial.operation.at.entries()) {
      expect(gradientsOfOurs(trial, [name])).toEqual([together[i]]);
    }
  });
});

interface Slopes {
  readonly values: Float64Array;
  /** Where they were worked out; elsewhere they are 0. */
  readonly places: readonly number[];
}

const slopesSofar = new Map<string, readonly Slopes[]>();

/** Finite differences of the hand computation, at some places of each input; the same for each backend. */
function slopesOnce({ name, one, operation, above }: Trial): readonly Slopes[] {
  const known = slopesSofar.get(name);
  if (known) return known;
  const oracle = oracles[one.operation];
  if (!oracle) throw new Error(`invalid case; expected a known operation: ${one.operation}`);
  const weighed = { oracle, inputs: one.inputs, attributes: one.attributes, gradient: above };
  const slopes = operation.at.map((input) => {
    const values = new Float64Array(one.inputs[input]?.values.length ?? 0);
    const places = spreadPlaces(values.length, placesTried);
    for (const place of places) values[place] = slopeAt(weighed, input, place);
    return { values, places };
  });
  slopesSofar.set(name, slopes);
  return slopes;
}

/** The gradients at these inputs, through our tape on the selected backend. */
function gradientsOfOurs(
  { one, operation, above }: Trial,
  at: readonly string[] = operation.at,
): Numbers[] {
  let gradients: Numbers[] = [];
  tidy(() => {
    const inputs = tensorsOf(one);
    const of = at.map((name) => tensorNamed(inputs, name));
    const loss = () => weigh(operation.ours(inputs, one.attributes), above);
    gradients = valueAndGradients(of, loss).gradients.map(numbersOf);
  });
  return gradients;
}

/** A loss whose gradient at y is the one given; its value is of no account, so no backend need compute it. */
function weigh(y: Tensor, above: Numbers): Tensor {
  const gradient = () => fromValues(Float32Array.from(above.values), y.shape);
  return record(fromValues(Float32Array.of(0)), { inputs: [y], backward: () => [gradient()] });
}

/** The same through TensorFlow.js's tape, over the operation's reference. */
function gradientsOfTheirs({ one, operation, above }: Trial): Numbers[] {
  let gradients: Numbers[] = [];
  tidy(() => {
    const inputs = tensorsOf(one);
    const weighed = (...moving: readonly Tensor[]) => {
      const moved = Object.fromEntries(operation.at.map((name, i) => [name, moving[i]]));
      const outputs = operation.theirs({ ...inputs, ...moved } as Given, one.attributes);
      const output = Array.isArray(outputs) ? outputs[0] : outputs;
      if (!output) throw new Error(`invalid reference; expected an output: ${one.operation}`);
      return sum(mul(output, tensorOf(above)));
    };
    const of = operation.at.map((name) => tensorNamed(inputs, name));
    gradients = grads(weighed)(of).map(numbersOf);
  });
  return gradients;
}

function tensorsOf({ inputs }: Case): Given {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, numbers]) => [name, tensorOf(numbers)]),
  );
}

function tensorNamed(inputs: Given, name: string): Tensor {
  const tensor = inputs[name];
  if (!tensor) throw new Error(`invalid case; expected an input ${name}: ${Object.keys(inputs)}`);
  return tensor;
}
