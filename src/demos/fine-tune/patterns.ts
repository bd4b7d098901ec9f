/** What the new text has given, and what of the old one it has cost, put into numbers and words. */

import type { Metrics } from '#engine/session.ts';
import type { Curve, Level, Pattern } from '../framework/defineDemo.ts';
import type { FineTuneValues as Values } from './parameters.ts';

/** The scoreboard: the new is learned, also beyond the letter, and the old is not lost. */
export const patterns: readonly Pattern<Values>[] = [
  {
    id: 'read',
    label: () => 'Has learned the lines that it reads',
    progress: (metrics) => fallen(metrics, 'read'),
    target: 0.7,
    reading: (metrics) => fromTo(metrics, 'read'),
  },
  {
    id: 'kept',
    label: () => 'Has learned their manner: lines kept back',
    progress: (metrics) => fallen(metrics, 'kept'),
    target: 0.4,
    reading: (metrics) => fromTo(metrics, 'kept'),
  },
  {
    id: 'old',
    label: () => 'Still knows its old text',
    progress: knownOfOld,
    target: 0.9,
    reading: (metrics) => fromTo(metrics, 'old'),
  },
];

/** The losses, in nats a token, each with what it was before. */
export const curves: readonly Curve<Values>[] = [
  {
    title: 'Loss on the new text, in nats a token',
    lines: [
      { metric: 'readLoss', label: 'read', colour: 'generator' },
      { metric: 'keptLoss', label: 'kept back', colour: 'discriminator', dash: '6 3' },
    ],
    levels: (_, metrics) => before(metrics, 'read'),
  },
  {
    title: 'Forgetting: loss on the old text, kept back',
    lines: [{ metric: 'oldLoss', label: 'old text', colour: 'loss' }],
    levels: (_, metrics) => before(metrics, 'old'),
  },
];

/** "the new text went from 2.81 to 0.62 nats a token, the old one from 1.65 to 2.10". */
export function describe(metrics: Metrics): string {
  if (metrics['oldLoss'] === undefined) return 'nothing measured yet';
  return `the new text stands at ${fromTo(metrics, 'read')} nats a token, the old one at ${fromTo(metrics, 'old')}`;
}

/** The share of its first loss that is gone; null for what is not measured. */
function fallen(metrics: Metrics, text: string): number | null {
  const [was, is] = lossesOf(metrics, text);
  return was === undefined || is === undefined ? null : Math.max(0, 1 - is / was);
}

/** Of what it knew of the old text beyond pure chance, the share that is left. */
function knownOfOld(metrics: Metrics): number | null {
  const [was, is] = lossesOf(metrics, 'old');
  const { vocabulary } = metrics;
  if (was === undefined || is === undefined || vocabulary === undefined) return null;
  const chance = Math.log(vocabulary);
  return Math.min(1, Math.max(0, (chance - is) / (chance - was)));
}

function fromTo(metrics: Metrics, text: string): string {
  const [was, is] = lossesOf(metrics, text);
  return `${was?.toFixed(2)} → ${is?.toFixed(2)}`;
}

function before(metrics: Metrics, text: string): Level[] {
  const [value] = lossesOf(metrics, text);
  return value === undefined ? [] : [{ value, label: 'before' }];
}

function lossesOf(metrics: Metrics, text: string) {
  return [metrics[`${text}Before`], metrics[`${text}Loss`]] as const;
}
