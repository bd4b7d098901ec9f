/** What a table of counts can be judged by, and how the figures of it are put into words. */

import type { Metrics } from '#engine/session.ts';
import type { Curve, Level, Pattern } from '../framework/defineDemo.ts';
import { unsureness } from '../next-token/patterns.ts';
import { percent } from './inWords.ts';
import type { CountValues as Values } from './parameters.ts';

/** The scoreboard. */
export const patterns: readonly Pattern<Values>[] = [
  {
    id: 'known',
    label: () => 'Contexts in unseen text are in the table',
    progress: ({ known = 0 }) => known,
    target: 0.9,
    reading: ({ known = 0 }) => percent(known),
  },
  {
    id: 'spared',
    label: () => 'Half of a blind guess’s surprise is gone',
    progress: (metrics) => Math.max(0, sparedShare(metrics)),
    target: 0.5,
    reading: (metrics) =>
      metrics['surprise'] === undefined ? 'infinite surprise' : percent(sparedShare(metrics)),
  },
  {
    id: 'words',
    label: () => 'Words that it writes are real',
    applies: ({ source }) => source !== 'names',
    progress: ({ real }, { source }) => (source === 'names' ? null : (real ?? null)),
    target: 0.8,
    reading: ({ real = 0 }) => percent(real),
  },
  {
    id: 'names',
    label: () => 'Names that it writes are real',
    applies: ({ source }) => source === 'names',
    progress: ({ real }, { source }) => (source === 'names' ? (real ?? null) : null),
    target: 0.5,
    reading: ({ real = 0 }) => percent(real),
  },
  {
    id: 'own',
    label: ({ tokens }) =>
      tokens === 'words'
        ? 'Five words in a row are not copied'
        : 'Sixteen letters in a row are not copied',
    progress: ({ copied = 0 }) => 1 - copied,
    target: 0.8,
    reading: ({ copied = 0 }) => percent(1 - copied),
  },
];

/** The curves: what the table is worth on unseen text, and how far it is filled. */
export const curves: readonly Curve<Values>[] = [
  {
    title: 'Surprise at each token of unseen text, in nats (lower is better)',
    lines: [
      { metric: 'surprise1', label: 'order 1', colour: 'loss', dash: '1 4' },
      { metric: 'surprise2', label: 'order 2', colour: 'loss', dash: '2 3' },
      { metric: 'surprise3', label: 'order 3', colour: 'loss', dash: '5 3' },
      { metric: 'surprise4', label: 'order 4', colour: 'loss', dash: '9 3' },
      { metric: 'surprise', label: 'this table', colour: 'generator' },
    ],
    levels: (_, { uniform }): Level[] =>
      uniform === undefined ? [] : [{ value: uniform, label: 'a blind guess' }],
  },
  {
    title: 'Contexts seen, of all that could be, and known, of those in unseen text',
    lines: [
      { metric: 'known', label: 'known', colour: 'real' },
      { metric: 'share', label: 'seen', colour: 'loss', dash: '5 3' },
      { metric: 'impossible', label: 'ruled out', colour: 'generated', dash: '2 3' },
    ],
    levels: () => [],
  },
];

/** "has read the text; in unseen text as unsure as picking among 11 letters, with 98 % of the contexts known". */
export function describe(metrics: Metrics, values: Values): string {
  const { read = 0, surprise, impossible = 0, known = 0 } = metrics;
  if (read === 0) return 'has read nothing yet, so that any token is as likely as any other';
  const progress = read < 1 ? `has read ${percent(read)} of the text` : 'has read the text';
  const worth =
    surprise === undefined
      ? `infinitely surprised, having ruled out ${percent(impossible)} of the ${nounOf(values)} there`
      : unsureness(surprise, nounOf(values));
  return `${progress}; in unseen text ${worth}, with ${percent(known)} of the contexts known`;
}

/** What tokens are called under these settings. */
export function nounOf({ tokens }: Pick<Values, 'tokens'>): 'letters' | 'words' {
  return tokens === 'words' ? 'words' : 'letters';
}

/** The share of a blind guess's surprise that the counts take away; nothing where they make it infinite. */
function sparedShare({ surprise, uniform = 0 }: Metrics): number {
  return surprise === undefined || uniform === 0 ? 0 : 1 - surprise / uniform;
}
