/**
 * Reverse-mode differentiation over our own operations: each notes here how its gradient flows back.
 * It knows which tensors matter, so that a frozen network's weights cost nothing, and frees what it has passed.
 */

import { mul, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import { launchOne } from './launch.ts';

/** Given the gradient at an operation's output, the gradient at each of its inputs (null where none was asked). */
export type Backward = (
  gradient: Tensor,
  wanted: readonly boolean[],
) => readonly (Tensor | null | undefined)[];

/** How an operation's gradient flows back. */
export interface Note {
  readonly inputs: readonly Tensor[];
  readonly backward: Backward;
  /** What `backward` needs besides inputs and output; freed with the output. */
  readonly saved?: readonly Tensor[];
}

interface Entry extends Note {
  readonly output: Tensor;
  /** A loss brings its slope along, so that the first gradient of all need not be multiplied by 1. */
  readonly slope?: Tensor;
}

interface Tape {
  readonly entries: Entry[];
  readonly tracked: Set<Tensor>;
}

let active: Tape | null = null;

/**
 * Called by every operation with its result. Costs nothing while no gradient is being taken,
 * or when none of the inputs leads to a tensor that one is wanted for.
 */
export function record(output: Tensor, note: Note): Tensor {
  if (active) push(active, { output, ...note });
  return output;
}

/** The same for a loss, one number whose slope [as the input] was worked out on the way. */
export function recordLoss(
  value: Tensor | undefined,
  input: Tensor,
  slope: Tensor | undefined,
): Tensor {
  if (!value || !slope) throw new Error('invalid kernel; expected a loss and its slope');
  const backward: Backward = (gradient) => [mul(gradient, slope)];
  if (active) push(active, { output: value, inputs: [input], backward, saved: [slope], slope });
  return value;
}

function push({ entries, tracked }: Tape, entry: Entry): void {
  if (!entry.inputs.some((input) => tracked.has(input))) return;
  tracked.add(entry.output);
  entries.push(entry);
}

/**
 * The value of a scalar loss and its gradient with respect to each tensor of `of`, in that order.
 * What `loss` makes on the way is freed. Throws when a tensor of `of` does not reach the loss through operations of
 * `tensor/ops`: a gradient that is silently dropped would be worse.
 */
export function valueAndGradients(
  of: readonly Tensor[],
  loss: () => Tensor,
): { readonly value: Tensor; readonly gradients: Tensor[] } {
  const { value, gradients } = tidy(() => {
    const tape: Tape = { entries: [], tracked: new Set(of) };
    const outer = active;
    active = tape;
    let value: Tensor;
    try {
      value = loss();
    } finally {
      active = outer;
    }
    if (value.size !== 1)
      throw new Error(`invalid loss; expected one number: shape [${value.shape}]`);
    return { value, gradients: backpropagate(tape, value, of) };
  });
  return { value, gradients };
}

function backpropagate({ entries, tracked }: Tape, value: Tensor, of: readonly Tensor[]): Tensor[] {
  const flow = new Flow();
  for (const entry of entries.toReversed()) {
    const { output, inputs, backward, saved = [], slope } = entry;
    const wanted = inputs.map((input) => tracked.has(input));
    if (output === value && slope) {
      if (inputs[0]) flow.add(inputs[0], slope);
      continue;
    }
    if (output === value) flow.add(value, tensor([1], value.shape));
    const gradient = flow.take(output);
    if (gradient) {
      for (const [i, flowing] of backward(gradient, wanted).entries()) {
        const input = inputs[i];
        if (flowing && input && wanted[i]) flow.add(input, flowing);
      }
      flow.release(gradient);
    }
    if (output !== value) output.dispose();
    for (const one of saved) one.dispose();
  }
  return of.map((tensor, i) => {
    const gradient = flow.take(tensor);
    if (!gradient)
      throw new Error(
        `invalid loss; expected it to depend on tensor ${i} through our operations: it does not`,
      );
    return gradient;
  });
}

/** The gradients under way, each freed when the last operation that it flows to has used it. */
class Flow {
  private readonly at = new Map<Tensor, Tensor>();
  private readonly uses = new Map<Tensor, number>();

  /** Adds to what flows to a tensor. */
  add(to: Tensor, flowing: Tensor): void {
    const sofar = this.at.get(to);
    const total = sofar ? launchOne('Add', { a: sofar, b: flowing }) : flowing;
    this.uses.set(total, (this.uses.get(total) ?? 0) + 1);
    this.at.set(to, total);
    if (!sofar) return;
    this.release(sofar);
    if (!this.uses.has(flowing)) flowing.dispose();
  }

  /** What has flowed to a tensor, if anything has; to be released after use. */
  take(tensor: Tensor): Tensor | undefined {
    return this.at.get(tensor);
  }

  /** One use of a gradient is over. */
  release(gradient: Tensor): void {
    const left = (this.uses.get(gradient) ?? 1) - 1;
    this.uses.set(gradient, left);
    if (left > 0) return;
    this.uses.delete(gradient);
    gradient.dispose();
  }
}
