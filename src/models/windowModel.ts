/** A perceptron over a window of tokens (Bengio et al. 2003): it sees the last few, side by side, and guesses the next. */

import type { Random } from '#data/random.ts';
import { type Activation, dense } from '#tensor/ops/dense/dense.ts';
import { embed } from '#tensor/ops/embedding/embedding.ts';
import { sideBySide } from '#tensor/ops/views/views.ts';
import { fromIntegers, type Tensor } from '#tensor/tensor.ts';
import { layer, type Matrix, table } from './matrices.ts';
import { TokenModel } from './tokenModel.ts';

/** Everything that fixes a window model but its weights. */
export interface WindowConfiguration {
  readonly kind: 'window';
  readonly vocabulary: number;
  /** How many tokens the window shows. */
  readonly context: number;
  /** The length of the vector that stands for a token. */
  readonly width: number;
  /** The width of each hidden layer; without any, the guess is a linear map of the vectors. */
  readonly hidden: readonly number[];
  readonly activation: Activation;
}

/** A window model with its parameters: token table, hidden layers, head. */
export class WindowModel extends TokenModel {
  readonly configuration: WindowConfiguration;

  constructor(configuration: WindowConfiguration, random: Random) {
    super(configuration, windowMatrices(configuration), random);
    this.configuration = configuration;
  }

  override logitsAt(
    tokens: Int32Array,
    time: number,
    layers: readonly Tensor[] = this.layers(),
  ): Tensor {
    const { context, activation } = this.configuration;
    const [table, ...rest] = layers;
    if (!table) throw new Error('invalid layers; expected a table and layers: none');
    const windows = fromIntegers(windowsOf(tokens, time, context));
    const vectors = embed(windows, { table, positions: null, time: context }); // [rows · time · context, width]
    return rest.reduce(
      (h, one, i) => dense(h, one, i + 1 < rest.length ? activation : 'linear'), // [rows · time, …]
      sideBySide(vectors, context),
    );
  }
}

/**
 * For each place of each sequence the last `context` tokens, its own the last: [rows · time · context]. Before a sequence
 * begins they are token 0.
 */
export function windowsOf(tokens: Int32Array, time: number, context: number): Int32Array {
  if (tokens.length % time !== 0)
    throw new Error(`invalid tokens; expected whole sequences of ${time}: ${tokens.length}`);
  const windows = new Int32Array(tokens.length * context);
  for (let i = 0; i < tokens.length; i++) {
    const seen = Math.min(context, (i % time) + 1);
    windows.set(tokens.subarray(i + 1 - seen, i + 1), (i + 1) * context - seen);
  }
  return windows;
}

/** Its matrices of parameters, in the order in which they lie. */
export function windowMatrices({
  vocabulary,
  context,
  width,
  hidden,
}: WindowConfiguration): Matrix[] {
  const widths = [context * width, ...hidden];
  const layers = hidden.map((outputs, block) =>
    layer('hidden', [widths[block] ?? 0, outputs], { gain: Math.SQRT2, block }),
  );
  return [
    table('tokens', [vocabulary, width], tableDeviation),
    ...layers,
    layer('head', [widths.at(-1) ?? 0, vocabulary], { gain: headGain }),
  ];
}

const tableDeviation = 0.3;

/** So small that at first all tokens are guessed nearly alike. */
const headGain = 0.1;
