/** The plane of noise: which region makes what, the two points that the reader moves, and what was drawn. */

import { type PointerEvent, useRef } from 'react';
import { DragPoint } from '#charts/DragPoint.tsx';
import { latent } from '../gan-points/noiseFigure.ts';
import { areas, inSquare, labelPlaces, line, marksByClass, outOfSquare, square } from './marks.ts';
import { type Place, placeAt } from './noise.ts';
import { Classes, Steps } from './PlaneMarks.tsx';

/** What is known of the noise. */
export interface NoisePlaneProps {
  readonly summary: string;
  readonly reach: number;
  readonly from: Place;
  readonly to: Place;
  readonly at: number;
  /** The class of each place of the map, and whether classes are numbered. */
  readonly map: readonly number[];
  readonly isNumbered: boolean;
  readonly hues: number;
  readonly draws: readonly Place[];
  readonly drawClasses: readonly number[];
  /** Noise beyond it is drawn again. */
  readonly limit: number;
  readonly onMove: (end: 'from' | 'to', place: Place) => void;
}

/** How far an arrow key moves a point, as a share of the plane's reach. */
const stride = 1 / 60;

/** Press anywhere to fetch the nearer point, and drag it. */
export function NoisePlane(props: NoisePlaneProps) {
  const { summary, reach, from, to, at, map, isNumbered, hues, draws, drawClasses, limit, onMove } =
    props;
  const dragged = useRef<'from' | 'to' | null>(null);
  const ends = { from, to };
  const placeOf = (event: PointerEvent<SVGSVGElement>): Place => {
    const box = event.currentTarget.getBoundingClientRect();
    const across = ((event.clientX - box.left) / box.width) * square;
    const down = ((event.clientY - box.top) / box.height) * square;
    return outOfSquare([across, down], reach);
  };
  const [here, there] = [inSquare(from, reach), inSquare(to, reach)];
  const [limitX, limitY] = inSquare([-limit, limit], reach);
  const steps = Array.from({ length: latent.waySteps - 1 }, (_, i) =>
    placeAt(ends, (i + 1) / latent.waySteps),
  );
  const [nowX, nowY] = inSquare(placeAt(ends, at), reach);
  const point = (end: 'from' | 'to', letter: string) => {
    const place = ends[end];
    const [across, down] = end === 'from' ? here : there;
    return (
      <DragPoint
        label={`Noise ${letter}`}
        reading={`${place[0].toFixed(2)} across, ${place[1].toFixed(2)} up`}
        value={place[0]}
        {...{ letter, across, down, reach }}
        onMove={(right, up) => {
          const moved = [
            place[0] + right * stride * reach,
            place[1] + up * stride * reach,
          ] as const;
          onMove(end, outOfSquare(inSquare(moved, reach), reach));
        }}
      />
    );
  };
  return (
    <div className="noise-plane">
      <p className="title">Noise</p>
      {/* biome-ignore lint/a11y/useSemanticElements: an svg holds no fieldset */}
      <svg
        viewBox={`0 0 ${square} ${square}`}
        role="group"
        aria-label={summary}
        onPointerDown={(event) => {
          event.preventDefault();
          const place = placeOf(event);
          const distance = (end: Place) => Math.hypot(end[0] - place[0], end[1] - place[1]);
          dragged.current = distance(to) < distance(from) ? 'to' : 'from';
          event.currentTarget.setPointerCapture(event.pointerId);
          onMove(dragged.current, place);
        }}
        onPointerMove={(event) => {
          if (dragged.current) onMove(dragged.current, placeOf(event));
        }}
        onPointerUp={() => {
          dragged.current = null;
        }}
        onPointerCancel={() => {
          dragged.current = null;
        }}
      >
        <Classes className="areas" paths={areas(map)} hues={hues} />
        {limit < reach && (
          <rect
            className="limit"
            x={limitX}
            y={limitY}
            width={square - 2 * limitX}
            height={square - 2 * limitY}
          />
        )}
        <Classes className="drawn" paths={marksByClass(draws, drawClasses, reach)} hues={hues} />
        {isNumbered &&
          [...labelPlaces(map)].map(([one, [x, y]]) => (
            <text key={one} className="part" x={x} y={y} dy="0.35em" textAnchor="middle">
              {one + 1}
            </text>
          ))}
        <path className="way" d={line([from, to], reach)} />
        <Steps places={steps} reach={reach} />
        {point('to', 'B')}
        {point('from', 'A')}
        <circle className="now" cx={nowX} cy={nowY} r={15} />
      </svg>
    </div>
  );
}
