/** What the pick of n gains, and in the plane of gain and cost where three hundred votes stand beside it. */

import { type PlaneAxis, PlaneChart, type PlaneLine } from '#charts/PlaneChart.tsx';
import { mostDrawn } from './parameters.ts';
import type { Gains } from './pool.ts';
import { votesTrail } from './votesTrail.ts';

/** The gains, and which n is on show. */
export interface GainChartsProps {
  readonly gains: Gains;
  readonly n: number;
  /** The model is the one that the votes moved. */
  readonly hasVotes: boolean;
}

/** Two charts, side by side where there is room. */
export function GainCharts({ gains, n, hasVotes }: GainChartsProps) {
  const at = Math.min(n, gains.n.length) - 1;
  const now = gains.mean[at] ?? 0;
  return (
    <div className="columns">
      <PlaneChart
        title="What the pick gains"
        summary={`${told(gains, at)} Without a choice it is ${percent(gains.mean[0] ?? 0)}.`}
        x={drawnAxis}
        y={shareAxis}
        lines={linesOf(gains)}
        marks={[{ label: percent(now), side: side(now), colour: 'var(--ink)', at: [at + 1, now] }]}
        cursor={at + 1}
      />
      <PlaneChart {...costChart(gains, at, hasVotes)} />
    </div>
  );
}

/** Expected of a pick, in a sentence. */
export function told({ mean, byRule }: Gains, at: number): string {
  const [first] = byRule;
  const share = percent(mean[at] ?? 0);
  if (byRule.length === 1 && first?.rule.isYesNo)
    return `Of picks among ${at + 1}, ${share} ${first.rule.what}.`;
  return `A pick among ${at + 1} beats ${share} of all tales that were drawn${byRule.length > 1 ? ', on average over the rules' : ''}.`;
}

/** A share in whole per cent. */
export function percent(share: number): string {
  return `${Math.round(100 * share)}\u00a0%`;
}

const drawnAxis: PlaneAxis = {
  label: 'n, texts drawn to keep one',
  from: 1,
  to: mostDrawn,
  ticks: [1, 2, 4, 8, 16, 32, 64].map((n) => [n, String(n)]),
  scale: 'log',
};

const shareAxis: PlaneAxis = {
  label: '',
  from: 0,
  to: 1,
  ticks: [0, 0.25, 0.5, 0.75, 1].map((share) => [share, `${100 * share} %`]),
};

const driftAxis: PlaneAxis = {
  label: 'how far from the model’s own texts, KL in nats',
  from: 0,
  to: 4.5,
  ticks: [0, 1, 2, 3, 4].map((nats) => [nats, String(nats)]),
};

const dashes = ['', '7 3', '2 3', '9 3 2 3', '4 2'] as const;

function linesOf({ n, byRule, mean }: Gains): PlaneLine[] {
  const along = (values: readonly number[]) =>
    values.map((value, i) => [n[i] ?? 0, value] as const);
  if (byRule.length === 1) return [{ label: '', colour: 'var(--generated)', points: along(mean) }];
  return byRule.map(({ rule, values }, i) => ({
    label: rule.short,
    side: 'left',
    colour: 'var(--generated)',
    dash: dashes[i] ?? '',
    points: along(values),
  }));
}

function costChart({ mean, divergence, bound, byRule }: Gains, at: number, hasVotes: boolean) {
  const along = (costs: readonly number[]) => costs.map((cost, i) => [cost, mean[i] ?? 0] as const);
  const isAboutDogs = hasVotes && byRule.length === 1 && byRule[0]?.rule.id === 'dog';
  const lines: PlaneLine[] = [
    {
      label: 'at most',
      labelled: Math.min(4, along(bound).length - 1),
      colour: 'var(--soft)',
      dash: '3 3',
      points: along(bound),
    },
    { label: '', colour: 'var(--generated)', points: along(divergence) },
  ];
  if (isAboutDogs)
    lines.push({
      label: '300 votes',
      side: 'below',
      colour: 'var(--generator)',
      hasDots: true,
      points: votesTrail.map(({ dog, drift }) => [drift, dog]),
    });
  const [cost, now] = [divergence[at] ?? 0, mean[at] ?? 0];
  const last = votesTrail.at(-1);
  const beside =
    isAboutDogs && last
      ? ` Three hundred votes brought the model to ${percent(last.dog)} at ${last.drift.toFixed(1)} nats.`
      : '';
  return {
    title: 'What it costs in distance',
    summary: `The pick among ${at + 1} stands ${cost.toFixed(2)} nats from the model’s own texts, at most ${(bound[at] ?? 0).toFixed(2)}.${beside}`,
    x: driftAxis,
    y: shareAxis,
    lines,
    marks: [
      {
        label: `best of ${at + 1}`,
        side: cost > 0.8 ? ('left' as const) : ('right' as const),
        colour: 'var(--ink)',
        at: [cost, now] as const,
      },
    ],
  };
}

function side(value: number): 'above' | 'below' {
  return value > 0.85 ? 'below' : 'above';
}
