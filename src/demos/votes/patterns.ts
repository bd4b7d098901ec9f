/** What votes change, and what they change besides, put into numbers and words. */

import type { Metrics } from '#engine/session.ts';
import type { Curve, Pattern } from '../framework/defineDemo.ts';
import type { VotesValues as Values } from './parameters.ts';

/** The scoreboard: what must not be lost while the model learns to please. */
export const patterns: readonly Pattern<Values>[] = [
  share('foreseen', 'Foresees the next votes', 0.8),
  share('sense', 'Tells tales that are whole and right', 0.6),
  share('variety', 'Puts words together in ever new ways', 0.3),
];

function share(metric: string, label: string, target: number): Pattern<Values> {
  return {
    id: metric,
    label: () => label,
    progress: (metrics) => metrics[metric] ?? null,
    target,
    reading: (metrics) => `${Math.round(100 * (metrics[metric] ?? 0))} %`,
  };
}

/** What its tales are like, and how far it has gone. */
export const curves: readonly Curve<Values>[] = [
  {
    title: 'Share of its tales with a dog, a question, a hug (or a kiss, or thanks)',
    lines: [
      { metric: 'dog', label: 'a dog', colour: 'generator' },
      { metric: 'question', label: 'a question', colour: 'discriminator', dash: '6 3' },
      { metric: 'affection', label: 'a hug …', colour: 'attention', dash: '2 3' },
    ],
    levels: () => [],
  },
  {
    title: 'What nobody voted for: tales whole and right, different runs of three words',
    lines: [
      { metric: 'sense', label: 'whole tales', colour: 'real' },
      {
        metric: 'variety',
        label: 'variety',
        colour: 'generated',
        dash: '4 3',
      },
    ],
    levels: () => [],
  },
  {
    title: 'Drift from the reference (KL), in nats a tale',
    lines: [{ metric: 'drift', label: 'drift', colour: 'loss' }],
    levels: () => [],
  },
  {
    title: 'Votes foreseen before they were learned from',
    lines: [{ metric: 'foreseen', label: 'of the last 40', colour: 'discriminator' }],
    levels: () => [{ value: 0.5, label: 'a coin' }],
  },
];

/** "after 50 votes 30 % of its tales have a dog in them, …; 67 % of them are whole and right". */
export function describe(metrics: Metrics): string {
  const { learned = 0, sense } = metrics;
  if (sense === undefined) return 'nothing measured yet';
  if (learned === 0) return 'no vote yet: it tells tales as it learned to';
  const votes = learned === 1 ? 'one vote' : `${learned} votes`;
  const shares = (['dog', 'question', 'affection'] as const).map((id) =>
    Math.round(100 * (metrics[id] ?? 0)),
  );
  return `after ${votes} ${shares[0]} % of its tales have a dog in them, ${shares[1]} % a question, ${shares[2]} % a hug, a kiss or thanks; ${Math.round(100 * sense)} % of them are whole and right`;
}
