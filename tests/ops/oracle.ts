/** Every operation that has a forward direction, worked out in double precision by plain loops, straight from its equation. */

import {
  type Attributes,
  cell,
  matrix,
  type NamedNumbers,
  type Numbers,
  named,
  sumOver,
} from './numbers.ts';
import { crossEntropy, scoreLoss } from './oracleOfLosses.ts';
import { embedding, rotation, unembedding } from './oracleOfTokens.ts';
import { adam, gradientDescent, pack, sideBySide, stack, sum, view } from './oracleOfVectors.ts';

/** The outputs of an operation, in their order. */
export type Oracle = (inputs: NamedNumbers, attributes: Attributes) => Numbers[];

/** What each kernel ought to give; gradients are left to finite differences of these. */
export const oracles: Readonly<Record<string, Oracle>> = {
  Adam: adam,
  CausalAttention: attention,
  Dense: dense,
  Embedding: embedding,
  LayerNorm: layerNorm,
  Rotation: rotation,
  ScoreLoss: scoreLoss,
  SoftmaxCrossEntropy: crossEntropy,
  Unembedding: unembedding,
  View: view,
  gradientDescent,
  pack,
  sideBySide,
  stack,
  sum,
};

/** [rows, outputs], and for GELU also the sum before it. */
export function dense(inputs: NamedNumbers, { activation }: Attributes): Numbers[] {
  const [x, layer] = [named(inputs, 'x'), named(inputs, 'layer')];
  const [rows = 0, width = 0] = x.shape;
  const outputs = layer.shape[1] ?? 0;
  const inner = matrix(
    rows,
    outputs,
    (i, j) => cell(layer, width, j) + sumOver(width, (k) => cell(x, i, k) * cell(layer, k, j)),
  );
  const y = matrix(rows, outputs, (i, j) => bend(cell(inner, i, j), activation));
  return activation === 'gelu' ? [y, inner] : [y];
}

function bend(z: number, activation: Attributes[string]): number {
  switch (activation) {
    case 'linear':
      return z;
    case 'relu':
      return Math.max(z, 0);
    case 'leakyRelu':
      return z > 0 ? z : 0.2 * z;
    case 'tanh':
      return Math.tanh(z);
    case 'gelu':
      return 0.5 * z * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3)));
    default:
      throw new Error(`invalid activation; expected one of Dense's: ${activation}`);
  }
}

/** The rows normalised [rows, width], and each row's mean and 1 / deviation [rows, 2]. */
export function layerNorm(inputs: NamedNumbers): Numbers[] {
  const [x, scaleShift] = [named(inputs, 'x'), named(inputs, 'scaleShift')];
  const [rows = 0, width = 0] = x.shape;
  const statistics = matrix(rows, 2, (i, which) => {
    const mean = sumOver(width, (k) => cell(x, i, k)) / width;
    const variance = sumOver(width, (k) => (cell(x, i, k) - mean) ** 2) / width;
    return which === 0 ? mean : 1 / Math.sqrt(variance + 1e-5);
  });
  const y = matrix(rows, width, (i, j) => {
    const normal = (cell(x, i, j) - cell(statistics, i, 0)) * cell(statistics, i, 1);
    return normal * cell(scaleShift, 0, j) + cell(scaleShift, 1, j);
  });
  return [y, statistics];
}

/** The mixed values [batch · time, width], and the attention itself [batch · heads, time, time]. */
export function attention(inputs: NamedNumbers, attributes: Attributes): Numbers[] {
  const qkv = named(inputs, 'qkv');
  const [time, heads] = [Number(attributes['time']), Number(attributes['heads'])];
  const [rows = 0, columns = 0] = qkv.shape;
  const width = columns / 3;
  const headWidth = width / heads;
  const spread = matrix((rows / time) * heads * time, time, () => 0); // [batch · heads · time, time]
  for (let i = 0; i < rows * heads; i++) {
    const head = Math.floor(i / time) % heads;
    const start = Math.floor(i / time / heads) * time; // the row in which this sequence begins
    const scores = Array.from({ length: (i % time) + 1 }, (_, to) => {
      const product = (k: number) =>
        cell(qkv, start + (i % time), k) * cell(qkv, start + to, width + k);
      return sumOver(headWidth, (k) => product(head * headWidth + k)) / Math.sqrt(headWidth);
    });
    spread.values.set(softmax(scores), i * time);
  }
  const output = matrix(rows, width, (i, j) => {
    const [place, head] = [i % time, Math.floor(j / headWidth)];
    const row = (Math.floor(i / time) * heads + head) * time + place;
    return sumOver(
      place + 1,
      (to) => cell(spread, row, to) * cell(qkv, i - place + to, 2 * width + j),
    );
  });
  return [output, { shape: [(rows / time) * heads, time, time], values: spread.values }];
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - top), 0);
  return scores.map((score) => Math.exp(score - top) / total);
}
