/**
 * Reverse-mode differentiation over our own operations: each notes here how its gradient flows back.
 * It knows which tensors matter, so that a frozen network's weights cost nothing.
 */

import { add, scalar, type Tensor, tidy } from '@tensorflow/tfjs-core';

/** Given the gradient at an operation's output, the gradient at each of its inputs (null where none was asked). */
export type Backward = (gradient: Tensor, wanted: readonly boolean[]) => readonly (Tensor | null)[];

interface Entry {
  readonly output: Tensor;
  readonly inputs: readonly Tensor[];
  readonly backward: Backward;
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
export function record(output: Tensor, inputs: readonly Tensor[], backward: Backward): Tensor {
  if (active && inputs.some((input) => active?.tracked.has(input))) {
    active.tracked.add(output);
    active.entries.push({ output, inputs, backward });
  }
  return output;
}

/**
 * The value of a scalar loss and its gradient with respect to each tensor of `of`, in that order.
 * Throws when one of them does not reach the loss through operations of `tensor/ops`:
 * a gradient that is silently dropped would be worse.
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

function backpropagate(tape: Tape, value: Tensor, of: readonly Tensor[]): Tensor[] {
  const gradientOf = new Map<Tensor, Tensor>([[value, scalar(1)]]);
  for (const { output, inputs, backward } of tape.entries.toReversed()) {
    const gradient = gradientOf.get(output);
    if (!gradient) continue;
    const wanted = inputs.map((input) => tape.tracked.has(input));
    for (const [i, flowing] of backward(gradient, wanted).entries()) {
      const input = inputs[i];
      if (!flowing || !input || !wanted[i]) continue;
      const sofar = gradientOf.get(input);
      gradientOf.set(input, sofar ? add(sofar, flowing) : flowing);
    }
  }
  return of.map((tensor, i) => {
    const gradient = gradientOf.get(tensor);
    if (!gradient)
      throw new Error(
        `invalid loss; expected it to depend on tensor ${i} through our operations: it does not`,
      );
    return gradient;
  });
}
