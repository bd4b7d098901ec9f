/** A model that was trained before, as a file: a line of JSON that says what it is, then its weights in 16 bits. */

import type { TextSetId } from '#data/texts.ts';
import type { SavedTokenizer } from '#data/tokenizers/tokenizer.ts';
import type { TokenModelConfiguration } from '#models/tokenModels.ts';
import { fromModelFile, toModelFile } from '#training/modelFile.ts';

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
  return toModelFile(model, parameters);
}

/** The model of a file. Throws when it is none. */
export function fromCheckpointFile(file: Uint8Array): TrainedModel {
  const { head, parameters } = fromModelFile(file);
  return { ...(head as Omit<TrainedModel, 'parameters'>), parameters }; // a file of our own
}
