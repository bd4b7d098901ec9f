/** What heads can learn, and how the figures of it are put into words. */

import type { Metrics } from '#engine/session.ts';
import type { Curve, Pattern } from '../framework/defineDemo.ts';
import { nounOf, unsureness } from '../next-token/patterns.ts';
import { learned, percent } from './habits.ts';
import type { InsideValues as Values } from './parameters.ts';

/** The scoreboard: two habits that tell how a transformer comes to use what it has read. */
export const patterns: readonly Pattern<Values>[] = [
  {
    id: 'looks-back',
    label: () => 'A head looks at the token just before',
    progress: ({ looksBack }) => looksBack ?? null,
    target: learned.looksBack,
    reading: ({ looksBack = 0 }) => percent(looksBack),
  },
  {
    id: 'induction',
    label: () => 'A head looks at what came after the same token last time',
    progress: ({ induction }) => induction ?? null,
    target: learned.induction,
    reading: ({ induction = 0 }) => percent(induction),
  },
];

/** How far the best head has come with each habit. */
export const curves: readonly Curve<Values>[] = [
  {
    title: 'Share of its attention that the best head gives to a habit',
    lines: [
      { metric: 'looksBack', label: 'one back', colour: 'attention' },
      { metric: 'induction', label: 'induction', colour: 'attention', dash: '4 3' },
    ],
    levels: () => [],
  },
];

/** "as unsure as picking among 1.4 words; its best head looks one back 18 %". */
export function describe(metrics: Metrics, values: Values): string {
  const { heldOutLoss, looksBack } = metrics;
  if (heldOutLoss === undefined) return 'nothing measured yet';
  const clauses = [unsureness(heldOutLoss, nounOf(values))];
  if (looksBack !== undefined)
    clauses.push(
      `the head that looks back most does so with ${percent(looksBack)} of its attention`,
    );
  return clauses.join('; ');
}
