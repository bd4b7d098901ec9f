/** Shares with their uncertainty over one setting: a curve that is measured, and points that the reader adds. */

import { linear } from './axes.ts';

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

const size = { width: 430, height: 230 };
const edge = { top: 12, right: 62, bottom: 36, left: 50 };
const right = size.width - edge.right;
const floor = size.height - edge.bottom;

/** Upright from 0 to 100 %; each point with a bar from the low end of its interval to the high one. */
export function ScoreChart(props: ScoreChartProps) {
  const { title, summary, axis, ticks, series, level, cursor } = props;
  const [from = 0, to = 1] = [ticks[0], ticks.at(-1)];
  const x = linear([from, to], [edge.left + 10, right - 10]);
  const y = linear([0, 1], [floor, edge.top]);
  return (
    <div className="chart score-chart">
      <p className="title">{title}</p>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={summary}>
        <path className="axis" d={`M${edge.left} ${edge.top}V${floor}H${right}`} />
        {[0, 0.5, 1].map((share) => (
          <text
            key={share}
            className="tick"
            x={edge.left - 6}
            y={y(share)}
            dy="0.32em"
            textAnchor="end"
          >
            {100 * share} %
          </text>
        ))}
        {ticks.map((tick) => (
          <text key={tick} className="tick" x={x(tick)} y={floor + 15} textAnchor="middle">
            {tick}
          </text>
        ))}
        <text className="tick" x={(edge.left + right) / 2} y={floor + 31} textAnchor="middle">
          {axis}
        </text>
        <path className="level" d={`M${edge.left} ${y(level.share)}H${right}`} />
        <text className="tick" x={right + 6} y={y(level.share)} dy="0.32em">
          {level.label}
        </text>
        <path className="cursor" d={`M${x(cursor)} ${edge.top}V${floor}`} />
        {series.map((one) => (
          <Series key={one.label} {...{ one, x, y }} />
        ))}
      </svg>
    </div>
  );
}

interface SeriesProps {
  readonly one: ScoreSeries;
  readonly x: (at: number) => number;
  readonly y: (share: number) => number;
}

function Series({ one: { label, colour, isCurve, points }, x, y }: SeriesProps) {
  const last = points.at(-1);
  if (!last) return null;
  const way = `M${points.map(({ at, share }) => `${x(at)} ${y(share)}`).join('L')}`;
  return (
    <g style={{ stroke: colour, fill: colour }} data-series={label}>
      {isCurve && <path className="line" d={way} style={{ stroke: colour }} />}
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
        x={isCurve ? right + 6 : x(last.at) - 9}
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
