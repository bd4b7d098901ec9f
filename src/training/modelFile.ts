/** A trained model as a file: a line of JSON that says what it is, then its weights in 16 bits. */

import { fromHalves, toHalves } from './halfFloats.ts';

/** What stands in a model's file. */
export interface ModelFile {
  /** What the model is, as JSON had it. */
  readonly head: unknown;
  readonly parameters: Float32Array;
}

/** The file of a model; its weights keep three figures. */
export function toModelFile(head: object, parameters: Float32Array): Uint8Array {
  const line = new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  const weights = new Uint8Array(toHalves(parameters).buffer);
  const file = new Uint8Array(line.length + weights.length);
  file.set(line);
  file.set(weights, line.length);
  return file;
}

/** What a file holds. Throws when it is no model's. */
export function fromModelFile(file: Uint8Array): ModelFile {
  const end = file.indexOf(newline);
  if (end < 0) throw new Error(`invalid checkpoint; expected a line of JSON: ${file.length} bytes`);
  const head: unknown = JSON.parse(new TextDecoder().decode(file.subarray(0, end)));
  const weights = file.slice(end + 1); // so that it begins at an even address
  return { head, parameters: fromHalves(new Uint16Array(weights.buffer)) };
}

const newline = 10;
