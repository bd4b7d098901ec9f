/** Two curves over steps with the gap between them shaded, small enough to stand in a row with others on the same scale. */

import { linear, valueAxis } from './axes.ts';
import { spreadApart } from './labelSpread.ts';

/** One of the two curves: its points as step and value, in order. */
export interface GapLine {
  readonly label: string;
  readonly dash?: string | undefined;
  readonly points: readonly (readonly [number, number])[];
}

/** What is drawn. `summary` says in a sentence what it shows. */
export interface GapChartProps {
  readonly title: string;
  readonly summary: string;
  readonly upper: GapLine;
  readonly lower: GapLine;
  /** The largest value and the last step of all charts in the row. */
  readonly highest: number;
  readonly lastStep: number;
  readonly cursor: number;
}

const size = { width: 240, height: 130 };
const edge = { top: 8, right: 64, bottom: 18, left: 44 };
const right = size.width - edge.right;
const floor = size.height - edge.bottom;

/** A small chart in the hue of losses. */
export function GapChart(props: GapChartProps) {
  const { title, summary, upper, lower, highest, lastStep, cursor } = props;
  const axis = valueAxis([highest]);
  const x = linear([0, Math.max(1, lastStep)], [edge.left, right]);
  const y = linear([0, axis.to], [floor, edge.top]);
  const path = (points: GapLine['points']) =>
    points.map(([step, value]) => `${x(step)} ${y(value)}`).join('L');
  const lines = [upper, lower].filter(({ points }) => points.length > 0);
  const heights = spreadApart(
    lines.map(({ points }) => y(points.at(-1)?.[1] ?? 0)),
    { gap: 13, top: edge.top, bottom: floor - 2 },
  );
  return (
    <div className="chart">
      <p className="title">{title}</p>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={summary}>
        <path className="axis" d={`M${edge.left} ${edge.top}V${floor}H${right}`} />
        {axis.ticks.map((tick) => (
          <text key={tick} x={edge.left - 5} y={y(tick)} dy="0.32em" textAnchor="end">
            {tick}
          </text>
        ))}
        {lines.length === 2 && (
          <path className="gap" d={`M${path(upper.points)}L${path(lower.points.toReversed())}Z`} />
        )}
        <path className="cursor" d={`M${x(Math.min(cursor, lastStep))} ${edge.top}V${floor}`} />
        {lines.map(({ label, dash, points }, i) => (
          <g key={label}>
            <path
              className="line"
              d={`M${path(points)}`}
              style={{ stroke: 'var(--loss)', strokeDasharray: dash }}
            />
            <text
              className="end"
              x={right + 5}
              y={heights[i]}
              dy="0.32em"
              style={{ fill: 'var(--loss)' }}
            >
              {label}
            </text>
          </g>
        ))}
        <text x={edge.left} y={size.height - 4}>
          0
        </text>
        <text x={right} y={size.height - 4} textAnchor="end">
          {`${lastStep.toLocaleString('en')} steps`}
        </text>
      </svg>
    </div>
  );
}
