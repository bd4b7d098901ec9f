/** Losses as shaders: each brings its value and its slope. */

import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { ScoreLossAttributes, ScoreLossKind } from '../ops/scoreLosses/scoreLosses.ts';
import { discard, draw } from './draw.ts';
import { blockSize, float } from './layout.ts';
import { withinText } from './reading.ts';

type Tensors<Name extends string> = Readonly<Record<Name, TensorInfo>>;

/** The loss (one number), and its gradient at the scores [rows, 1]. */
export function scoreLoss(
  backend: MathBackendWebGL,
  { scores, targets }: Tensors<'scores' | 'targets'>,
  { kind }: ScoreLossAttributes,
): TensorInfo[] {
  const [rows = 0] = scores.shape;
  const { value, slope } = textsOf(kind);
  const inputs = { scores, targets };
  const read = 'vec2 s = scores(k, 0.0).xz, t = targets(k, 0.0).xz;';
  return [
    draw(backend, {
      name: `loss ${kind}`,
      inputs,
      shape: [],
      text: () => meanText(rows, `${read} vec2 loss = ${value};`),
    }),
    draw(backend, {
      name: `loss slope ${kind}`,
      inputs,
      shape: scores.shape,
      text: () =>
        `vec4 block(float k, float j) { ${read} return vec4(${slope}, 0, 0).xzyw * ${float(1 / rows)}; }`,
    }),
  ];
}

/** A loss and its slope for scores s and targets t. */
function textsOf(kind: ScoreLossKind): { readonly value: string; readonly slope: string } {
  switch (kind) {
    case 'binaryCrossEntropy':
      return {
        value: 'max(s, 0.0) - t * s + log(1.0 + exp(-abs(s)))',
        slope: '1.0 / (1.0 + exp(-clamp(s, -80.0, 80.0))) - t',
      };
    case 'halfSquaredError':
      return { value: '0.5 * (s - t) * (s - t)', slope: 's - t' };
    case 'hinge':
      return {
        value: 'max(1.0 - (2.0 * t - 1.0) * s, 0.0)',
        slope: '(1.0 - 2.0 * t) * vec2(greaterThan(1.0 - (2.0 * t - 1.0) * s, vec2(0)))',
      };
    case 'negatedMean':
      return { value: '-s', slope: 'vec2(-1)' };
    default:
      return kind satisfies never;
  }
}

/** The mean of `loss`, which the text tells for the two rows of block row k. */
function meanText(rows: number, text: string): string {
  const full = Math.floor(rows / 2);
  return `
vec2 lossOf(float k) { ${text} return loss; }
vec4 block(float i, float j) {
  vec2 sum = vec2(0);
  for (float k = 0.0; k < ${float(full)} - 0.5; k++) sum += lossOf(k);
  ${rows % 2 === 1 ? `sum.x += lossOf(${float(full)}).x;` : ''}
  return vec4((sum.x + sum.y) * ${float(1 / rows)}, 0, 0, 0);
}`;
}

/** The mean surprise (one number), and its gradient at the logits [rows, classes]. */
export function crossEntropy(
  backend: MathBackendWebGL,
  { logits, targets }: Tensors<'logits' | 'targets'>,
): TensorInfo[] {
  const [rows = 0, classes = 0] = logits.shape;
  const sums = draw(backend, {
    name: 'surprise',
    inputs: { logits },
    vectors: { targets },
    shape: [rows, 2],
    text: () => surpriseText(classes),
  });
  const value = draw(backend, {
    name: 'mean surprise',
    inputs: { sums },
    shape: [],
    text: () => meanText(rows, 'vec2 loss = sums(k, 0.0).yw;'),
  });
  const slope = draw(backend, {
    name: 'surprise slope',
    inputs: { logits, sums },
    vectors: { targets },
    shape: [rows, classes],
    text: () => `${chosenText}
vec4 block(float i, float j) {
  return (exp(logits(i, j) - sums(i, 0.0).xxzz) - chosen(i, j)) * ${float(1 / rows)};
}`,
  });
  discard(backend, sums);
  return [value, slope];
}

/** The logarithm of the sum of all exponentiated logits of a row, and the row's surprise. */
function surpriseText(classes: number): string {
  const { wide } = blockSize([1, classes]);
  const each = `for (float k = 0.0; k < ${float(wide)} - 0.5; k++)`;
  return `${withinText(classes)}${chosenText}
vec4 block(float i, float j) {
  vec2 top = logits(i, 0.0).xz;
  ${each} {
    vec4 l = logits(i, k);
    top = max(top, max(l.xz, mix(l.xz, l.yw, within(k).yw)));
  }
  vec4 sum = vec4(0), own = vec4(0);
  ${each} {
    vec4 l = logits(i, k) - top.xxyy;
    sum += exp(l) * within(k);
    own += l * chosen(i, k);
  }
  vec2 total = log(sum.xz + sum.yw);
  return vec4(top + total, total - own.xz - own.yw).xzyw;
}`;
}

/** 1 where a block's column is its row's target, 0 elsewhere. */
const chosenText = `
vec4 chosen(float i, float j) {
  vec2 apart = vec2(targets(2.0 * i), targets(2.0 * i + 1.0)) - 2.0 * j;
  return vec4(lessThan(abs(vec4(apart.x, apart.x - 1.0, apart.y, apart.y - 1.0)), vec4(0.5)));
}`;
