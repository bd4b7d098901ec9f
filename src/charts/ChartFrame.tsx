/** What charts have in common: their frame, words beside and below the plot, the cursor, and names where curves end. */

import type { ReactNode } from 'react';
import type { Plot } from './axes.ts';
import { type LabelRoom, spreadApart } from './labelSpread.ts';

/** A chart's frame. `summary` says in a sentence what it shows. */
export interface ChartFrameProps {
  readonly title: string;
  readonly summary: string;
  readonly plot: Plot;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A title, and below it the drawing. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, summary, plot, className = 'chart', children } = props;
  return (
    <div className={className}>
      <p className="title">{title}</p>
      <svg viewBox={`0 0 ${plot.width} ${plot.height}`} role="img" aria-label={summary}>
        {children}
      </svg>
    </div>
  );
}

/** What is written at a place along an axis; below the plot its middle stands there, unless told. */
export type Tick = readonly [at: number, label: ReactNode, anchor?: 'start' | 'end'];

/** Both axes, with what is written beside the upright one. */
export function Axes({ plot, ticks }: { readonly plot: Plot; readonly ticks: readonly Tick[] }) {
  const { left, right, top, floor, gap } = plot;
  return (
    <>
      <path className="axis" d={`M${left} ${top}V${floor}H${right}`} />
      {ticks.map(([at, label]) => (
        <text key={at} x={left - gap} y={at} dy="0.32em" textAnchor="end">
          {label}
        </text>
      ))}
    </>
  );
}

/** A row of words at this height. */
export function Words({ y, ticks }: { readonly y: number; readonly ticks: readonly Tick[] }) {
  return ticks.map(([at, label, anchor]) => (
    <text key={at} x={at} y={y} textAnchor={anchor ?? 'middle'}>
      {label}
    </text>
  ));
}

/** The upright line at what is on show. */
export function Cursor({ plot, x }: { readonly plot: Plot; readonly x: number }) {
  return <path className="cursor" d={`M${x} ${plot.top}V${plot.floor}`} />;
}

/** A name beside the end of a curve, and the height that it ends at. */
export interface End {
  readonly label: string;
  readonly colour?: string;
  readonly height: number;
  /** A quiet one is set lighter, so that the curves' own names stand out. */
  readonly isQuiet?: boolean;
}

/** Where names may stand, if not anywhere beside the plot. */
export interface EndsProps {
  readonly plot: Plot;
  readonly ends: readonly End[];
  readonly room?: LabelRoom;
}

/** The curves' names, moved apart where they would lie on one another. */
export function Ends({ plot: { right, top, floor, gap }, ends, room }: EndsProps) {
  const heights = spreadApart(
    ends.map(({ height }) => height),
    room ?? { gap: 14, top, bottom: floor },
  );
  return ends.map(({ label, colour, isQuiet }, i) => (
    <text
      key={`${label}${isQuiet}`}
      className={isQuiet ? undefined : 'end'}
      x={right + gap}
      y={heights[i]}
      dy="0.32em"
      style={{ fill: colour }}
    >
      {label}
    </text>
  ));
}
