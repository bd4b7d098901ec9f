/** A decoder-only transformer (Radford et al. 2019): it reads tokens and guesses, at each place, which comes next. */

import type { Random } from '#data/random.ts';
import { attention } from '#tensor/ops/attention/attention.ts';
import { type Activation, dense } from '#tensor/ops/dense/dense.ts';
import { embed } from '#tensor/ops/embedding/embedding.ts';
import { layerNorm } from '#tensor/ops/layerNorm/layerNorm.ts';
import { rotate } from '#tensor/ops/rotation/rotation.ts';
import { add } from '#tensor/ops/sum.ts';
import { unembed } from '#tensor/ops/unembedding/unembedding.ts';
import { fromIntegers, type Tensor } from '#tensor/tensor.ts';
import { layer, type Matrix, norm, table } from './matrices.ts';
import { TokenModel } from './tokenModel.ts';

/** Everything that fixes a transformer but its weights. */
export interface TransformerConfiguration {
  readonly kind: 'transformer';
  readonly vocabulary: number;
  /** How many tokens it can see at most. */
  readonly context: number;
  /** The length of the vector that stands for a token. */
  readonly width: number;
  readonly heads: number;
  readonly blocks: number;
  readonly activation: Activation;
  /** How it knows where a token stands: by a vector learned for each place, or by turning queries and keys (heads are then of even width). */
  readonly positions: 'learned' | 'rotary';
  /** Whether the table that turns tokens into vectors is also the head that turns vectors into guesses. */
  readonly tiedEmbeddings: boolean;
}

/** What a transformer works out on the way to its guesses. */
export interface ForwardPass {
  /** What flows along the blocks [batch · time, width]: after the embedding, then after each block. */
  readonly streams: readonly Tensor[];
  /** What each block's attention compares and mixes [batch · time, 3 · width]: queries, keys, values; turned if they are. */
  readonly qkv: readonly Tensor[];
  /** How each block spread its attention [batch · heads, time, time]. */
  readonly attention: readonly Tensor[];
  /** [batch · time, vocabulary] */
  readonly logits: Tensor;
}

/** A transformer with its parameters: token table, positions if learned, blocks, last norm, head unless tied. */
export class Transformer extends TokenModel {
  readonly configuration: TransformerConfiguration;

  constructor(configuration: TransformerConfiguration, random: Random) {
    super(configuration, transformerMatrices(configuration), random);
    this.configuration = configuration;
  }

  override logitsAt(tokens: Int32Array, time: number, layers?: readonly Tensor[]): Tensor {
    return this.forward(tokens, time, layers).logits;
  }

  /** All that happens between tokens [batch · time] and guesses, step by step (call within `tidy`). */
  forward(
    tokens: Int32Array,
    time: number,
    layers: readonly Tensor[] = this.layers(),
  ): ForwardPass {
    const { configuration } = this;
    const { table, positions, blocks } = partsOf(layers, configuration);
    let x = embed(fromIntegers(tokens), { table, positions, time }); // [batch · time, width]
    const streams = [x];
    const looks: Look[] = [];
    for (const parts of blocks) {
      const looked = look(x, parts, { time, configuration });
      x = think(add(x, looked.output), parts, configuration.activation);
      streams.push(x);
      looks.push(looked);
    }
    return {
      streams,
      qkv: looks.map(({ qkv }) => qkv),
      attention: looks.map(({ weights }) => weights),
      logits: this.guess(x, layers),
    };
  }

  /** What a stream [rows, width] would guess if no block came after it: last norm and head, [rows, vocabulary]. */
  guess(stream: Tensor, layers: readonly Tensor[] = this.layers()): Tensor {
    const { table, lastNorm, head } = partsOf(layers, this.configuration);
    const x = layerNorm(stream, lastNorm);
    return head ? dense(x, head, 'linear') : unembed(x, table);
  }
}

/** A block's first half: what it found where it looked, and what it compared [batch · time, …]. */
interface Look {
  readonly output: Tensor;
  readonly qkv: Tensor;
  readonly weights: Tensor;
}

interface LookOptions {
  readonly time: number;
  readonly configuration: TransformerConfiguration;
}

function look(x: Tensor, { norm, qkv, projection }: Block, options: LookOptions): Look {
  const { heads, positions } = options.configuration;
  const shape = { time: options.time, heads };
  const still = dense(layerNorm(x, norm), qkv, 'linear'); // [batch · time, 3 · width]
  const turned = positions === 'rotary' ? rotate(still, shape) : still;
  const { output, weights } = attention(turned, shape);
  return { output: dense(output, projection, 'linear'), qkv: turned, weights };
}

/** A block's second half, a thought about each place alone, added to what was there. */
function think(x: Tensor, { nextNorm, up, down }: Block, activation: Activation): Tensor {
  const hidden = dense(layerNorm(x, nextNorm), up, activation); // [batch · time, 4 · width]
  return add(x, dense(hidden, down, 'linear')); // [batch · time, width]
}

type Block = Readonly<Record<'norm' | 'qkv' | 'projection' | 'nextNorm' | 'up' | 'down', Tensor>>;

interface Parts {
  readonly table: Tensor;
  readonly positions: Tensor | null;
  readonly blocks: readonly Block[];
  readonly lastNorm: Tensor;
  /** Null when the table is the head. */
  readonly head: Tensor | null;
}

const partsOfBlock = 6;

function partsOf(
  layers: readonly Tensor[],
  { positions, tiedEmbeddings, blocks }: TransformerConfiguration,
): Parts {
  const rest = [...layers];
  const table = rest.shift();
  const places = positions === 'learned' ? rest.shift() : null;
  const head = tiedEmbeddings ? null : rest.pop();
  const lastNorm = rest.pop();
  if (!table || places === undefined || head === undefined || !lastNorm)
    throw new Error(`invalid layers; expected tables, blocks, norm, head: ${layers.length}`);
  const ofBlocks = Array.from({ length: blocks }, (_, i) =>
    blockOf(rest.slice(partsOfBlock * i, partsOfBlock * (i + 1))),
  );
  return { table, positions: places, blocks: ofBlocks, lastNorm, head };
}

function blockOf([norm, qkv, projection, nextNorm, up, down]: readonly Tensor[]): Block {
  if (!norm || !qkv || !projection || !nextNorm || !up || !down)
    throw new Error(`invalid block; expected ${partsOfBlock} matrices`);
  return { norm, qkv, projection, nextNorm, up, down };
}

/** Its matrices of parameters, in the order in which they lie. */
export function transformerMatrices(configuration: TransformerConfiguration): Matrix[] {
  const { vocabulary, context, width, blocks, positions, tiedEmbeddings } = configuration;
  // As a head, a token's row points along its own vector: so short that at first this hardly makes a guess.
  const deviation = tiedEmbeddings ? Math.min(0.05, 1 / width) : 0.05;
  return [
    table('tokens', [vocabulary, width], deviation),
    ...(positions === 'learned' ? [table('positions', [context, width], 0.02)] : []),
    ...Array.from({ length: blocks }, (_, block) => blockMatrices(configuration, block)).flat(),
    norm('lastNorm', width),
    // So small that at first all tokens are guessed nearly alike.
    ...(tiedEmbeddings ? [] : [layer('head', [width, vocabulary], { gain: 0.1 })]),
  ];
}

function blockMatrices({ width, blocks }: TransformerConfiguration, block: number): Matrix[] {
  const hidden = 4 * width;
  // What is added to the stream is scaled down by the number of additions: Radford et al. 2019, section 2.3.
  const gain = 1 / Math.sqrt(2 * blocks);
  return [
    norm('attentionNorm', width, block),
    layer('qkv', [width, 3 * width], { block }),
    layer('projection', [width, width], { gain, block }),
    norm('perceptronNorm', width, block),
    layer('up', [width, hidden], { block }),
    layer('down', [hidden, width], { gain, block }),
  ];
}
