/** The losses, worked out in double precision by plain loops: each gives its value, and its slope at its first input. */

import {
  type Attributes,
  cell,
  matrix,
  type NamedNumbers,
  type Numbers,
  named,
  scalar,
  sumOver,
} from './numbers.ts';

/** The mean surprise (one number), and its slope at the logits [rows, classes]. */
export function crossEntropy(inputs: NamedNumbers): Numbers[] {
  const [logits, targets] = [named(inputs, 'logits'), named(inputs, 'targets').values];
  const [rows = 0, classes = 0] = logits.shape;
  const surprise = (i: number, j: number) => {
    const top = Math.max(...Array.from({ length: classes }, (_, k) => cell(logits, i, k)));
    const total = sumOver(classes, (k) => Math.exp(cell(logits, i, k) - top));
    return top + Math.log(total) - cell(logits, i, j);
  };
  return [
    scalar(sumOver(rows, (i) => surprise(i, targets[i] ?? -1)) / rows),
    matrix(
      rows,
      classes,
      (i, j) => (Math.exp(-surprise(i, j)) - (j === targets[i] ? 1 : 0)) / rows,
    ),
  ];
}

/** The mean loss (one number), and its slope at the scores. */
export function scoreLoss(inputs: NamedNumbers, { kind }: Attributes): Numbers[] {
  const [scores, targets] = [named(inputs, 'scores'), named(inputs, 'targets')];
  const rows = scores.values.length;
  const of = (i: number) => lossOf(kind, cell(scores, i, 0), cell(targets, i, 0));
  return [
    scalar(sumOver(rows, (i) => of(i).value) / rows),
    matrix(rows, 1, (i) => of(i).slope / rows),
  ];
}

/** One row's loss and slope. */
function lossOf(
  kind: Attributes[string],
  s: number,
  t: number,
): { readonly value: number; readonly slope: number } {
  switch (kind) {
    case 'binaryCrossEntropy':
      return {
        value: Math.max(s, 0) + Math.log1p(Math.exp(-Math.abs(s))) - t * s,
        slope: 1 / (1 + Math.exp(-s)) - t,
      };
    case 'halfSquaredError':
      return { value: (s - t) ** 2 / 2, slope: s - t };
    case 'hinge': {
      const sign = 2 * t - 1;
      return { value: Math.max(0, 1 - sign * s), slope: sign * s < 1 ? -sign : 0 };
    }
    case 'negatedMean':
      return { value: -s, slope: -1 };
    default:
      throw new Error(`invalid kind; expected one of ScoreLoss's: ${kind}`);
  }
}
