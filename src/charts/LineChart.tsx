/** Curves over steps: labelled at their ends, with a cursor at the step on show. */

import { linear, type Plot, valueAxis, wayThrough } from './axes.ts';
import { Axes, ChartFrame, Cursor, type End, Ends, Words } from './ChartFrame.tsx';

/** One curve: its points as step and value, in order. */
export interface Line {
  readonly label: string;
  readonly colour: string;
  readonly dash?: string | undefined;
  readonly points: readonly (readonly [number, number])[];
  /** Drawn faintly and without a label: what might have been. */
  readonly isFaint?: boolean;
}

/** A height worth comparing with, and what reaches it. One that stands alone has the hue of real data; several are grey. */
export interface ChartLevel {
  readonly value: number;
  readonly label: string;
}

/** What a line chart draws. `summary` says in a sentence what it shows. */
export interface LineChartProps {
  readonly title: string;
  readonly summary: string;
  readonly lines: readonly Line[];
  readonly levels: readonly ChartLevel[];
  readonly cursor: number;
}

const plot: Plot = { width: 430, height: 170, left: 34, right: 334, top: 10, floor: 148, gap: 6 };
const { left, right } = plot;

/** A small chart. Its upright axis ends at a round value, its other one at the last step. */
export function LineChart({ title, summary, lines, levels, cursor }: LineChartProps) {
  const drawn = lines.filter(({ points }) => points.length > 0);
  const all = drawn.flatMap(({ points }) => points);
  const lastStep = Math.max(1, ...all.map(([step]) => step));
  const axis = valueAxis([...levels.map(({ value }) => value), ...all.map(([, y]) => y)]);
  const x = linear([0, lastStep], [left, right]);
  const y = linear([0, axis.to], [plot.floor, plot.top]);
  const isAlone = levels.length === 1;
  const ends: End[] = [
    ...drawn
      .filter(({ isFaint }) => !isFaint)
      .map(({ label, colour, points }) => ({
        label,
        colour,
        height: y(points.at(-1)?.[1] ?? 0),
      })),
    ...levels.map(({ label, value }) => ({
      label,
      colour: isAlone ? 'var(--real)' : 'var(--soft)',
      height: y(value),
      isQuiet: !isAlone,
    })),
  ];
  const steps = `${lastStep.toLocaleString('en')} ${lastStep === 1 ? 'step' : 'steps'}`;
  return (
    <ChartFrame {...{ title, summary, plot }}>
      <Axes plot={plot} ticks={axis.ticks.map((tick) => [y(tick), tick])} />
      <Words
        y={plot.height - 4}
        ticks={[
          [left, 0, 'start'],
          [right, steps, 'end'],
        ]}
      />
      {levels.map(({ label, value }) => (
        <path
          key={label}
          className={isAlone ? 'level' : 'level rung'}
          d={`M${left} ${y(value)}H${right}`}
        />
      ))}
      <Cursor plot={plot} x={x(Math.min(cursor, lastStep))} />
      {drawn.map(({ label, colour, dash, points, isFaint }) => (
        <path
          key={`${label}${isFaint}`}
          className={isFaint ? 'line faint' : 'line'}
          d={`M${wayThrough(points, x, y)}`}
          style={{ stroke: colour, strokeDasharray: dash }}
        />
      ))}
      <Ends plot={plot} ends={ends} />
    </ChartFrame>
  );
}
