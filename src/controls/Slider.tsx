/** A number on a slider, with its value beside its name. */

import { useId } from 'react';

/** What a slider sets; `scale: 'log'` spaces values by their ratios. */
export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale?: 'log' | undefined;
  readonly unit?: string | undefined;
  readonly help?: string | undefined;
  readonly isMarked?: boolean;
  readonly onChange: (value: number) => void;
}

const logPlaces = 60;

/** A labelled slider; the arrow keys move it by one step. */
export function Slider({
  label,
  value,
  min,
  max,
  step,
  scale,
  unit,
  help,
  isMarked = false,
  onChange,
}: SliderProps) {
  const id = useId();
  const isLog = scale === 'log';
  const ratio = Math.log(max / min);
  const place = isLog ? Math.round((Math.log(value / min) / ratio) * logPlaces) : value;
  const valueAt = (at: number) =>
    isLog ? nearStep(min * Math.exp((at / logPlaces) * ratio), step) : at;
  const reading = unit ? `${value} ${unit}` : String(value);
  return (
    <div className="control" data-marked={isMarked || undefined}>
      <label htmlFor={id}>
        {label} <output htmlFor={id}>{reading}</output>
      </label>
      <input
        id={id}
        type="range"
        min={isLog ? 0 : min}
        max={isLog ? logPlaces : max}
        step={isLog ? 1 : step}
        value={place}
        aria-valuetext={reading}
        aria-describedby={help ? `${id}help` : undefined}
        onChange={(event) => onChange(valueAt(event.currentTarget.valueAsNumber))}
      />
      {help && (
        <p className="help" id={`${id}help`}>
          {help}
        </p>
      )}
    </div>
  );
}

/** Two digits are enough for a slider, and never finer than the step. */
function nearStep(value: number, step: number): number {
  const short = Number(value.toPrecision(2));
  return Number((Math.round(short / step) * step).toPrecision(6));
}
