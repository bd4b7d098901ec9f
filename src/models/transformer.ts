/** A decoder-only transformer (Radford et al. 2019): it reads tokens and guesses, at each place, which comes next. */

import type { Random } from '#data/random.ts';
import { attention } from '#tensor/ops/attention/attention.ts';
import { softmaxCrossEntropy } from '#tensor/ops/crossEntropy/crossEntropy.ts';
import { type Activation, dense } from '#tensor/ops/dense/dense.ts';
import { embed } from '#tensor/ops/embedding/embedding.ts';
import { layerNorm } from '#tensor/ops/layerNorm/layerNorm.ts';
import { add } from '#tensor/ops/sum.ts';
import type { Tensor } from '#tensor/tensor.ts';
import { type MatrixShape, PackedModel, sizeOf } from './packedModel.ts';

/** Everything that fixes a transformer but its weights. */
export interface TransformerConfiguration {
  readonly vocabulary: number;
  /** How many tokens it can see at most. */
  readonly context: number;
  /** The length of the vector that stands for a token. */
  readonly width: number;
  readonly heads: number;
  readonly blocks: number;
  readonly activation: Activation;
}

/** What one block reads and writes: a look around, then a thought; each is added to what was there. */
function block(x: Tensor, parts: readonly Tensor[], { time, configuration }: BlockOptions): Tensor {
  const [norm, qkv, projection, nextNorm, up, down] = parts;
  if (!norm || !qkv || !projection || !nextNorm || !up || !down)
    throw new Error(`invalid block; expected ${partsOfBlock} matrices: ${parts.length}`);
  const { heads, activation } = configuration;
  const { output } = attention(dense(layerNorm(x, norm), qkv, 'linear'), { time, heads });
  const looked = add(x, dense(output, projection, 'linear')); // [batch · time, width]
  const hidden = dense(layerNorm(looked, nextNorm), up, activation); // [batch · time, 4 · width]
  return add(looked, dense(hidden, down, 'linear')); // [batch · time, width]
}

interface BlockOptions {
  readonly time: number;
  readonly configuration: TransformerConfiguration;
}

const partsOfBlock = 6;

/** A transformer with its parameters: token table, positions, blocks, last norm, output layer. */
export class Transformer extends PackedModel {
  readonly configuration: TransformerConfiguration;

  constructor(configuration: TransformerConfiguration, random: Random) {
    super(shapesOf(configuration), initialParameters(configuration, random));
    this.configuration = configuration;
  }

  /**
   * A logit for each token that could come next, at each place.
   * @param tokens int32 [batch · time] @param time the length of each sequence
   * @returns [batch · time, vocabulary]
   */
  logits(tokens: Tensor, time: number, layers: readonly Tensor[] = this.layers()): Tensor {
    const [table, positions, ...rest] = layers;
    const [norm, output] = rest.slice(-2);
    if (!table || !positions || !norm || !output)
      throw new Error(`invalid layers; expected tables, blocks, norm, output: ${layers.length}`);
    const { configuration } = this;
    let x = embed(tokens, { table, positions, time }); // [batch · time, width]
    for (let i = 0; i < configuration.blocks; i++) {
      const parts = rest.slice(partsOfBlock * i, partsOfBlock * (i + 1));
      x = block(x, parts, { time, configuration });
    }
    return dense(layerNorm(x, norm), output, 'linear');
  }

  /** Mean surprise at the token that came, in nats. @param targets int32 [batch · time] */
  loss(
    tokens: Tensor,
    targets: Tensor,
    { time, layers }: { time: number; layers?: readonly Tensor[] },
  ): Tensor {
    return softmaxCrossEntropy(this.logits(tokens, time, layers), targets);
  }
}

/** How many numbers such a transformer has to learn. */
export function parameterCount(configuration: TransformerConfiguration): number {
  return sizeOf(shapesOf(configuration));
}

function shapesOf(configuration: TransformerConfiguration): MatrixShape[] {
  return partsOf(configuration).map(({ shape }) => shape);
}

/** A matrix of parameters and how it begins: one of the deviation given, or as a norm, which changes nothing at first. */
interface Part {
  readonly shape: MatrixShape;
  readonly start: 'norm' | { readonly deviation: number; readonly hasBias: boolean };
}

function partsOf({ vocabulary, context, width, blocks }: TransformerConfiguration): Part[] {
  const hidden = 4 * width;
  // What is added to the stream is scaled down by the number of additions: Radford et al. 2019, section 2.3.
  const added = 1 / Math.sqrt(2 * blocks);
  const block = [
    norm(width),
    layer(width, 3 * width),
    layer(width, width, added),
    norm(width),
    layer(width, hidden),
    layer(hidden, width, added),
  ];
  return [
    table(vocabulary, width, 0.05),
    table(context, width, 0.02),
    ...Array.from({ length: blocks }, () => block).flat(),
    norm(width),
    layer(width, vocabulary),
  ];
}

function table(rows: number, width: number, deviation: number): Part {
  return { shape: [rows, width], start: { deviation, hasBias: false } };
}

function norm(width: number): Part {
  return { shape: [2, width], start: 'norm' };
}

function layer(inputs: number, outputs: number, share = 1): Part {
  return {
    shape: [inputs + 1, outputs],
    start: { deviation: share / Math.sqrt(inputs), hasBias: true },
  };
}

function initialParameters(configuration: TransformerConfiguration, random: Random): Float32Array {
  const values = new Float32Array(parameterCount(configuration));
  let offset = 0;
  for (const { shape, start } of partsOf(configuration)) {
    const [rows, columns] = shape;
    if (start === 'norm') values.fill(1, offset, offset + columns);
    else {
      const drawn = (start.hasBias ? rows - 1 : rows) * columns;
      for (let i = 0; i < drawn; i++) values[offset + i] = start.deviation * random.normal();
    }
    offset += rows * columns;
  }
  return values;
}
