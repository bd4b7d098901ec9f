/** The figure's marks as SVG paths: one path for each kind, however many points it has. */

import { contours } from 'd3-contour';
import { figure } from './figure.ts';

/** The figure's square in its own units, y downwards. */
export const plane = { size: 400 } as const;

/** Where a place of the plane lies in the figure: [across, down]. */
export function toFigure(x: number, y: number): readonly [number, number] {
  const { extent } = figure;
  return [tidy(((x / extent + 1) / 2) * plane.size), tidy(((1 - y / extent) / 2) * plane.size)];
}

/** The reverse of `toFigure`. */
export function toPlane(across: number, down: number): readonly [number, number] {
  const { extent } = figure;
  return [((across / plane.size) * 2 - 1) * extent, (1 - (down / plane.size) * 2) * extent];
}

/** A dot at each point: strokes of no length with round ends. */
export function dots(points: Float32Array): string {
  return eachPoint(points, (x, y) => `M${x} ${y}h0`);
}

/** A small cross at each point. */
export function crosses(points: Float32Array): string {
  const r = 2.3;
  return eachPoint(
    points,
    (x, y) => `M${tidy(x - r)} ${tidy(y - r)}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`,
  );
}

/**
 * An arrow at every third point along `pull`, the way downhill on the generator's loss.
 * Lengths are compressed (square root), so that weak pulls stay visible.
 */
export function arrows(points: Float32Array, pull: Float32Array): string {
  let path = '';
  for (let i = 0; i < points.length; i += 6) {
    const [x = 0, y = 0, dx = 0, dy = 0] = [points[i], points[i + 1], pull[i], pull[i + 1]];
    const strength = Math.hypot(dx, dy);
    if (strength < 1e-6) continue;
    const length = Math.min(44, 26 * Math.sqrt(strength));
    const [ux, uy] = [dx / strength, -dy / strength];
    const [fromX, fromY] = toFigure(x, y);
    const [tipX, tipY] = [fromX + ux * length, fromY + uy * length];
    const barb = (side: number) =>
      `M${tidy(tipX)} ${tidy(tipY)}l${tidy(-3.5 * ux + side * 2.2 * uy)} ${tidy(-3.5 * uy - side * 2.2 * ux)}`;
    path += `M${fromX} ${fromY}L${tidy(tipX)} ${tidy(tipY)}${barb(1)}${barb(-1)}`;
  }
  return path;
}

/** The generator's warped noise grid: lines along its rows and columns. */
export function sheet(points: Float32Array): string {
  const side = figure.manifoldSide;
  const at = (row: number, column: number) => {
    const i = 2 * (row * side + column);
    return toFigure(points[i] ?? 0, points[i + 1] ?? 0).join(' ');
  };
  const places = Array.from({ length: side }, (_, i) => i);
  const rows = places.map((row) => `M${places.map((column) => at(row, column)).join('L')}`);
  const columns = places.map((column) => `M${places.map((row) => at(row, column)).join('L')}`);
  return [...rows, ...columns].join('');
}

/** The generator's warped thread of noise, for noise of one number. */
export function thread(points: Float32Array): string {
  return `M${eachPoint(points, (x, y) => `L${x} ${y}`).slice(1)}`;
}

/** A level of the discriminator's opinion as an area: `believed` above it, `doubted` below, `undecided` at one half. */
export interface Band {
  readonly kind: 'believed' | 'doubted' | 'undecided';
  readonly level: number;
  readonly path: string;
}

const levels = [0.53, 0.6, 0.7, 0.8, 0.9] as const;

/** The map of opinions (row by row from the bottom, 0 to 1) as nested areas. */
export function groundBands(opinion: Float32Array): Band[] {
  const side = figure.opinionSide;
  const trace = (
    values: readonly number[],
    kind: Band['kind'],
    thresholds: readonly number[],
  ): Band[] =>
    contours()
      .size([side, side])
      .thresholds([...thresholds])(values as number[])
      .map((area) => ({
        kind,
        level: area.value,
        path: area.coordinates.flat().map(ring).join(''),
      }));
  const belief = Array.from(opinion);
  return [
    ...trace(belief, 'believed', levels),
    ...trace(
      belief.map((one) => 1 - one),
      'doubted',
      levels,
    ),
    ...trace(belief, 'undecided', [0.5]),
  ];
}

/** A ring of d3-contour, whose cells are one unit wide and whose rows run upwards here. */
function ring(corners: readonly (readonly number[])[]): string {
  const scale = plane.size / figure.opinionSide;
  const places = corners.map(
    ([column = 0, row = 0]) => `${tidy(column * scale)} ${tidy(plane.size - row * scale)}`,
  );
  return `M${places.join('L')}Z`;
}

function eachPoint(points: Float32Array, mark: (x: number, y: number) => string): string {
  let path = '';
  for (let i = 0; i < points.length; i += 2)
    path += mark(...toFigure(points[i] ?? 0, points[i + 1] ?? 0));
  return path;
}

function tidy(value: number): number {
  return Math.round(value * 10) / 10;
}
