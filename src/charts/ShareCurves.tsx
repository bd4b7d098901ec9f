/** Shares, from 0 to 1, over a setting: labelled at their ends, with a cursor at the setting on show. */

import { spreadApart } from './labelSpread.ts';

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

const size = { width: 430, height: 190 };
const edge = { top: 10, right: 112, bottom: 36, left: 54 };
const right = size.width - edge.right;
const floor = size.height - edge.bottom;

/** A small chart from 0 to 100 %, as wide as the setting's largest value. */
export function ShareCurves({ title, summary, axis, curves, cursor }: ShareCurvesProps) {
  const last = Math.max(...curves.flatMap(({ points }) => points.map(([at]) => at)), 1);
  const x = (at: number) => edge.left + (at / last) * (right - edge.left);
  const y = (share: number) => floor - share * (floor - edge.top);
  const heights = spreadApart(
    curves.map(({ points }) => y(points.at(-1)?.[1] ?? 0)),
    { gap: 14, top: edge.top, bottom: floor },
  );
  return (
    <div className="chart">
      <p className="title">{title}</p>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={summary}>
        <path className="axis" d={`M${edge.left} ${edge.top}V${floor}H${right}`} />
        {[0, 0.5, 1].map((share) => (
          <text
            key={share}
            className="tick"
            x={edge.left - 6}
            y={y(share)}
            dy="0.32em"
            textAnchor="end"
          >
            {`${100 * share} %`}
          </text>
        ))}
        {Array.from({ length: Math.floor(last) + 1 }, (_, at) => (
          <text
            key={`at ${at.toFixed()}`}
            className="tick"
            x={x(at)}
            y={floor + 14}
            textAnchor="middle"
          >
            {at}
          </text>
        ))}
        <text className="tick" x={right} y={size.height - 4} textAnchor="end">
          {axis}
        </text>
        <path className="cursor" d={`M${x(Math.min(cursor, last))} ${edge.top}V${floor}`} />
        {curves.map(({ label, colour, dash, points }) => (
          <path
            key={label}
            className="line"
            d={`M${points.map(([at, share]) => `${x(at)} ${y(share)}`).join('L')}`}
            style={{ stroke: colour, strokeDasharray: dash }}
          />
        ))}
        {curves.map(({ label, colour }, i) => (
          <text
            key={label}
            className="end"
            x={right + 6}
            y={heights[i]}
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
