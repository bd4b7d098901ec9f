/** A case on the backend that is selected, with account of what it leaves behind. */

import { memory } from '@tensorflow/tfjs-core';
import { references } from '#tensor/kernels/reference.ts';
import { launch, type Reference } from '#tensor/launch.ts';
import { gradientDescent } from '#tensor/ops/adam/adam.ts';
import { gradientsOf } from '#tensor/ops/adam/reference.ts';
import { add } from '#tensor/ops/sum.ts';
import { pack, sideBySide, stack } from '#tensor/ops/views/views.ts';
import {
  dispose,
  fromIntegers,
  fromValues,
  type Tensor,
  tensorCount,
  tidy,
} from '#tensor/tensor.ts';
import type { Case } from './case.ts';
import { type NamedNumbers, type Numbers, named } from './numbers.ts';

/** What came of a case. */
export interface Outcome {
  readonly outputs: readonly Numbers[];
  /** The inputs as they were afterwards. */
  readonly inputs: NamedNumbers;
  /** How many tensors more there were than inputs and outputs. */
  readonly leftOver: number;
  /** How many bytes more the backend held when all was over; 0 where it does not say. */
  readonly bytesLeftOver: number;
}

/** Runs the case's operation on the selected backend. */
export function run(one: Case): Outcome {
  const { operation, attributes } = one;
  const composite = composites[operation];
  return outcomeOf(one, (inputs) =>
    composite ? [tidy(() => composite(inputs, attributes))] : launch(operation, inputs, attributes),
  );
}

/** Runs the kernel's reference in its stead, of the selected backend's primitives; a composite as it is. */
export function runReference(one: Case): Outcome {
  const entry = Object.entries(references).find(([name]) => name === one.operation);
  if (!entry) return run(one);
  const reference: Reference = entry[1];
  return outcomeOf(one, (inputs) => {
    const outputs = tidy(() => reference(inputs as never, one.attributes as never));
    return Array.isArray(outputs) ? outputs : [outputs];
  });
}

type NamedTensors = Readonly<Record<string, Tensor>>;

/** Operations that have no kernel of their own. */
const composites: Readonly<
  Record<string, (inputs: NamedTensors, attributes: Case['attributes']) => Tensor>
> = {
  gradientDescent: (inputs, { rate }) => {
    const { parameters } = inputs;
    if (!parameters) throw new Error('invalid inputs; expected parameters');
    return gradientDescent(parameters, gradientsOf(inputs), { learningRate: Number(rate) });
  },
  pack: (inputs) => pack(Object.values(inputs)),
  sideBySide: ({ x }, { count }) => {
    if (!x) throw new Error('invalid inputs; expected x');
    return sideBySide(x, Number(count));
  },
  stack: ({ a, b }) => stack(...both(a, b)),
  sum: ({ a, b }) => add(...both(a, b)),
};

function both(a: Tensor | undefined, b: Tensor | undefined): [Tensor, Tensor] {
  if (!a || !b) throw new Error('invalid inputs; expected a and b');
  return [a, b];
}

function outcomeOf(
  { inputs }: Case,
  operation: (inputs: Record<string, Tensor>) => Tensor[],
): Outcome {
  const bytes = bytesInUse();
  leaveRubbish();
  const tensors = mapped(inputs, tensorOf);
  const before = tensorCount();
  const made = operation(tensors);
  const outputs = made.map(numbersOf);
  dispose(made);
  const leftOver = tensorCount() - before;
  const after = mapped(tensors, numbersOf);
  dispose(Object.values(tensors));
  return { outputs, inputs: after, leftOver, bytesLeftOver: bytesInUse() - bytes };
}

/** Memory that the backend may hand out again holds no zeros, so that a number which is never written shows. */
function leaveRubbish(): void {
  const sizes = [1, 7, 16, 63, 250, 1000, 4000];
  const made = sizes.flatMap((size) =>
    [1, 2, 3].map(() => fromValues(new Float32Array(size).fill(Number.NaN))),
  );
  dispose(made);
}

function bytesInUse(): number {
  return Number(Reflect.get(memory(), 'bytesInUse') ?? 0);
}

function mapped<A, B>(of: Readonly<Record<string, A>>, change: (one: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(of).map(([name, one]) => [name, change(one)]));
}

/** The numbers as a tensor. */
export function tensorOf({ shape, values }: Numbers): Tensor {
  return values instanceof Int32Array
    ? fromIntegers(values, shape)
    : fromValues(Float32Array.from(values), shape);
}

/** A tensor's numbers, copied out. */
export function numbersOf(tensor: Tensor): Numbers {
  const values = tensor.dataSync();
  const copy = values instanceof Int32Array ? values.slice() : Float32Array.from(values);
  return { shape: tensor.shape, values: copy };
}

/** The names of the inputs that are not what they were; Adam's state may be written over. */
export function changedInputs(one: Case, { inputs }: Outcome): string[] {
  const mayChange = one.operation === 'Adam' ? ['parameters', 'mean', 'square'] : [];
  return Object.keys(one.inputs).filter((name) => {
    if (mayChange.includes(name)) return false;
    const [was, is] = [named(one.inputs, name).values, named(inputs, name).values];
    return was.length !== is.length || was.some((value, i) => value !== is[i]);
  });
}
