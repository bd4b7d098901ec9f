/** Marks that both planes wear. */

import type { CSSProperties } from 'react';
import { dots } from './marks.ts';
import type { Place } from './noise.ts';

/** A path for each class, in the class's hue; the class -1 has none. */
export function Classes(props: {
  readonly className: string;
  readonly paths: ReadonlyMap<number, string>;
  readonly hues: number;
}) {
  const { className, paths, hues } = props;
  return (
    <g className={className}>
      {[...paths].map(([one, d]) => (
        <path key={one} d={d} data-off={one < 0 || undefined} style={hueOf(one, hues)} />
      ))}
    </g>
  );
}

/** Evenly spaced places of the noise, or where they are sent. */
export function Steps({
  places,
  reach,
}: {
  readonly places: readonly Place[];
  readonly reach: number;
}) {
  return <path className="steps" d={dots(places, reach)} />;
}

/** The hue of a class, of so many, for the style sheet. */
function hueOf(one: number, hues: number): CSSProperties {
  return { '--hue': Math.round(25 + (360 * one) / hues) } as CSSProperties; // a property of our own
}
