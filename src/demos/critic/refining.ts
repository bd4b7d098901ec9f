/** What the figure asks of the GAN, and what the answers say. */

import type { Look, Question } from '#engine/session.ts';
import type { CriticValues } from './parameters.ts';

/** What points are worth. */
export interface Measures {
  /** The share on the shape. */
  readonly onShape: number;
  readonly covered: number;
  readonly parts: number;
  /** How even they are among the parts, from 0 to 1. */
  readonly evenness: number;
}

/** Points before and after, and what they are worth. */
export interface Refined {
  readonly points: Float32Array;
  readonly after: Float32Array;
  readonly worth: readonly [before: Measures, after: Measures];
  /** Of the noise that moves: the share on the shape and of parts covered, along the way. */
  readonly way: { readonly onShape: readonly number[]; readonly covered: readonly number[] };
}

type Asking = Pick<
  CriticValues,
  'method' | 'leniency' | 'steps' | 'stepSize' | 'push' | 'diceSeed'
>;

/** What the critic makes of its generator's points. */
export function refiningQuestion({ method, diceSeed, ...values }: Asking): Question {
  const { leniency, steps, stepSize, push } = values;
  return method === 'rejection'
    ? { kind: 'rejection', seed: diceSeed, leniency }
    : { kind: 'climb', seed: diceSeed, steps, stepSize, push: Number(push) };
}

/** The answer to `refiningQuestion`. */
export function refinedOf({ arrays }: Look): Refined {
  const points = arrays['points'] ?? new Float32Array();
  const kept = arrays['kept'];
  return {
    points,
    after: kept ? points.filter((_, i) => (kept[i >> 1] ?? 0) > 0.5) : (arrays['moved'] ?? points),
    worth: [measuresOf(arrays['before']), measuresOf(arrays['after'])],
    way: { onShape: [...(arrays['onShape'] ?? [])], covered: [...(arrays['covered'] ?? [])] },
  };
}

function measuresOf(values: Float32Array | undefined): Measures {
  const [onShape = 0, covered = 0, parts = 0, evenness = 0] = values ?? [];
  // Recordings keep numbers to four digits or so.
  return { onShape, covered: Math.round(covered), parts: Math.round(parts), evenness };
}
