/** Measures over the settings of a knob: labelled at their ends, with the level that real text has, and a cursor. */

import { linear, type Plot, valueAxis, wayThrough } from './axes.ts';
import { Axes, ChartFrame, Cursor, Ends, Words } from './ChartFrame.tsx';

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

const plot: Plot = { width: 240, height: 140, left: 40, right: 188, top: 10, floor: 118, gap: 6 };
const { left, right } = plot;

/** A small chart; dashed in the hue of real data is what real text has. */
export function KnobChart(props: KnobChartProps) {
  const { title, summary, knob, settings, lines, isPercent = false, cursor } = props;
  const known = lines.flatMap(({ values, level }) => [...values, level]);
  const axis = valueAxis(known.filter((value) => value !== null));
  const [first = 0] = settings;
  const last = settings.at(-1) ?? 1;
  const x = linear([first, last], [left, right]);
  const y = linear([0, axis.to], [plot.floor, plot.top]);
  const drawn = lines.map(({ values, ...line }) => ({
    ...line,
    points: values.flatMap((value, i) =>
      value === null ? [] : [[settings[i] ?? 0, value] as const],
    ),
  }));
  const ends = drawn
    .filter(({ points }) => points.length > 0)
    .map(({ label, points }) => ({
      label,
      colour: 'var(--generated)',
      height: y(points.at(-1)?.[1] ?? 0),
    }));
  return (
    <ChartFrame {...{ title, summary, plot }}>
      <Axes
        plot={plot}
        ticks={axis.ticks.map((tick) => [
          y(tick),
          isPercent ? `${Math.round(100 * tick)} %` : tick,
        ])}
      />
      <Words
        y={plot.height - 4}
        ticks={[
          [left, first, 'start'],
          [(left + right) / 2, knob],
          [right, last, 'end'],
        ]}
      />
      <Cursor plot={plot} x={x(cursor)} />
      {drawn.map(({ label, level, dash, points }) => (
        <g key={label}>
          {level !== null && <path className="level" d={`M${left} ${y(level)}H${right}`} />}
          {points.length > 0 && (
            <path
              className="line"
              d={`M${wayThrough(points, x, y)}`}
              style={{ stroke: 'var(--generated)', strokeDasharray: dash }}
            />
          )}
        </g>
      ))}
      <Ends plot={plot} ends={ends} />
    </ChartFrame>
  );
}
