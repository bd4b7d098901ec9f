/** Shares that make up a whole, stacked over steps. */

import { linear, type Plot, wayThrough } from './axes.ts';
import { Axes, ChartFrame, Cursor, Ends } from './ChartFrame.tsx';
import { shareTicks } from './shareTicks.ts';

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

const plot: Plot = { width: 240, height: 92, left: 44, right: 176, top: 6, floor: 86, gap: 5 };
const { left, right, top, floor } = plot;

/** Areas on one another, each with its name at its end unless it is too thin. */
export function ShareAreas({ title, summary, areas, lastStep, cursor }: ShareAreasProps) {
  const x = linear([0, Math.max(1, lastStep)], [left, right]);
  const y = linear([0, 1], [floor, top]);
  const stacked = areas.map((area, i) => {
    const band = area.points.map(([step, share], at) => {
      const below = areas.slice(0, i).reduce((sum, { points }) => sum + (points[at]?.[1] ?? 0), 0);
      return { step, below, above: below + share };
    });
    return { ...area, band };
  });
  const ends = stacked.flatMap(({ label, band }) => {
    const end = band.at(-1);
    return end && end.above - end.below >= thinnest
      ? [{ label, height: y((end.above + end.below) / 2) }]
      : [];
  });
  return (
    <ChartFrame {...{ title, summary, plot }}>
      {stacked.map(({ label, className, band }) => (
        <path key={label} className={className} d={`M${wayThrough(around(band), x, y)}Z`} />
      ))}
      <Axes plot={plot} ticks={shareTicks(y, [0, 1])} />
      <Cursor plot={plot} x={x(Math.min(cursor, lastStep))} />
      <Ends plot={plot} ends={ends} room={{ gap: 13, top: top + 4, bottom: floor - 4 }} />
    </ChartFrame>
  );
}

/** A share as it lies on those below it. */
interface BandPoint {
  readonly step: number;
  readonly below: number;
  readonly above: number;
}

/** Along the upper side of a band, and back along the lower one. */
function around(band: readonly BandPoint[]): [number, number][] {
  return [
    ...band.map(({ step, above }): [number, number] => [step, above]),
    ...band.toReversed().map(({ step, below }): [number, number] => [step, below]),
  ];
}

/** The least share whose name is written. */
const thinnest = 0.02;
