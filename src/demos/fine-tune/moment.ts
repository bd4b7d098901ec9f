/** What the figure is shown of a run: what both models write, and how far each matrix has moved. */

import type { Look } from '#engine/session.ts';
import type { Stretch } from '../votes/newWords.ts';

/** A moment of the run, as the figure draws it. */
export interface FineTuneMoment {
  /** Samples of the model as it was and as it is, from the same dice; words that only the new text has are marked. */
  readonly before: readonly (readonly Stretch[])[];
  readonly after: readonly (readonly Stretch[])[];
  /** How the new text begins, as the model reads it; what it does not know is U+FFFD. */
  readonly newText: string;
  /** The model's matrices in its order, a block's as "qkv.0". */
  readonly matrices: readonly string[];
  /** How far each has moved: ‖ΔW‖ / ‖W‖. */
  readonly moved: Float32Array;
}

/** Puts a moment into a look. */
export function toLook({ moved, ...rest }: FineTuneMoment): Look {
  return { arrays: { moved }, texts: { moment: JSON.stringify(rest) } };
}

/** The moment in a look; null when there is none. */
export function momentOf(look: Look | null): FineTuneMoment | null {
  const [text, moved] = [look?.texts?.['moment'], look?.arrays['moved']];
  if (text === undefined || !moved) return null;
  return { ...(JSON.parse(text) as Omit<FineTuneMoment, 'moved'>), moved }; // written by `toLook`
}
