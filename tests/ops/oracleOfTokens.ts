/** Tokens as vectors and back, and places as rotations, in double precision by plain loops. */

import {
  type Attributes,
  cell,
  matrix,
  type NamedNumbers,
  type Numbers,
  named,
  sumOver,
} from './numbers.ts';

/** [batch · time, width]; without positions nothing is added. */
export function embedding(inputs: NamedNumbers, attributes: Attributes): Numbers[] {
  const table = named(inputs, 'table');
  const { positions } = inputs;
  const tokens = named(inputs, 'tokens').values;
  const time = Number(attributes['time']);
  return [
    matrix(
      tokens.length,
      table.shape[1] ?? 0,
      (i, j) => cell(table, tokens[i] ?? -1, j) + (positions ? cell(positions, i % time, j) : 0),
    ),
  ];
}

/** [rows, vocabulary] */
export function unembedding(inputs: NamedNumbers): Numbers[] {
  const [x, table] = [named(inputs, 'x'), named(inputs, 'table')];
  const [rows = 0, width = 0] = x.shape;
  return [
    matrix(rows, table.shape[0] ?? 0, (i, j) =>
      sumOver(width, (k) => cell(x, i, k) * cell(table, j, k)),
    ),
  ];
}

/** [batch · time, 3 · width]: the angles are worked out here, from the paper, and not read from the inputs. */
export function rotation(inputs: NamedNumbers, attributes: Attributes): Numbers[] {
  const qkv = named(inputs, 'qkv');
  const [rows = 0, columns = 0] = qkv.shape;
  const headWidth = columns / 3 / Number(attributes['heads']);
  const direction = attributes['isBackward'] ? -1 : 1;
  const turned = (i: number, j: number) => {
    if (j >= (2 * columns) / 3) return cell(qkv, i, j);
    const inHead = j % headWidth;
    const place = i % Number(attributes['time']);
    const angle = direction * place * 10_000 ** (-(inHead - (inHead % 2)) / headWidth);
    return inHead % 2 === 0
      ? cell(qkv, i, j) * Math.cos(angle) - cell(qkv, i, j + 1) * Math.sin(angle)
      : cell(qkv, i, j - 1) * Math.sin(angle) + cell(qkv, i, j) * Math.cos(angle);
  };
  return [matrix(rows, columns, turned)];
}
