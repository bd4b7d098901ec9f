/** Curves and marks in a plane: any value over any other, labelled where they end. */

import { linear, type Plot, type Scale, wayThrough } from './axes.ts';
import { Axes, ChartFrame, Cursor, type Tick, Words } from './ChartFrame.tsx';

/** An axis between two values; `log` spaces values by their ratios. */
export interface PlaneAxis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly (readonly [value: number, label: string])[];
  readonly scale?: 'log';
}

/** Where a label stands, seen from what it names. */
export type LabelSide = 'right' | 'left' | 'above' | 'below';

/** A curve, labelled at its last point unless told; one with dots shows each of its points. */
export interface PlaneLine {
  readonly label: string;
  readonly side?: LabelSide;
  /** Which of its points the label names. */
  readonly labelled?: number;
  readonly colour: string;
  readonly dash?: string;
  readonly hasDots?: boolean;
  readonly isFaint?: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** A single place. */
export interface PlaneMark {
  readonly label: string;
  readonly side?: LabelSide;
  readonly colour: string;
  readonly at: readonly [x: number, y: number];
}

/** What the chart draws. `summary` says in a sentence what it shows. */
export interface PlaneChartProps {
  readonly title: string;
  readonly summary: string;
  readonly x: PlaneAxis;
  readonly y: PlaneAxis;
  readonly lines: readonly PlaneLine[];
  readonly marks: readonly PlaneMark[];
  /** A value of the upright line that marks what is on show. */
  readonly cursor?: number;
}

const plot: Plot = { width: 430, height: 250, left: 44, right: 418, top: 16, floor: 212, gap: 6 };

/** A chart; what lies outside of its axes is drawn at their ends. */
export function PlaneChart({ title, summary, x, y, lines, marks, cursor }: PlaneChartProps) {
  const atX = placer(x, [plot.left, plot.right]);
  const atY = placer(y, [plot.floor, plot.top]);
  const drawn = lines.filter(({ points }) => points.length > 0);
  return (
    <ChartFrame className="chart in-plane" {...{ title, summary, plot }}>
      <Axes plot={plot} ticks={placed(y, atY)} />
      <Words y={plot.floor + 15} ticks={placed(x, atX)} />
      <Words y={plot.height - 4} ticks={[[plot.right, x.label, 'end']]} />
      {cursor !== undefined && <Cursor plot={plot} x={atX(cursor)} />}
      {drawn.map(({ label, colour, dash, isFaint, points }) => (
        <path
          key={label}
          className={isFaint ? 'line faint' : 'line'}
          d={`M${wayThrough(points, atX, atY)}`}
          style={{ stroke: colour, strokeDasharray: dash }}
        />
      ))}
      {drawn
        .filter(({ hasDots }) => hasDots)
        .flatMap(({ label, colour, points }) =>
          points.map(([u, v]) => (
            <circle
              key={`${label}${u} ${v}`}
              cx={atX(u)}
              cy={atY(v)}
              r="2.5"
              style={{ fill: colour }}
            />
          )),
        )}
      {marks.map(({ label, colour, at: [u, v] }) => (
        <circle
          key={label}
          className="mark"
          cx={atX(u)}
          cy={atY(v)}
          r="5"
          style={{ fill: colour }}
        />
      ))}
      {[...drawn, ...marks].map((one) => {
        const [u, v] = ('at' in one ? one.at : one.points.at(one.labelled ?? -1)) ?? [0, 0];
        return (
          <text
            key={one.label}
            className="end"
            {...besides(one.side ?? 'right', atX(u), atY(v))}
            style={{ fill: one.colour }}
          >
            {one.label}
          </text>
        );
      })}
    </ChartFrame>
  );
}

function placer({ from, to, scale }: PlaneAxis, onto: readonly [number, number]): Scale {
  const bend = scale === 'log' ? Math.log : (value: number) => value;
  const place = linear([bend(from), bend(to)], onto);
  return (value) => place(bend(Math.min(to, Math.max(from, value))));
}

function besides(side: LabelSide, x: number, y: number) {
  switch (side) {
    case 'right':
      return { x: x + 9, y, dy: '0.32em' };
    case 'left':
      return { x: x - 9, y, dy: '0.32em', textAnchor: 'end' } as const;
    case 'above':
      return { x, y: y - 10, textAnchor: 'middle' } as const;
    case 'below':
      return { x, y: y + 18, textAnchor: 'middle' } as const;
    default:
      return side satisfies never;
  }
}

function placed({ ticks }: PlaneAxis, at: Scale): Tick[] {
  return ticks.map(([value, label]) => [at(value), label]);
}
