/** A curve through a plane of two measures, a point for each setting, and a star for what it is compared with. */

import type { KeyboardEvent, PointerEvent } from 'react';
import { linear, type Plot, type Scale } from './axes.ts';
import { Axes, type Tick, Words } from './ChartFrame.tsx';
import { labelsThatFit, nearest, spotOf } from './pointMap.ts';

/** One setting's place, in the axes' units. */
export interface TradePoint {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

/** An axis: its name, both ends (from may be the larger), and the values written beside it. */
export interface TradeAxis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** What the plane shows. `points` stand in the order of the curve; those not yet known are null. */
export interface TradeOffProps {
  readonly title: string;
  readonly summary: string;
  readonly axes: { readonly x: TradeAxis; readonly y: TradeAxis };
  readonly points: readonly (TradePoint | null)[];
  readonly star: TradePoint | null;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

const plot: Plot = { width: 430, height: 350, left: 46, right: 414, top: 52, floor: 310, gap: 6 };
const labelHeight = 15;
const starRise = 15;

/** A point is chosen by pointing at it, or with the arrow keys. */
export function TradeOff(props: TradeOffProps) {
  const { title, summary, axes, points, star, chosen, onChoose } = props;
  const x = linear([axes.x.from, axes.x.to], [plot.left, plot.right]);
  const y = linear([axes.y.from, axes.y.to], [plot.floor, plot.top]);
  const placed = points.flatMap((point, index) =>
    point ? [{ index, label: point.label, x: x(point.x), y: y(point.y) }] : [],
  );
  const starAt = star && { label: star.label, x: x(star.x), y: y(star.y) };
  const labelled = withLabels(placed, starAt, chosen);
  const onPoint = (event: PointerEvent<HTMLButtonElement>) => {
    const hit = nearest(placed, spotOf(event, plot.width));
    const index = hit === null ? undefined : placed[hit]?.index;
    if (index !== undefined) onChoose(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(Math.min(points.length - 1, Math.max(0, chosen + step)));
  };
  return (
    <div className="chart trade-off">
      <p className="title">{title}</p>
      <div className="map">
        <svg
          data-figure
          viewBox={`0 0 ${plot.width} ${plot.height}`}
          role="img"
          aria-label={summary}
        >
          <Axes plot={plot} ticks={placedTicks(axes.y, y)} />
          <Words y={plot.floor + 16} ticks={placedTicks(axes.x, x)} />
          <Words y={13} ticks={[[2, `↑ ${axes.y.label}`, 'start']]} />
          <Words y={plot.height - 6} ticks={[[plot.right, `${axes.x.label} →`, 'end']]} />
          <path
            className="line"
            d={placed.length > 1 ? `M${placed.map((one) => `${one.x} ${one.y}`).join('L')}` : ''}
          />
          {placed.map((one) => (
            <circle
              key={one.index}
              cx={one.x}
              cy={one.y}
              r={one.index === chosen ? 6.5 : 4}
              data-chosen={one.index === chosen}
            />
          ))}
          {starAt && (
            <>
              <path className="star" d={`M${starAt.x} ${starAt.y}${starShape}`} />
              <text className="end" x={starAt.x} y={starAt.y - starRise} textAnchor="middle">
                {starAt.label}
              </text>
            </>
          )}
          {labelled.map((one) => (
            <text
              key={one.index}
              className={one.index === chosen ? 'end chosen' : 'tick'}
              x={one.x}
              y={one.index === chosen ? one.y + 22 : one.y - 10}
              textAnchor="middle"
            >
              {one.label}
            </text>
          ))}
        </svg>
        <button
          type="button"
          className="finder"
          aria-label={`${title}. The arrow keys move from point to point.`}
          onPointerDown={onPoint}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
};

/** A star of five rays around a place. */
const starShape = `m0 -10${Array.from({ length: 9 }, (_, i) => {
  const corner = (k: number) => {
    const angle = (Math.PI * k) / 5;
    const radius = k % 2 === 0 ? 10 : 4.2;
    return [radius * Math.sin(angle), -radius * Math.cos(angle)] as const;
  };
  const [[x, y], [toX, toY]] = [corner(i), corner(i + 1)];
  return `l${(toX - x).toFixed(1)} ${(toY - y).toFixed(1)}`;
}).join('')}z`;

interface Placed {
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

/** Those points whose labels lie on no other: the chosen one first, then both ends, then the rest. */
function withLabels<P extends Placed & { readonly index: number }>(
  placed: readonly P[],
  star: Placed | null,
  chosen: number,
): P[] {
  const rank = ({ index }: P) =>
    index === chosen ? 0 : index === 0 || index === placed.length - 1 ? 1 : 2;
  const order = placed.toSorted((one, other) => rank(one) - rank(other));
  const boxOf = ({ x, y, label }: Placed, rise = 14) => ({
    x,
    y: y - rise,
    width: 7.5 * label.length + 4,
    height: labelHeight,
  });
  const taken = star
    ? [{ x: star.x, y: star.y, width: 20, height: 20 }, boxOf(star, starRise + 4)]
    : [];
  const fits = labelsThatFit([
    ...taken,
    ...order.map((one) => boxOf(one, one.index === chosen ? -18 : 14)),
  ]).slice(taken.length);
  return order.filter((_, i) => fits[i]);
}

function placedTicks({ ticks }: TradeAxis, at: Scale): Tick[] {
  return ticks.map(({ value, label }) => [at(value), label]);
}
