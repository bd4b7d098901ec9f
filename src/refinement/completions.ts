/** What a model wrote after what it was given: the rows that feedback is about, and how likely they are. */

import type { TokenModel } from '#models/tokenModel.ts';
import { readValues, tidy } from '#tensor/tensor.ts';

/** A prompt and what came after it, as tokens; each of at least one. */
export interface Completion {
  readonly prompt: Int32Array;
  readonly written: Int32Array;
}

/** Completions as one batch, padded to one length; only what was written counts. */
export interface CompletionRows {
  /** [rows · time] */
  readonly tokens: Int32Array;
  /** [rows · time], one place on. */
  readonly targets: Int32Array;
  readonly time: number;
  /** Of each row the first place that counts, and the one after the last. */
  readonly counted: readonly (readonly [from: number, to: number])[];
}

/** Puts completions below one another. Throws for an empty one, or for one that is longer than the context allows. */
export function rowsOf(completions: readonly Completion[], context: number): CompletionRows {
  const lengths = completions.map(({ prompt, written }) => prompt.length + written.length);
  const time = Math.max(...lengths) - 1;
  if (time > context)
    throw new Error(`invalid completion; expected ${context + 1} tokens at most: ${time + 1}`);
  const tokens = new Int32Array(completions.length * time);
  const targets = new Int32Array(completions.length * time);
  const counted = completions.map(({ prompt, written }, row) => {
    if (prompt.length === 0 || written.length === 0)
      throw new Error('invalid completion; expected a prompt and something written after it');
    const whole = Int32Array.of(...prompt, ...written);
    tokens.set(whole.subarray(0, -1), row * time);
    targets.set(whole.subarray(1), row * time);
    return [prompt.length - 1, whole.length - 1] as const;
  });
  return { tokens, targets, time, counted };
}

/** The log-probability of what was written in each row, in nats: the sum over its tokens. */
export function logProbabilities(model: TokenModel, rows: CompletionRows): Float64Array {
  const logits = tidy(() => readValues(model.logitsAt(rows.tokens, rows.time)));
  return new Guesses(logits, model.vocabulary, rows).logProbabilities;
}

/** A model's guesses along completions, in double precision. */
export class Guesses {
  /** Of what was written in each row, in nats. */
  readonly logProbabilities: Float64Array;
  private readonly logits: Float32Array;
  private readonly vocabulary: number;
  private readonly rows: CompletionRows;

  /** @param logits [rows · time, vocabulary] */
  constructor(logits: Float32Array, vocabulary: number, rows: CompletionRows) {
    this.logits = logits;
    this.vocabulary = vocabulary;
    this.rows = rows;
    this.logProbabilities = Float64Array.from(rows.counted, (_, row) => {
      let sum = 0;
      this.places(row, (place) => {
        sum += (logits[place * vocabulary + (rows.targets[place] ?? 0)] ?? 0) - this.logSum(place);
      });
      return sum;
    });
  }

  /** The slope of Σ weight · log-probability, over the rows, at each logit: [rows · time · vocabulary]. */
  slope(weights: readonly number[]): Float32Array {
    const { logits, vocabulary, rows } = this;
    const slope = new Float32Array(logits.length);
    for (const [row, weight] of weights.entries()) {
      this.places(row, (place) => {
        const total = this.logSum(place);
        const start = place * vocabulary;
        for (let i = start; i < start + vocabulary; i++)
          slope[i] = -weight * Math.exp((logits[i] ?? 0) - total);
        const chosen = start + (rows.targets[place] ?? 0);
        slope[chosen] = (slope[chosen] ?? 0) + weight;
      });
    }
    return slope;
  }

  /**
   * How far these guesses lie from another model's, KL(these ‖ others), in nats: summed over the tokens written in
   * each row.
   */
  divergences(others: Guesses): Float64Array {
    const { logits, vocabulary } = this;
    return Float64Array.from(this.rows.counted, (_, row) => {
      let sum = 0;
      this.places(row, (place) => {
        const [own, other] = [this.logSum(place), others.logSum(place)];
        const start = place * vocabulary;
        for (let i = start; i < start + vocabulary; i++) {
          const logChance = (logits[i] ?? 0) - own;
          sum += Math.exp(logChance) * (logChance - ((others.logits[i] ?? 0) - other));
        }
      });
      return sum;
    });
  }

  /** Calls for each place of a row that counts. */
  private places(row: number, each: (place: number) => void): void {
    const [from, to] = this.rows.counted[row] ?? [0, 0];
    for (let place = from; place < to; place++) each(row * this.rows.time + place);
  }

  /** ln Σ eˣ over the logits at a place, without overflow. */
  private logSum(place: number): number {
    const row = this.logits.subarray(place * this.vocabulary, (place + 1) * this.vocabulary);
    let top = Number.NEGATIVE_INFINITY;
    for (const x of row) top = Math.max(top, x);
    let sum = 0;
    for (const x of row) sum += Math.exp(x - top);
    return top + Math.log(sum);
  }
}
