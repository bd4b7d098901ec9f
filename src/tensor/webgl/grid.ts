/** Sequences and heads of odd length do not begin at a block's edge: padded with zeros to even lengths they do. */

import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { AttentionShape } from '../ops/attention/attention.ts';
import { discard, draw } from './draw.ts';
import { float } from './layout.ts';
import { elementText } from './reading.ts';

/** How [batch · time, parts · heads · width of a head] falls into blocks. */
export interface Grid extends AttentionShape {
  readonly sequences: number;
  readonly headWidth: number;
  /** How many times the width stands side by side: 3 for queries, keys and values. */
  readonly parts: number;
  /** Sequences times heads. */
  readonly matrices: number;
  /** Lengths in blocks, of a sequence, of a head, of all heads. */
  readonly timeBlocks: number;
  readonly headBlocks: number;
  readonly partBlocks: number;
  /** The padded sizes: of all sequences, of all heads. */
  readonly evenRows: number;
  readonly evenWidth: number;
  /** All of it that a shader's text depends on. */
  readonly key: string;
}

/** How this tensor falls into blocks. @param x [batch · time, parts · width] */
export function gridOf(x: TensorInfo, { time, heads }: AttentionShape, parts: number): Grid {
  const [rows = 0, columns = 0] = x.shape;
  const [sequences, headWidth] = [rows / time, columns / parts / heads];
  const [timeBlocks, headBlocks] = [Math.ceil(time / 2), Math.ceil(headWidth / 2)];
  const partBlocks = heads * headBlocks;
  return {
    ...{ time, heads, sequences, headWidth, parts, timeBlocks, headBlocks, partBlocks },
    matrices: sequences * heads,
    evenRows: 2 * sequences * timeBlocks,
    evenWidth: 2 * partBlocks,
    key: `${time} ${heads} ${headWidth}`,
  };
}

/** The tensor padded, or itself if it is even already: [padded rows, parts · padded width]. */
export function evenly(backend: MathBackendWebGL, x: TensorInfo, grid: Grid): TensorInfo {
  if (isEven(grid)) return x;
  const { time, headWidth, timeBlocks, headBlocks, evenRows, evenWidth, parts } = grid;
  return draw(backend, {
    name: `evenly ${grid.key}`,
    inputs: { x },
    shape: [evenRows, parts * evenWidth],
    text: () =>
      regroupedText({
        rows: { from: time, to: 2 * timeBlocks },
        columns: { from: headWidth, to: 2 * headBlocks },
      }),
  });
}

/** The reverse of `evenly`; disposes of the padded tensor. */
export function unevenly(backend: MathBackendWebGL, x: TensorInfo, grid: Grid): TensorInfo {
  if (isEven(grid)) return x;
  const { time, headWidth, timeBlocks, headBlocks, sequences, heads, parts } = grid;
  const y = draw(backend, {
    name: `unevenly ${grid.key}`,
    inputs: { x },
    shape: [sequences * time, parts * heads * headWidth],
    text: () =>
      regroupedText({
        rows: { from: 2 * timeBlocks, to: time },
        columns: { from: 2 * headBlocks, to: headWidth },
      }),
  });
  discard(backend, x);
  return y;
}

function isEven({ time, headWidth }: Grid): boolean {
  return time % 2 === 0 && headWidth % 2 === 0;
}

/** Groups of one length become groups of another, cut off or filled up with zeros. */
interface Regrouped {
  readonly from: number;
  readonly to: number;
}

function regroupedText({ rows, columns }: { rows: Regrouped; columns: Regrouped }): string {
  const found = (at: string, { from, to }: Regrouped) =>
    `regrouped(${at}, ${float(from)}, ${float(to)})`;
  return `${elementText('x')}
float regrouped(float at, float from, float to) {
  float group = floor((at + 0.5) / to);
  float within = at - group * to;
  return within > from - 0.5 ? -1.0 : group * from + within;
}
float element(float row, float column) {
  float r = ${found('row', rows)};
  float c = ${found('column', columns)};
  return min(r, c) < 0.0 ? 0.0 : xElement(r, c);
}
vec4 block(float i, float j) {
  float r = 2.0 * i, c = 2.0 * j;
  return vec4(element(r, c), element(r, c + 1.0), element(r + 1.0, c), element(r + 1.0, c + 1.0));
}`;
}

/** For a row i of the [batch · heads] matrices: its row in its matrix, the first row of its sequence, the first column of its head. */
export function placeText({ timeBlocks, headBlocks, heads }: Grid): string {
  return `
vec3 place(float i) {
  float matrix = floor((i + 0.5) / ${float(timeBlocks)});
  float sequence = floor((matrix + 0.5) / ${float(heads)});
  float head = matrix - sequence * ${float(heads)};
  return vec3(i - matrix * ${float(timeBlocks)}, sequence * ${float(timeBlocks)}, head * ${float(headBlocks)});
}`;
}

/** For a block of [batch · time, width]: its row in its sequence, the first row of the sequence, the first row of its head's matrix. */
export function cellText({ timeBlocks, headBlocks, heads }: Grid): string {
  return `
vec3 cell(float i, float j) {
  float sequence = floor((i + 0.5) / ${float(timeBlocks)});
  float head = floor((j + 0.5) / ${float(headBlocks)});
  float matrix = sequence * ${float(heads)} + head;
  return vec3(i - sequence * ${float(timeBlocks)}, sequence * ${float(timeBlocks)}, matrix * ${float(timeBlocks)});
}`;
}
