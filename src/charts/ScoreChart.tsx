/** Shares with their uncertainty over one setting: a curve that is measured, and points that the reader adds. */

import { linear, type Plot, type Scale, wayThrough } from './axes.ts';
import { Axes, ChartFrame, Cursor, Words } from './ChartFrame.tsx';
import { shareTicks } from './shareTicks.ts';

/** A share at a place, with the interval that it lies in. */
export interface ScorePoint {
  readonly at: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Points of one kind; those of a curve are joined, others stand for themselves as diamonds. */
export interface ScoreSeries {
  readonly label: string;
  readonly colour: string;
  readonly isCurve: boolean;
  readonly points: readonly ScorePoint[];
}

/** What the chart shows. `summary` says it in a sentence. */
export interface ScoreChartProps {
  readonly title: string;
  readonly summary: string;
  /** What the axis to the right measures, and which places of it are written below. */
  readonly axis: string;
  readonly ticks: readonly number[];
  readonly series: readonly ScoreSeries[];
  /** A share worth comparing with. */
  readonly level: { readonly share: number; readonly label: string };
  /** The place that is set now. */
  readonly cursor: number;
}

const plot: Plot = { width: 430, height: 230, left: 50, right: 368, top: 12, floor: 194, gap: 6 };
const { left, right, top, floor, gap } = plot;

/** Upright from 0 to 100 %; each point with a bar from the low end of its interval to the high one. */
export function ScoreChart(props: ScoreChartProps) {
  const { title, summary, axis, ticks, series, level, cursor } = props;
  const [from = 0, to = 1] = [ticks[0], ticks.at(-1)];
  const x = linear([from, to], [left + 10, right - 10]);
  const y = linear([0, 1], [floor, top]);
  return (
    <ChartFrame className="chart score-chart" {...{ title, summary, plot }}>
      <Axes plot={plot} ticks={shareTicks(y)} />
      <Words y={floor + 15} ticks={ticks.map((tick) => [x(tick), tick])} />
      <Words y={floor + 31} ticks={[[(left + right) / 2, axis]]} />
      <path className="level" d={`M${left} ${y(level.share)}H${right}`} />
      <text x={right + gap} y={y(level.share)} dy="0.32em">
        {level.label}
      </text>
      <Cursor plot={plot} x={x(cursor)} />
      {series.map((one) => (
        <Series key={one.label} {...{ one, x, y }} />
      ))}
    </ChartFrame>
  );
}

interface SeriesProps {
  readonly one: ScoreSeries;
  readonly x: Scale;
  readonly y: Scale;
}

function Series({ one: { label, colour, isCurve, points }, x, y }: SeriesProps) {
  const last = points.at(-1);
  if (!last) return null;
  const curve = points.map(({ at, share }) => [at, share] as const);
  return (
    <g style={{ stroke: colour, fill: colour }} data-series={label}>
      {isCurve && (
        <path className="line" d={`M${wayThrough(curve, x, y)}`} style={{ stroke: colour }} />
      )}
      {points.map(({ at, share, low, high }) => (
        <g key={at}>
          <path className="interval" d={`M${x(at)} ${y(low)}V${y(high)}`} />
          {isCurve ? (
            <circle cx={x(at)} cy={y(share)} r={3} />
          ) : (
            <path
              className="diamond"
              d={`M${x(at)} ${y(share) - 6}l6 6l-6 6l-6 -6Z`}
              style={{ fill: colour }}
            />
          )}
        </g>
      ))}
      <text
        className="end"
        x={isCurve ? right + gap : x(last.at) - 9}
        y={y(last.share)}
        dy={isCurve ? '0.32em' : '-0.6em'}
        textAnchor={isCurve ? 'start' : 'end'}
        style={{ fill: colour, stroke: 'none' }}
      >
        {label}
      </text>
    </g>
  );
}
