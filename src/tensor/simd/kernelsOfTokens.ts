/** Our kernels on the `simd` backend, continued: those that know of tokens and sequences. */

import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { AttentionShape } from '../ops/attention/attention.ts';
import type {
  EmbeddingAttributes,
  EmbeddingGradientAttributes,
} from '../ops/embedding/embedding.ts';
import type { RotationAttributes } from '../ops/rotation/rotation.ts';
import type { UnembeddingGradientAttributes } from '../ops/unembedding/unembedding.ts';
import { type SimdBackend, sides } from './backend.ts';

type Infos<Name extends string> = Readonly<Record<Name, TensorInfo>>;

/** The mixed values [batch · time, width] and the attention itself [batch · heads, time, time]. */
export function attention(
  backend: SimdBackend,
  { qkv }: Infos<'qkv'>,
  { time, heads }: AttentionShape,
): TensorInfo[] {
  const [rows, columns] = sides(qkv);
  const [batch, width] = [rows / time, columns / 3];
  const outputs = [backend.output([rows, width]), backend.output([batch * heads, time, time])];
  const places = [qkv, ...outputs].map((one) => backend.address(one));
  backend.heap.kernels.attention(...places, batch, time, heads, width / heads);
  return outputs;
}

/** The gradient at qkv [batch · time, 3 · width]. */
export function attentionGradient(
  backend: SimdBackend,
  { gradient, qkv, weights }: Infos<'gradient' | 'qkv' | 'weights'>,
  { time, heads }: AttentionShape,
): TensorInfo {
  const { heap } = backend;
  const [rows, columns] = sides(qkv);
  const output = backend.output([rows, columns]);
  const ofWeights = backend.scratch(time * time);
  const places = [gradient, qkv, weights, output].map((one) => backend.address(one));
  const shape = [rows / time, time, heads, columns / 3 / heads];
  heap.kernels.attentionGradient(...places, ofWeights, ...shape);
  return output;
}

/** [batch · time, width] */
export function embedding(
  backend: SimdBackend,
  { tokens, table, positions }: Infos<'tokens' | 'table'> & Partial<Infos<'positions'>>,
  { time }: EmbeddingAttributes,
): TensorInfo {
  const [vocabulary, width] = sides(table);
  const size = util.sizeFromShape(tokens.shape);
  const output = backend.output([size, width]);
  const places = [tokens, table, positions, output].map((one) => (one ? backend.address(one) : 0));
  backend.heap.kernels.embedding(...places, size, time, width, vocabulary);
  return output;
}

/** The gradients at the table and, if there are places, at the positions. */
export function embeddingGradient(
  backend: SimdBackend,
  { gradient, tokens }: Infos<'gradient' | 'tokens'>,
  { time, vocabulary, places }: EmbeddingGradientAttributes,
): TensorInfo[] {
  const [rows, width] = sides(gradient);
  const ofTable = backend.output([vocabulary, width]);
  const outputs = places > 0 ? [ofTable, backend.output([places, width])] : [ofTable];
  const [from = 0, by = 0, to = 0, toPlaces = 0] = [gradient, tokens, ...outputs].map((one) =>
    backend.address(one),
  );
  const sizes = [rows, time, width, vocabulary, places];
  backend.heap.kernels.embeddingGradient(from, by, to, toPlaces, ...sizes);
  return outputs;
}

/** [rows, vocabulary] */
export function unembedding(backend: SimdBackend, { x, table }: Infos<'x' | 'table'>): TensorInfo {
  const [rows, width] = sides(x);
  const [vocabulary] = sides(table);
  const logits = backend.output([rows, vocabulary]);
  product(backend, {
    left: { matrix: x, row: width, step: 1 },
    right: { matrix: table, step: 1, column: width },
    result: logits,
    depth: width,
  });
  return logits;
}

/** The gradients at x and at the table, those that are wanted. */
export function unembeddingGradient(
  backend: SimdBackend,
  { gradient, x, table }: Infos<'gradient' | 'x' | 'table'>,
  { needsX, needsTable }: UnembeddingGradientAttributes,
): TensorInfo[] {
  const [rows, vocabulary] = sides(gradient);
  const [, width] = sides(x);
  const flowing: TensorInfo[] = [];
  if (needsX) {
    const dx = backend.output([rows, width]);
    const left = { matrix: gradient, row: vocabulary, step: 1 };
    const right = { matrix: table, step: width, column: 1 };
    product(backend, { left, right, result: dx, depth: vocabulary });
    flowing.push(dx);
  }
  if (needsTable) {
    const dTable = backend.output([vocabulary, width]);
    const left = { matrix: gradient, row: 1, step: vocabulary };
    const right = { matrix: x, step: width, column: 1 };
    product(backend, { left, right, result: dTable, depth: rows });
    flowing.push(dTable);
  }
  return flowing;
}

/** Two factors and how far it is, in numbers, from row to row, step to step and column to column. */
interface Factors {
  readonly left: { readonly matrix: TensorInfo; readonly row: number; readonly step: number };
  readonly right: { readonly matrix: TensorInfo; readonly step: number; readonly column: number };
  readonly result: TensorInfo;
  readonly depth: number;
}

function product(backend: SimdBackend, { left, right, result, depth }: Factors): void {
  const [rows, columns] = sides(result);
  const [a, b, c] = [left.matrix, right.matrix, result].map((one) => backend.address(one));
  backend.heap.kernels.product(
    ...[a ?? 0, left.row, left.step],
    ...[b ?? 0, right.step, right.column],
    ...[c ?? 0, columns, rows, depth, columns],
    ...[0, 0], // no bias, and all of it
  );
}

/** [batch · time, 3 · width], queries and keys turned. */
export function rotation(
  backend: SimdBackend,
  { qkv, turns }: Infos<'qkv' | 'turns'>,
  { time, heads, isBackward }: RotationAttributes,
): TensorInfo {
  const [rows, columns] = sides(qkv);
  const output = backend.output([rows, columns]);
  const places = [qkv, turns, output].map((one) => backend.address(one));
  const direction = isBackward ? -1 : 1;
  backend.heap.kernels.rotation(...places, rows, time, heads, columns / 3 / heads, direction);
  return output;
}
