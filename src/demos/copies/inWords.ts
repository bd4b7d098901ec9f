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

/** How the model compares with real text, and how much of both is new. */
export function verdict({ model, real }: Tallies, values: CopiesValues): string {
  const { startsAtLines } = textSet(values.source);
  const compared =
    model.meanLongest > muchLonger * real.meanLongest
      ? 'Its stretches are much longer than those of real text: it recites.'
      : model.meanLongest > 1.1 * real.meanLongest
        ? 'Its stretches are somewhat longer than those of real text.'
        : 'Its stretches are no longer than those of real text.';
  const lines = startsAtLines
    ? ` ${share(model.lines)} of its lines stand whole among those that it has read; of the real ones ${share(real.lines)}.`
    : '';
  return (
    `${compared} ${share(model.newShare)} of what it wrote lies in no copied stretch of ${leastOf(values)} characters or more; ` +
    `of as much real text, ${share(real.newShare)}.${lines} ` +
    `The nearest ${startsAtLines ? 'line' : 'passage of that length'} that it has read holds ${share(model.shared)} of a sample’s letter triples on average, of a real text’s ${share(real.shared)}.`
  );
}

function share(value: number): string {
  return percent(Math.round(100 * value) / 100);
}
