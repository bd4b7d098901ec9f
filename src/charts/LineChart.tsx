/** Curves over steps: labelled at their ends, with a cursor at the step on show. */

import { nice, ticks } from 'd3-array';

/** One curve: its points as step and value, in order. */
export interface Line {
  readonly label: string;
  readonly colour: string;
  readonly dash?: string | undefined;
  readonly points: readonly (readonly [number, number])[];
  /** Drawn faintly and without a label: what might have been. */
  readonly isFaint?: boolean;
}

/** What a line chart draws. `summary` says in a sentence what it shows. */
export interface LineChartProps {
  readonly title: string;
  readonly summary: string;
  readonly lines: readonly Line[];
  readonly level?: { readonly value: number; readonly label: string } | null;
  readonly cursor: number;
}

const size = { width: 430, height: 170 };
const edge = { top: 10, right: 96, bottom: 22, left: 34 };

/** A small chart whose height starts at zero. */
export function LineChart({ title, summary, lines, level, cursor }: LineChartProps) {
  const drawn = lines.filter(({ points }) => points.length > 0);
  const all = drawn.flatMap(({ points }) => points);
  const lastStep = Math.max(1, ...all.map(([step]) => step));
  const highest = Math.max(level?.value ?? 0, ...all.map(([, value]) => value), 1e-6);
  const [, top] = nice(0, highest, 3);
  const x = linear(lastStep, [edge.left, size.width - edge.right]);
  const y = linear(top, [size.height - edge.bottom, edge.top]);
  const draw = (points: Line['points']) =>
    `M${points.map(([step, value]) => `${x(step)} ${y(value)}`).join('L')}`;
  const ends = drawn.filter(({ isFaint }) => !isFaint).map((one) => endOf(one, y));
  if (level) ends.push({ label: level.label, colour: 'var(--real)', height: y(level.value) });
  return (
    <div className="chart">
      <p className="title">{title}</p>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={summary}>
        <path className="axis" d={`M${edge.left} ${edge.top}V${y(0)}H${size.width - edge.right}`} />
        {ticks(0, top, 3).map((tick) => (
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
        <text className="tick" x={size.width - edge.right} y={size.height - 4} textAnchor="end">
          {`${lastStep.toLocaleString('en')} steps`}
        </text>
        {level && (
          <path
            className="level"
            d={`M${edge.left} ${y(level.value)}H${size.width - edge.right}`}
          />
        )}
        <path className="cursor" d={`M${x(Math.min(cursor, lastStep))} ${edge.top}V${y(0)}`} />
        {drawn.map((one) => (
          <path
            key={`${one.label}${one.isFaint}`}
            className={one.isFaint ? 'line faint' : 'line'}
            d={draw(one.points)}
            style={{ stroke: one.colour, strokeDasharray: one.dash }}
          />
        ))}
        {spreadApart(ends).map(({ label, colour, height }) => (
          <text
            key={label}
            className="end"
            x={size.width - edge.right + 6}
            y={height}
            dy="0.32em"
            style={{ fill: colour }}
          >
            {label}
          </text>
        ))}
      </svg>
    </div>
  );
}

interface End {
  readonly label: string;
  readonly colour: string;
  readonly height: number;
}

function endOf({ label, colour, points }: Line, y: (value: number) => number): End {
  return { label, colour, height: y(points.at(-1)?.[1] ?? 0) };
}

/** Labels that would lie on one another move apart. */
function spreadApart(ends: readonly End[]): End[] {
  const gap = 14;
  let lowest = Number.NEGATIVE_INFINITY;
  return ends
    .toSorted((a, b) => a.height - b.height)
    .map((end) => {
      lowest = Math.max(end.height, lowest + gap);
      return { ...end, height: lowest };
    });
}

/**
 * From 0 … `most` onto a stretch of the chart, to a tenth of its unit.
 * (d3-scale does this too, but brings 9 KB of colour interpolation and date formats along.)
 */
function linear(most: number, [from, to]: readonly [number, number]): (value: number) => number {
  return (value) => Math.round(10 * (from + (value / most) * (to - from))) / 10;
}
