/** A map of named points: every mark is its own name, as far as names do not lie on one another. */

import { type KeyboardEvent, type PointerEvent, useId, useMemo, useState } from 'react';
import {
  Axes,
  Key,
  type LabelledPoint,
  mapWidth,
  Names,
  type PointGroup,
  Read,
} from './PointMarks.tsx';
import { type MapPlace, mapPoints, nearest, nextTowards, spotOf } from './pointMap.ts';

/** What the map shows. */
export interface LabelledPointsProps {
  readonly title: string;
  /** A sentence on what it shows. */
  readonly summary: string;
  /** Those that stand first are named first where names would lie on one another. */
  readonly points: readonly LabelledPoint[];
  readonly groups: readonly PointGroup[];
  /** What the axes mean: “first principal component, 31 % of the variance”. */
  readonly axes: { readonly x: string; readonly y: string };
  /** A sentence on one point, with its nearest neighbours. */
  readonly readingOf: (index: number) => string;
  /** Points to which lines are drawn from the one that is read. */
  readonly neighboursOf?: ((index: number) => readonly number[]) | undefined;
}

const size = { width: mapWidth, most: 400, margin: 26 } as const;

/** The map, and below it the sentence on the point under the pointer or under the keys. */
export function LabelledPoints(props: LabelledPointsProps) {
  const { title, summary, points, groups, axes, readingOf, neighboursOf } = props;
  const id = useId();
  const [cursor, setCursor] = useState<number | null>(null);
  const [isFocused, setIsFocused] = useState(false);
  const map = useMemo(() => mapPoints(points, size), [points]);
  const read = cursor !== null && cursor < points.length ? cursor : null;
  const onPoint = (event: PointerEvent<HTMLButtonElement>) => {
    setCursor(nearest(map.places, spotOf(event, size.width)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = afterKey(event.key, map.places, read);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    setCursor(next);
  };
  return (
    <div className="labelled-points">
      <p className="title">{title}</p>
      <div className="map">
        <svg
          data-figure
          viewBox={`0 0 ${size.width} ${map.height}`}
          role="img"
          aria-label={summary}
        >
          <Axes axes={axes} zero={map.zero} height={map.height} />
          <Names points={points} groups={groups} places={map.places} />
          {read !== null && (
            <Read
              points={points}
              groups={groups}
              places={map.places}
              index={read}
              neighbours={neighboursOf?.(read) ?? []}
            />
          )}
        </svg>
        <button
          type="button"
          className="finder"
          aria-label={`${title}. The arrow keys move from point to point.`}
          aria-describedby={`${id}reading`}
          onPointerMove={onPoint}
          onPointerDown={onPoint}
          onKeyDown={onKeyDown}
          onFocus={() => setIsFocused(true)}
          onBlur={() => setIsFocused(false)}
        />
      </div>
      <Key groups={groups} />
      {/* Spoken only while the reader is here: the points move while a model trains. */}
      <p className="reading" id={`${id}reading`} aria-live={isFocused ? 'polite' : 'off'}>
        {read === null ? 'Point at one, or move with the arrow keys, to read it.' : readingOf(read)}
      </p>
    </div>
  );
}

const directions: Readonly<Record<string, MapPlace>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The keys begin in the middle of the map. */
function afterKey(key: string, places: readonly MapPlace[], from: number | null): number | null {
  const direction = directions[key];
  if (!direction) return null;
  if (from === null) return nearest(places, { x: size.width / 2, y: size.most / 2 });
  return nextTowards(places, from, direction) ?? from;
}
