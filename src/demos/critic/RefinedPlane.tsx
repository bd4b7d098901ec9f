/** The plane with the critic's ground, real points and some of the generated ones. */

import { useMemo } from 'react';
import { crosses, dots, groundBands, plane } from '../gan-points/marks.ts';

/** What is drawn. */
export interface RefinedPlaneProps {
  readonly title: string;
  readonly summary: string;
  readonly opinion: Float32Array | undefined;
  readonly real: Float32Array | undefined;
  /** Of these, the first 400 at most. */
  readonly points: Float32Array;
}

const shown = 400;

/** A square figure. */
export function RefinedPlane({ title, summary, opinion, real, points }: RefinedPlaneProps) {
  const bands = useMemo(() => (opinion ? groundBands(opinion) : []), [opinion]);
  const marks = useMemo(() => crosses(points.subarray(0, 2 * shown)), [points]);
  return (
    <div>
      <p className="title">{title}</p>
      <div className="plane">
        <svg
          data-figure
          viewBox={`0 0 ${plane.size} ${plane.size}`}
          role="img"
          aria-label={summary}
        >
          <g className="ground">
            {bands.map(({ kind, level, path }) => (
              <path key={`${kind}${level}`} className={kind} d={path} />
            ))}
          </g>
          {real && <path className="real" d={dots(real)} />}
          <path className="generated" d={marks} />
        </svg>
      </div>
    </div>
  );
}
