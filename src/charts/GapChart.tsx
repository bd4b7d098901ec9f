/** Two curves over steps with the gap between them shaded, small enough to stand in a row with others on the same scale. */

import { linear, type Plot, valueAxis, wayThrough } from './axes.ts';
import { Axes, ChartFrame, Cursor, Ends, Words } from './ChartFrame.tsx';

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

const plot: Plot = { width: 240, height: 130, left: 44, right: 176, top: 8, floor: 112, gap: 5 };
const { left, right, top, floor } = plot;

/** A small chart in the hue of losses. */
export function GapChart(props: GapChartProps) {
  const { title, summary, upper, lower, highest, lastStep, cursor } = props;
  const axis = valueAxis([highest]);
  const x = linear([0, Math.max(1, lastStep)], [left, right]);
  const y = linear([0, axis.to], [floor, top]);
  const lines = [upper, lower].filter(({ points }) => points.length > 0);
  const ends = lines.map(({ label, points }) => ({
    label,
    colour: 'var(--loss)',
    height: y(points.at(-1)?.[1] ?? 0),
  }));
  const around = [...upper.points, ...lower.points.toReversed()];
  return (
    <ChartFrame {...{ title, summary, plot }}>
      <Axes plot={plot} ticks={axis.ticks.map((tick) => [y(tick), tick])} />
      {lines.length === 2 && <path className="gap" d={`M${wayThrough(around, x, y)}Z`} />}
      <Cursor plot={plot} x={x(Math.min(cursor, lastStep))} />
      {lines.map(({ label, dash, points }) => (
        <path
          key={label}
          className="line"
          d={`M${wayThrough(points, x, y)}`}
          style={{ stroke: 'var(--loss)', strokeDasharray: dash }}
        />
      ))}
      <Ends plot={plot} ends={ends} room={{ gap: 13, top, bottom: floor - 2 }} />
      <Words
        y={plot.height - 4}
        ticks={[
          [left, 0, 'start'],
          [right, `${lastStep.toLocaleString('en')} steps`, 'end'],
        ]}
      />
    </ChartFrame>
  );
}
