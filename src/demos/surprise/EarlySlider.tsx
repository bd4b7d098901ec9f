/** A slider over the moments that the late text can be compared with. */

import { useId } from 'react';
import type { EarlyMoment } from './moments.ts';

/** The moments in order, and the place of the chosen one. */
export interface EarlySliderProps {
  readonly moments: readonly EarlyMoment[];
  readonly place: number;
  readonly name: (moment: EarlyMoment) => string;
  readonly onPlace: (place: number) => void;
}

/** The arrow keys go from one moment to the next. */
export function EarlySlider({ moments, place, name, onPlace }: EarlySliderProps) {
  const id = useId();
  const reading = name(moments[place] ?? null).toLowerCase();
  return (
    <div className="control early">
      <label htmlFor={id}>
        Compare with <output htmlFor={id}>{reading}</output>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={moments.length - 1}
        step={1}
        value={place}
        aria-valuetext={reading}
        onChange={(event) => onPlace(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
