/** Shares that make up a whole, stacked over steps. */

import { linear } from './axes.ts';
import { spreadApart } from './labelSpread.ts';

/** One of the shares, 0 … 1 at each step; what is left of the whole belongs to none. */
export interface ShareArea {
  readonly label: string;
  /** The class that gives it its ground. */
  readonly className: string;
  readonly points: readonly (readonly [number, number])[];
}

/** What is drawn, the lowest area first; all have the same steps. `summary` says in a sentence what it shows. */
export interface ShareAreasProps {
  readonly title: string;
  readonly summary: string;
  readonly areas: readonly ShareArea[];
  readonly lastStep: number;
  readonly cursor: number;
}

const size = { width: 240, height: 92 };
const edge = { top: 6, right: 64, bottom: 6, left: 44 };
const right = size.width - edge.right;
const floor = size.height - edge.bottom;

/** Areas on one another, each with its name at its end unless it is too thin. */
export function ShareAreas({ title, summary, areas, lastStep, cursor }: ShareAreasProps) {
  const x = linear([0, Math.max(1, lastStep)], [edge.left, right]);
  const y = linear([0, 1], [floor, edge.top]);
  const stacked = areas.map((area, i) => ({
    ...area,
    band: area.points.map(([step], at) => {
      const below = areas.slice(0, i).reduce((sum, { points }) => sum + (points[at]?.[1] ?? 0), 0);
      return { step, below, above: below + (area.points[at]?.[1] ?? 0) };
    }),
  }));
  const named = stacked.flatMap(({ label, band }) => {
    const end = band.at(-1);
    return end && end.above - end.below >= thinnest
      ? [{ label, height: y((end.above + end.below) / 2) }]
      : [];
  });
  const heights = spreadApart(
    named.map(({ height }) => height),
    { gap: 13, top: edge.top + 4, bottom: floor - 4 },
  );
  return (
    <div className="chart">
      <p className="title">{title}</p>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={summary}>
        {stacked.map(({ label, className, band }) => (
          <path
            key={label}
            className={className}
            d={`M${band.map(({ step, above }) => `${x(step)} ${y(above)}`).join('L')}L${band
              .toReversed()
              .map(({ step, below }) => `${x(step)} ${y(below)}`)
              .join('L')}Z`}
          />
        ))}
        <path className="axis" d={`M${edge.left} ${edge.top}V${floor}H${right}`} />
        <path className="cursor" d={`M${x(Math.min(cursor, lastStep))} ${edge.top}V${floor}`} />
        {[0, 1].map((share) => (
          <text key={share} x={edge.left - 5} y={y(share)} dy="0.32em" textAnchor="end">
            {`${100 * share} %`}
          </text>
        ))}
        {named.map(({ label }, i) => (
          <text key={label} className="end" x={right + 5} y={heights[i]} dy="0.32em">
            {label}
          </text>
        ))}
      </svg>
    </div>
  );
}

const thinnest = 0.02;
