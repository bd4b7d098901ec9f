/** What a map of points is drawn with: names, or small marks where names have no room; axes; what the groups look like. */

import { memo } from 'react';
import { labelsThatFit, type MapPlace, textWidth } from './pointMap.ts';
import type { Tone } from './tone.ts';

/** One point. */
export interface LabelledPoint {
  /** As it is shown: spaces and line breaks already visible. */
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** The id of its group. */
  readonly group: string;
}

/** Points that are alike: a colour from the vocabulary, and a way to be written that tells them apart without it. */
export interface PointGroup {
  readonly id: string;
  readonly label: string;
  readonly tone: Tone | 'ink' | 'soft';
  readonly cue: 'plain' | 'bold' | 'italic' | 'underlined';
}

/** Points, where each stands on the map, and what they look like. */
export interface MarksProps {
  readonly points: readonly LabelledPoint[];
  readonly groups: readonly PointGroup[];
  readonly places: readonly MapPlace[];
}

/** Small, as strokes around a place: a different shape for each way to be written. */
const shapes: Readonly<Record<PointGroup['cue'], string>> = {
  plain: 'm-1.3 0h2.6m-1.3 -1.3v2.6',
  bold: 'm-1 0h2',
  italic: 'm-1.5 2l3 -4',
  underlined: 'm-2.2 0h4.4',
};

/** Every point, as its name if that lies on none before it, else as a mark of its group. */
export const Names = memo(function Names({ points, groups, places }: MarksProps) {
  const fontSize = points.length > 120 ? 12 : points.length > 50 ? 13.5 : 15;
  const fits = labelsThatFit(
    places.map(({ x, y }, i) => ({
      x,
      y,
      width: fontSize * textWidth(points[i]?.label ?? '') + 2,
      height: 0.95 * fontSize,
    })),
  );
  const shown = points.map((point, i) => ({ ...point, ...placeAt(places, i), i, fits: fits[i] }));
  const marksOf = (id: string, cue: PointGroup['cue']) =>
    shown
      .filter(({ group, fits }) => group === id && !fits)
      .map(({ x, y }) => `M${x} ${y}${shapes[cue]}`)
      .join('');
  return (
    <>
      {groups.map(({ id, tone, cue }) => (
        <path key={id} className="marks" d={marksOf(id, cue)} style={{ color: colourOf(tone) }} />
      ))}
      {groups.map(({ id, tone, cue }) => (
        <g key={id} data-cue={cue} style={{ color: colourOf(tone), fontSize }}>
          {shown
            .filter(({ group, fits }) => group === id && fits)
            .map(({ i, label, x, y }) => (
              <Name key={i} {...{ x, y, label, cue, fontSize }} />
            ))}
        </g>
      ))}
    </>
  );
});

interface NameProps extends MapPlace {
  readonly label: string;
  readonly cue: PointGroup['cue'] | undefined;
  readonly fontSize: number;
}

/** What the style sheet can't say stands in attributes, so that a saved figure has it too. */
const Name = memo(function Name({ x, y, label, cue, fontSize }: NameProps) {
  const width = fontSize * textWidth(label);
  const middle = inside(x, width);
  return (
    <>
      <text x={middle} y={y} dy="0.35em" textAnchor="middle" paintOrder="stroke">
        {label}
      </text>
      {/* Not a text decoration: under a comma browsers leave nothing of one. */}
      {cue === 'underlined' && (
        <path d={`M${middle - width / 2} ${y + 0.58 * fontSize}h${width}`} />
      )}
    </>
  );
});

/** The point that is read, above all others, with lines to its neighbours. */
export function Read(
  props: MarksProps & { readonly index: number; readonly neighbours: readonly number[] },
) {
  const { points, groups, places, index, neighbours } = props;
  const { x, y } = placeAt(places, index);
  const lines = neighbours.map((i) => placeAt(places, i)).map((to) => `M${x} ${y}L${to.x} ${to.y}`);
  return (
    <g className="read">
      <path d={lines.join('')} />
      {[...neighbours, index].map((i) => {
        const { label = '', group } = points[i] ?? {};
        const { tone = 'ink', cue } = groups.find(({ id }) => id === group) ?? {};
        const fontSize = i === index ? 19 : 15;
        return (
          <g key={i} data-cue={cue} style={{ color: colourOf(tone), fontSize }}>
            <Name {...placeAt(places, i)} {...{ label, cue, fontSize }} />
          </g>
        );
      })}
    </g>
  );
}

/** What left and right, up and down mean; thin lines where they are 0. */
export const Axes = memo(function Axes(props: {
  readonly axes: { readonly x: string; readonly y: string };
  readonly zero: MapPlace;
  readonly height: number;
}) {
  const { axes, zero, height } = props;
  return (
    <g className="axes">
      <path d={`M0 ${zero.y}H${mapWidth}M${zero.x} 0V${height}`} />
      <text x={mapWidth} y={height - 2} textAnchor="end">
        {axes.x} →
      </text>
      <text transform="rotate(-90)" x={0} y={9} textAnchor="end">
        {axes.y} →
      </text>
    </g>
  );
});

/** The groups' names, each written as its points are. */
export function Key({ groups }: { readonly groups: readonly PointGroup[] }) {
  return (
    <p className="key">
      {groups.map(({ id, label, tone, cue }) => (
        <span key={id} data-cue={cue} style={{ color: colourOf(tone) }}>
          {label}
        </span>
      ))}
    </p>
  );
}

/** The map's width, in its own units. */
export const mapWidth = 400;

/** A name's middle, moved so far that it does not leave the map. */
function inside(x: number, width: number): number {
  return Math.min(mapWidth - width / 2, Math.max(width / 2, x));
}

function placeAt(places: readonly MapPlace[], i: number): MapPlace {
  return places[i] ?? { x: 0, y: 0 };
}

function colourOf(tone: PointGroup['tone']): string {
  return `var(--${tone})`;
}
