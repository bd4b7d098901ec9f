/** Curves over steps: labelled at their ends, with a cursor at the step on show. */

import { linear, type ValueAxis, valueAxis } from './axes.ts';
import { spreadApart } from './labelSpread.ts';

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

const size = { width: 430, height: 170 };
const edge = { top: 10, right: 96, bottom: 22, left: 34 };
const right = size.width - edge.right;
const floor = size.height - edge.bottom;

/** A small chart. Its upright axis ends at a round value, its other one at the last step. */
export function LineChart({ title, summary, lines, levels, cursor }: LineChartProps) {
  const drawn = lines.filter(({ points }) => points.length > 0);
  const all = drawn.flatMap(({ points }) => points);
  const lastStep = Math.max(1, ...all.map(([step]) => step));
  const axis = valueAxis([...levels.map(({ value }) => value), ...all.map(([, y]) => y)]);
  const x = linear([0, lastStep], [edge.left, right]);
  const y = linear([0, axis.to], [floor, edge.top]);
  const draw = (points: Line['points']) =>
    `M${points.map(([step, value]) => `${x(step)} ${y(value)}`).join('L')}`;
  const ends = [
    ...drawn.filter(({ isFaint }) => !isFaint).map((line) => endOfLine(line, y)),
    ...levels.map((level) => endOfLevel(level, y(level.value), levels.length === 1)),
  ];
  return (
    <div className="chart">
      <p className="title">{title}</p>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={summary}>
        <Axes axis={axis} lastStep={lastStep} y={y} />
        {levels.map(({ label, value }) => (
          <path
            key={label}
            className={levels.length > 1 ? 'level rung' : 'level'}
            d={`M${edge.left} ${y(value)}H${right}`}
          />
        ))}
        <path className="cursor" d={`M${x(Math.min(cursor, lastStep))} ${edge.top}V${floor}`} />
        {drawn.map((one) => (
          <path
            key={`${one.label}${one.isFaint}`}
            className={one.isFaint ? 'line faint' : 'line'}
            d={draw(one.points)}
            style={{ stroke: one.colour, strokeDasharray: one.dash }}
          />
        ))}
        <Ends ends={ends} />
      </svg>
    </div>
  );
}

interface AxesProps {
  readonly axis: ValueAxis;
  readonly lastStep: number;
  readonly y: (value: number) => number;
}

function Axes({ axis, lastStep, y }: AxesProps) {
  return (
    <>
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
          {tick}
        </text>
      ))}
      <text className="tick" x={edge.left} y={size.height - 4}>
        0
      </text>
      <text className="tick" x={right} y={size.height - 4} textAnchor="end">
        {`${lastStep.toLocaleString('en')} ${lastStep === 1 ? 'step' : 'steps'}`}
      </text>
    </>
  );
}

interface End {
  readonly label: string;
  readonly colour: string;
  readonly height: number;
  /** A quiet one is set lighter, so that the curves' own names stand out. */
  readonly isQuiet: boolean;
}

function endOfLine({ label, colour, points }: Line, y: (value: number) => number): End {
  return { label, colour, height: y(points.at(-1)?.[1] ?? 0), isQuiet: false };
}

function endOfLevel({ label }: ChartLevel, height: number, isAlone: boolean): End {
  return { label, colour: isAlone ? 'var(--real)' : 'var(--soft)', height, isQuiet: !isAlone };
}

function Ends({ ends }: { readonly ends: readonly End[] }) {
  const heights = spreadApart(
    ends.map(({ height }) => height),
    { gap: 14, top: edge.top, bottom: floor },
  );
  return ends.map(({ label, colour, isQuiet }, i) => (
    <text
      key={`${label}${isQuiet}`}
      className={isQuiet ? 'tick' : 'end'}
      x={right + 6}
      y={heights[i]}
      dy="0.32em"
      style={{ fill: colour }}
    >
      {label}
    </text>
  ));
}
