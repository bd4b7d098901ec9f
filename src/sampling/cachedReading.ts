/**
 * Reading token by token with the keys and values of what was read before kept (a key-value cache): each token costs the
 * same small work, instead of the whole text being read again. One sequence is too little for a graphics card or SIMD
 * to gain by, so this is plain arithmetic on a copy of the weights.
 */

import { placed } from '#models/matrices.ts';
import { type Transformer, transformerMatrices } from '#models/transformer.ts';
import { type Activation, leakySlope } from '#tensor/ops/dense/dense.ts';
import { varianceFloor } from '#tensor/ops/layerNorm/layerNorm.ts';
import { turnsOf } from '#tensor/ops/rotation/rotation.ts';
import { readValues } from '#tensor/tensor.ts';

/** A matrix as its numbers, row by row, and how many stand in a row. */
interface Weights {
  readonly values: Float32Array;
  readonly columns: number;
}

/** What a block has kept of each place: [context, width] each, turned if positions are rotary. */
interface Kept {
  readonly keys: Float32Array;
  readonly values: Float32Array;
}

/** A transformer in the middle of a text. What it says is the model's as it was when this was made. */
export class CachedReading {
  private readonly model: Transformer['configuration'];
  private readonly matrices: ReadonlyMap<string, Weights>;
  private readonly kept: readonly Kept[];
  private readonly turns: Float32Array | null;
  private place = 0;

  constructor({ configuration, parameters }: Transformer) {
    this.model = configuration;
    const all = readValues(parameters);
    this.matrices = new Map(
      placed(transformerMatrices(configuration)).map(({ name, block, shape, offset }) => {
        const [rows, columns] = shape;
        const values = all.subarray(offset, offset + rows * columns);
        return [block === null ? name : `${name} ${block}`, { values, columns }];
      }),
    );
    const { context, width, heads, blocks, positions } = configuration;
    const empty = () => new Float32Array(context * width);
    this.kept = Array.from({ length: blocks }, () => ({ keys: empty(), values: empty() }));
    this.turns = positions === 'rotary' ? turnsOf(context, width / heads) : null;
  }

  /** How many tokens it has read; it can read as many as the model's context holds. */
  get length(): number {
    return this.place;
  }

  /** A reading of its own that has read the same: from here on the two may go different ways. */
  fork(): CachedReading {
    const size = this.place * this.model.width;
    const copied = (numbers: Float32Array) => {
      const copy = new Float32Array(numbers.length);
      copy.set(numbers.subarray(0, size));
      return copy;
    };
    const kept = this.kept.map(({ keys, values }) => ({
      keys: copied(keys),
      values: copied(values),
    }));
    const twin: CachedReading = Object.create(CachedReading.prototype);
    return Object.assign(twin, this, { kept });
  }

  /** Reads one token more. Throws when the context is full. @returns the logits of the next one [vocabulary] */
  read(token: number): Float32Array {
    const { context, blocks, tiedEmbeddings } = this.model;
    if (this.place >= context)
      throw new Error(`invalid read; expected at most ${context} tokens, the context`);
    let x = this.embedded(token);
    for (let block = 0; block < blocks; block++) {
      x = sum(x, this.looked(x, block));
      x = sum(x, this.thought(x, block));
    }
    this.place++;
    const last = normed(x, this.of('lastNorm'));
    return tiedEmbeddings ? products(last, this.of('tokens')) : dense(last, this.of('head'));
  }

  private of(name: string): Weights {
    const found = this.matrices.get(name);
    if (!found) throw new Error(`invalid matrix; expected one of the model’s: ${name}`);
    return found;
  }

  private embedded(token: number): Float32Array {
    const own = rowOf(this.of('tokens'), token);
    return this.turns ? own.slice() : sum(own, rowOf(this.of('positions'), this.place));
  }

  /** What a block's heads bring from the places that they look at [width]. */
  private looked(x: Float32Array, block: number): Float32Array {
    const { width, heads } = this.model;
    const qkv = dense(normed(x, this.of(`attentionNorm ${block}`)), this.of(`qkv ${block}`));
    if (this.turns)
      turn(qkv.subarray(0, 2 * width), this.turns, { place: this.place, width: width / heads });
    const { keys, values } = this.kept[block] as Kept; // one for each block
    keys.set(qkv.subarray(width, 2 * width), this.place * width);
    values.set(qkv.subarray(2 * width), this.place * width);
    const mixed = new Float32Array(width);
    const weights = new Float64Array(this.place + 1);
    const size = width / heads;
    for (let from = 0; from < width; from += size) {
      for (let place = 0; place < weights.length; place++) {
        let score = 0;
        let at = place * width + from;
        for (let i = from; i < from + size; i++, at++)
          score += (qkv[i] as number) * (keys[at] as number);
        weights[place] = score / Math.sqrt(size);
      }
      softmaxInPlace(weights);
      for (let place = 0; place < weights.length; place++) {
        const weight = weights[place] as number;
        let at = place * width + from;
        for (let i = from; i < from + size; i++, at++)
          mixed[i] = (mixed[i] as number) + weight * (values[at] as number);
      }
    }
    return dense(mixed, this.of(`projection ${block}`));
  }

  private thought(x: Float32Array, block: number): Float32Array {
    const hidden = dense(normed(x, this.of(`perceptronNorm ${block}`)), this.of(`up ${block}`));
    const bend = bends[this.model.activation];
    return dense(hidden.map(bend), this.of(`down ${block}`));
  }
}

const bends: Readonly<Record<Activation, (z: number) => number>> = {
  linear: (z) => z,
  relu: (z) => Math.max(0, z),
  leakyRelu: (z) => (z > 0 ? z : leakySlope * z),
  tanh: Math.tanh,
  // Hendrycks and Gimpel 2016, section 2: the approximation by tanh.
  gelu: (z) => 0.5 * z * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3))),
};

function rowOf({ values, columns }: Weights, row: number): Float32Array {
  return values.subarray(row * columns, (row + 1) * columns);
}

function sum(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, i) => value + (b[i] ?? 0));
}

/** x · matrix + bias, the matrix's last row. Four columns at a time, whose sums need not be stored in between. */
function dense(x: Float32Array, { values, columns }: Weights): Float32Array {
  const y = values.slice(x.length * columns, (x.length + 1) * columns);
  const even = columns - (columns % 4);
  for (let column = 0; column < even; column += 4) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let row = 0, at = column; row < x.length; row++, at += columns) {
      const value = x[row] as number;
      a += value * (values[at] as number);
      b += value * (values[at + 1] as number);
      c += value * (values[at + 2] as number);
      d += value * (values[at + 3] as number);
    }
    y[column] = (y[column] as number) + a;
    y[column + 1] = (y[column + 1] as number) + b;
    y[column + 2] = (y[column + 2] as number) + c;
    y[column + 3] = (y[column + 3] as number) + d;
  }
  for (let column = even; column < columns; column++)
    for (let row = 0; row < x.length; row++)
      y[column] =
        (y[column] as number) + (x[row] as number) * (values[row * columns + column] as number);
  return y;
}

/** x by each row. */
function products(x: Float32Array, { values, columns }: Weights): Float32Array {
  return Float32Array.from({ length: values.length / columns }, (_, row) => {
    let product = 0;
    for (let i = 0; i < columns; i++) product += (x[i] ?? 0) * (values[row * columns + i] ?? 0);
    return product;
  });
}

function normed(x: Float32Array, { values, columns }: Weights): Float32Array {
  let mean = 0;
  for (const value of x) mean += value / columns;
  let variance = 0;
  for (const value of x) variance += (value - mean) ** 2 / columns;
  const rate = 1 / Math.sqrt(variance + varianceFloor);
  return x.map((value, i) => (value - mean) * rate * (values[i] ?? 0) + (values[columns + i] ?? 0));
}

/** Turns the pairs of each head's part of queries and keys by the place's angles. */
function turn(
  pairs: Float32Array,
  turns: Float32Array,
  { place, width }: { readonly place: number; readonly width: number },
): void {
  for (let i = 0; i < pairs.length; i += 2) {
    const at = place * width + (i % width);
    const [x, y] = [pairs[i] ?? 0, pairs[i + 1] ?? 0];
    const [cosine, sine] = [turns[at] ?? 1, turns[at + 1] ?? 0];
    pairs[i] = x * cosine - y * sine;
    pairs[i + 1] = x * sine + y * cosine;
  }
}

function softmaxInPlace(scores: Float64Array): void {
  let highest = -Infinity;
  for (const score of scores) if (score > highest) highest = score;
  let total = 0;
  for (let i = 0; i < scores.length; i++) {
    const weight = Math.exp((scores[i] as number) - highest);
    scores[i] = weight;
    total += weight;
  }
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] as number) / total;
}
