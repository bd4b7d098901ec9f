/** One text from a model up to its own end: a name, a tale, a line. */

import type { Random } from '#data/random.ts';
import type { Transformer } from '#models/transformer.ts';
import { CachedReading } from './cachedReading.ts';
import { sampleToken } from './generate.ts';

/** Where a text ends, and how it is drawn. */
export interface WriteOptions {
  /** The token that ends a text; it is written as well. */
  readonly end: number;
  /** Divides the logits: 1 draws by the model's own chances. */
  readonly temperature: number;
}

/**
 * Writes on after a prompt until the end token, or until the context is full.
 * @param prompt one token or more @returns what was written, without the prompt: at least one token
 */
export function writeUntil(
  model: Transformer,
  prompt: Int32Array,
  { end, temperature }: WriteOptions,
  random: Random,
): Int32Array {
  const reading = new CachedReading(model);
  let logits = new Float32Array();
  for (const token of prompt) logits = reading.read(token) as Float32Array<ArrayBuffer>;
  const written: number[] = [];
  for (;;) {
    const token = sampleToken(logits, temperature, random);
    written.push(token);
    if (token === end || reading.length >= model.context) return Int32Array.from(written);
    logits = reading.read(token) as Float32Array<ArrayBuffer>;
  }
}
