/** Ways to read less of an input than a whole block, as text for shaders. */

import { blockSize, float } from './layout.ts';

/** An input's single numbers: `float nameElement(float row, float column)`. */
export function elementText(name: string): string {
  return `
float ${name}Element(float row, float column) {
  vec2 at = floor(vec2(row, column) * 0.5);
  vec4 block = ${name}(at.x, at.y);
  vec2 pair = row - 2.0 * at.x < 0.5 ? block.xy : block.zw;
  return column - 2.0 * at.y < 0.5 ? pair.x : pair.y;
}`;
}

/** Half an input's row of blocks: `vec2 nameRow(float row, float j)`, the two numbers of that row. */
export function rowText(name: string): string {
  return `
vec2 ${name}Row(float row, float j) {
  float i = floor(row * 0.5);
  vec4 block = ${name}(i, j);
  return row - 2.0 * i < 0.5 ? block.xy : block.zw;
}`;
}

/** 1 for the numbers of a block that lie within so many columns, 0 beside them: `vec4 within(float j)`. */
export function withinText(columns: number): string {
  if (columns % 2 === 0) return 'vec4 within(float j) { return vec4(1); }';
  const last = float(blockSize([1, columns]).wide - 1);
  return `vec4 within(float j) { return j > ${last} - 0.5 ? vec4(1, 0, 1, 0) : vec4(1); }`;
}
