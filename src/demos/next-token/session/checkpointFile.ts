/** A model that was trained before, as a file: a line of JSON that says what it is, then its weights in 16 bits. */

import type { TextSetId } from '#data/texts.ts';
import type { SavedTokenizer } from '#data/tokenizers/tokenizer.ts';
import type { TokenModelConfiguration } from '#models/tokenModels.ts';
import { fromHalves, toHalves } from '#training/halfFloats.ts';

/** What a trained model is, and how it came about. */
export interface TrainedModel {
  readonly source: TextSetId;
  readonly configuration: TokenModelConfiguration;
  readonly tokenizer: SavedTokenizer;
  readonly seed: number;
  readonly steps: number;
  /** Mean surprise at the held-out text with the weights in 16 bits, in nats. */
  readonly heldOutLoss: number;
  readonly parameters: Float32Array;
}

/** The file of a model; its weights keep three figures. */
export function toCheckpointFile({ parameters, ...model }: TrainedModel): Uint8Array {
  const head = new TextEncoder().encode(`${JSON.stringify(model)}\n`);
  const weights = new Uint8Array(toHalves(parameters).buffer);
  const file = new Uint8Array(head.length + weights.length);
  file.set(head);
  file.set(weights, head.length);
  return file;
}

/** The model of a file. Throws when it is none. */
export function fromCheckpointFile(file: Uint8Array): TrainedModel {
  const end = file.indexOf(newline);
  if (end < 0) throw new Error(`invalid checkpoint; expected a line of JSON: ${file.length} bytes`);
  const model = JSON.parse(new TextDecoder().decode(file.subarray(0, end))) as Omit<
    TrainedModel,
    'parameters'
  >; // a file of our own
  const weights = file.slice(end + 1); // so that it begins at an even address
  return { ...model, parameters: fromHalves(new Uint16Array(weights.buffer)) };
}

const newline = 10;
