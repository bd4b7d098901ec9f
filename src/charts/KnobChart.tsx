/** Measures over the settings of a knob: labelled at their ends, with the level that real text has, and a cursor. */

import { linear, valueAxis } from './axes.ts';
import { spreadApart } from './labelSpread.ts';

/** One measure at each setting, null where it is not known; `level` is what it is compared with. */
export interface KnobLine {
  readonly label: string;
  readonly dash?: string;
  readonly values: readonly (number | null)[];
  readonly level: number | null;
}

/** What the chart draws. `percent` writes values as shares. */
export interface KnobChartProps {
  readonly title: string;
  readonly summary: string;
  /** What is turned, and to what. */
  readonly knob: string;
  readonly settings: readonly number[];
  readonly lines: readonly KnobLine[];
  readonly isPercent?: boolean;
  readonly cursor: number;
}

const size = { width: 240, height: 140 };
const edge = { top: 10, right: 52, bottom: 22, left: 40 };
const right = size.width - edge.right;
const floor = size.height - edge.bottom;

/** A small chart; dashed in the hue of real data is what real text has. */
export function KnobChart(props: KnobChartProps) {
  const { title, summary, knob, settings, lines, isPercent = false, cursor } = props;
  const known = lines.flatMap(({ values, level }) => [...values, level]);
  const axis = valueAxis(known.filter((value) => value !== null));
  const [first = 0] = settings;
  const last = settings.at(-1) ?? 1;
  const x = linear([first, last], [edge.left, right]);
  const y = linear([0, axis.to], [floor, edge.top]);
  const drawn = lines.map(({ values, ...line }) => ({
    ...line,
    points: values.flatMap((value, i) =>
      value === null ? [] : [[settings[i] ?? 0, value] as const],
    ),
  }));
  const ends = drawn.filter(({ points }) => points.length > 0);
  const heights = spreadApart(
    ends.map(({ points }) => y(points.at(-1)?.[1] ?? 0)),
    { gap: 14, top: edge.top, bottom: floor },
  );
  return (
    <div className="chart">
      <p className="title">{title}</p>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={summary}>
        <path className="axis" d={`M${edge.left} ${edge.top}V${floor}H${right}`} />
        {axis.ticks.map((tick) => (
          <text
            key={tick}
            className="tick"
            x={edge.left - 6}
            y={y(tick)}
            dy="0.32em"
            textAnchor="end"
          >
            {isPercent ? `${Math.round(100 * tick)} %` : tick}
          </text>
        ))}
        <text className="tick" x={edge.left} y={size.height - 4}>
          {first}
        </text>
        <text className="tick" x={(edge.left + right) / 2} y={size.height - 4} textAnchor="middle">
          {knob}
        </text>
        <text className="tick" x={right} y={size.height - 4} textAnchor="end">
          {last}
        </text>
        <path className="cursor" d={`M${x(cursor)} ${edge.top}V${floor}`} />
        {drawn.map(({ label, level, dash, points }) => (
          <g key={label}>
            {level !== null && <path className="level" d={`M${edge.left} ${y(level)}H${right}`} />}
            {points.length > 0 && (
              <path
                className="line"
                d={`M${points.map(([at, value]) => `${x(at)} ${y(value)}`).join('L')}`}
                style={{ stroke: 'var(--generated)', strokeDasharray: dash }}
              />
            )}
          </g>
        ))}
        {ends.map(({ label }, i) => (
          <text
            key={label}
            className="end"
            x={right + 6}
            y={heights[i]}
            dy="0.32em"
            style={{ fill: 'var(--generated)' }}
          >
            {label}
          </text>
        ))}
      </svg>
    </div>
  );
}
