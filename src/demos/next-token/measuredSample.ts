/** A sample as the session has measured it. */

/** A text measured against what the model has read. Places are in UTF-16 units of `text`. */
export interface MeasuredSample {
  readonly text: string;
  /** Where it lies in stretches that stand so in the training text, from … to. */
  readonly covered: readonly (readonly [number, number])[];
  /** The longest such stretch, from … to, whatever its length. */
  readonly longest: readonly [number, number];
  /** What stands before and after that stretch in the training text. */
  readonly source: readonly [before: string, after: string];
  /** The line, or as long a stretch, that holds most of its letter triples, and which share of them. */
  readonly nearest: { readonly text: string; readonly shared: number } | null;
  readonly newShare: number;
  /** Whether it is a whole line of the training text, where lines stand for themselves. */
  readonly isLine: boolean;
}
