/** Shares, from 0 to 1, over a setting: labelled at their ends, with a cursor at the setting on show. */

import { linear, type Plot, wayThrough } from './axes.ts';
import { Axes, ChartFrame, Cursor, Ends, Words } from './ChartFrame.tsx';
import { shareTicks } from './shareTicks.ts';

/** One curve: a share for each value of the setting, in order. */
export interface ShareCurve {
  readonly label: string;
  readonly colour: string;
  readonly dash?: string;
  readonly points: readonly (readonly [number, number])[];
}

/** What is drawn. `summary` says in a sentence what it shows. */
export interface ShareCurvesProps {
  readonly title: string;
  readonly summary: string;
  readonly axis: string;
  readonly curves: readonly ShareCurve[];
  readonly cursor: number;
}

const plot: Plot = { width: 430, height: 190, left: 54, right: 318, top: 10, floor: 154, gap: 6 };

/** A small chart from 0 to 100 %, as wide as the setting's largest value. */
export function ShareCurves({ title, summary, axis, curves, cursor }: ShareCurvesProps) {
  const last = Math.max(...curves.flatMap(({ points }) => points.map(([at]) => at)), 1);
  const x = linear([0, last], [plot.left, plot.right]);
  const y = linear([0, 1], [plot.floor, plot.top]);
  const whole = Array.from({ length: Math.floor(last) + 1 }, (_, at) => at);
  const ends = curves.map(({ label, colour, points }) => ({
    label,
    colour,
    height: y(points.at(-1)?.[1] ?? 0),
  }));
  return (
    <ChartFrame {...{ title, summary, plot }}>
      <Axes plot={plot} ticks={shareTicks(y)} />
      <Words y={plot.floor + 14} ticks={whole.map((at) => [x(at), at])} />
      <Words y={plot.height - 4} ticks={[[plot.right, axis, 'end']]} />
      <Cursor plot={plot} x={x(Math.min(cursor, last))} />
      {curves.map(({ label, colour, dash, points }) => (
        <path
          key={label}
          className="line"
          d={`M${wayThrough(points, x, y)}`}
          style={{ stroke: colour, strokeDasharray: dash }}
        />
      ))}
      <Ends plot={plot} ends={ends} />
    </ChartFrame>
  );
}
