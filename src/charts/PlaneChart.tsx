/** Curves and marks in a plane: any value over any other, labelled where they end. */

import { linear } from './axes.ts';

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

const size = { width: 430, height: 250 };
const edge = { top: 16, right: 12, bottom: 38, left: 44 };
const right = size.width - edge.right;
const floor = size.height - edge.bottom;

/** A chart; what lies outside of its axes is drawn at their ends. */
export function PlaneChart({ title, summary, x, y, lines, marks, cursor }: PlaneChartProps) {
  const atX = placer(x, [edge.left, right]);
  const atY = placer(y, [floor, edge.top]);
  const drawn = lines.filter(({ points }) => points.length > 0);
  return (
    <div className="chart in-plane">
      <p className="title">{title}</p>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={summary}>
        <Axes {...{ x, y, atX, atY }} />
        {cursor !== undefined && (
          <path className="cursor" d={`M${atX(cursor)} ${edge.top}V${floor}`} />
        )}
        {drawn.map(({ label, colour, dash, isFaint, points }) => (
          <path
            key={label}
            className={isFaint ? 'line faint' : 'line'}
            d={`M${points.map(([u, v]) => `${atX(u)} ${atY(v)}`).join('L')}`}
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
      </svg>
    </div>
  );
}

function placer({ from, to, scale }: PlaneAxis, onto: readonly [number, number]) {
  const bend = scale === 'log' ? Math.log : (value: number) => value;
  const place = linear([bend(from), bend(to)], onto);
  return (value: number) => place(bend(Math.min(to, Math.max(from, value))));
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

interface AxesProps extends Pick<PlaneChartProps, 'x' | 'y'> {
  readonly atX: (value: number) => number;
  readonly atY: (value: number) => number;
}

function Axes({ x, y, atX, atY }: AxesProps) {
  return (
    <>
      <path className="axis" d={`M${edge.left} ${edge.top}V${floor}H${right}`} />
      {y.ticks.map(([value, label]) => (
        <text
          key={value}
          className="tick"
          x={edge.left - 6}
          y={atY(value)}
          dy="0.32em"
          textAnchor="end"
        >
          {label}
        </text>
      ))}
      {x.ticks.map(([value, label]) => (
        <text key={value} className="tick" x={atX(value)} y={floor + 15} textAnchor="middle">
          {label}
        </text>
      ))}
      <text className="tick" x={right} y={size.height - 4} textAnchor="end">
        {x.label}
      </text>
    </>
  );
}
