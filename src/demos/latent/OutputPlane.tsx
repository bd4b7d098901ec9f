/** The plane of outputs: real data, what was drawn, where the way from A to B leads, and the nearest training points. */

import { latent } from '../gan-points/noiseFigure.ts';
import { dots, inSquare, line, marksByClass, square } from './marks.ts';
import { type Place, placesOf } from './noise.ts';
import { Classes, Steps } from './PlaneMarks.tsx';

/** What is known of the outputs. */
export interface OutputPlaneProps {
  readonly summary: string;
  readonly real: Float32Array | undefined;
  readonly parts: readonly Place[];
  readonly hues: number;
  readonly draws: readonly Place[];
  readonly drawClasses: readonly number[];
  /** Where lines of the grid are sent [lines, places, 2]; null where they are not to be shown. */
  readonly lines: Float32Array | null;
  readonly image: readonly Place[];
  readonly here: Place;
  readonly neighbours: readonly Place[];
}

const reach = latent.outputReach;

/** Nothing in it can be moved: it follows the noise. */
export function OutputPlane(props: OutputPlaneProps) {
  const { summary, real, parts, hues, draws, drawClasses, lines, image, here, neighbours } = props;
  const [x, y] = inSquare(here, reach);
  const every = (latent.wayPlaces - 1) / latent.waySteps;
  const steps = image.filter((_, i) => i % every === 0);
  const ends = [
    ['A', image[0]],
    ['B', image.at(-1)],
  ] as const;
  return (
    <div className="output-plane">
      <p className="title">Output</p>
      <svg data-figure viewBox={`0 0 ${square} ${square}`} role="img" aria-label={summary}>
        {real && <path className="real" d={dots(placesOf(real), reach)} />}
        {lines && <path className="grid" d={gridLines(lines)} />}
        <Classes className="drawn" paths={marksByClass(draws, drawClasses, reach)} hues={hues} />
        {parts.map((part, i) => {
          const [across, down] = inSquare(outward(part), reach);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its number
            <text key={i} className="part" x={across} y={down} dy="0.35em" textAnchor="middle">
              {i + 1}
            </text>
          );
        })}
        <path className="way" d={line(image, reach)} />
        <Steps places={steps} reach={reach} />
        <path
          className="near"
          d={neighbours.map((one) => `M${x} ${y}L${inSquare(one, reach).join(' ')}`).join('')}
        />
        {ends.map(([letter, place]) => {
          if (!place) return null;
          const [across, down] = inSquare(place, reach);
          return (
            <text key={letter} className="end" x={across} y={down - 10} textAnchor="middle">
              {letter}
            </text>
          );
        })}
        <circle className="now" cx={x} cy={y} r={7} />
      </svg>
    </div>
  );
}

/** A part's number stands a little outside it. */
function outward([x, y]: Place): Place {
  const distance = Math.hypot(x, y);
  return distance === 0 ? [0, 0.28] : [x + (0.28 * x) / distance, y + (0.28 * y) / distance];
}

function gridLines(lines: Float32Array): string {
  const { side } = latent;
  const places = placesOf(lines);
  return Array.from({ length: places.length / side }, (_, i) =>
    line(places.slice(i * side, (i + 1) * side), reach),
  ).join('');
}
