/** What the comparison says, in sentences. */

import { textSet } from '#data/texts.ts';
import { percent } from '../count/inWords.ts';
import type { CopiesValues } from './parameters.ts';
import { leastOf, type Tally } from './samples.ts';

/** The model's samples and the real texts beside them. */
export interface Tallies {
  readonly model: Tally;
  readonly real: Tally;
}

/** From so many times real text's mean on, a model counts as reciting. */
const muchLonger = 1.5;

/** From so many times on they are not alike any more; below, 24 samples don’t tell. */
const somewhatLonger = 1.1;

/** How the model compares with real text, in a sentence. */
export function verdict({ model, real }: Tallies): string {
  const times = model.meanLongest / Math.max(1, real.meanLongest);
  if (times > muchLonger)
    return 'Its stretches are much longer than those of real text: it recites.';
  if (times > somewhatLonger) return 'Its stretches are somewhat longer than those of real text.';
  return 'Its stretches are no longer than those of real text.';
}

/** What is compared, and both figures. */
export interface Comparison {
  readonly what: string;
  readonly model: string;
  readonly real: string;
}

/** The figures behind the verdict, one by one. */
export function comparisons({ model, real }: Tallies, values: CopiesValues): Comparison[] {
  const { startsAtLines } = textSet(values.source);
  const row = (what: string, read: (tally: Tally) => string): Comparison => ({
    what,
    model: read(model),
    real: read(real),
  });
  return [
    row('Longest stretch, on average', ({ meanLongest }) => meanLongest.toFixed(1)),
    row(`New: in no copy of ${leastOf(values)} or more`, ({ newShare }) => share(newShare)),
    row(
      `Letter triples that the nearest ${startsAtLines ? 'line' : 'passage'} holds`,
      ({ shared }) => share(shared),
    ),
    ...(startsAtLines ? [row('Whole lines that were read', ({ lines }) => share(lines))] : []),
  ];
}

function share(value: number): string {
  return percent(Math.round(100 * value) / 100);
}
