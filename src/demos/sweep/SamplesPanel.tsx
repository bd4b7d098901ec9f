/** The first texts at the chosen setting, what repeats in them marked. */

import { useId } from 'react';
import { percent } from '../count/inWords.ts';
import { grids, type SweepShown, settingName } from './grid.ts';

/** The texts, and who chooses another setting. */
export interface SamplesPanelProps extends SweepShown {
  readonly onChoose: (point: number) => void;
}

/** A slider over the settings; the arrow keys go from one to the next. */
export function SamplesPanel({ values, measured, yardstick, onChoose }: SamplesPanelProps) {
  const id = useId();
  const { point, knob } = values;
  const name = settingName(values, point);
  const one = measured[point];
  return (
    <div className="samples">
      <div className="control">
        <label htmlFor={id}>
          What it writes at <output htmlFor={id}>{name}</output>
        </label>
        <input
          id={id}
          type="range"
          min={0}
          max={grids[knob].length - 1}
          step={1}
          value={point}
          aria-valuetext={name}
          onChange={(event) => onChoose(event.currentTarget.valueAsNumber)}
        />
      </div>
      {one ? (
        <>
          <ol className="texts">
            {one.samples.map((stretches, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a text is its place
              <li key={i} className="text" dir="auto">
                <span className="hidden">Text {i + 1}: </span>
                {stretches.map((stretch, j) =>
                  // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place
                  j % 2 === 0 ? <span key={j}>{stretch}</span> : <mark key={j}>{stretch}</mark>,
                )}
              </li>
            ))}
          </ol>
          <p className="remark">
            The first {one.samples.length} of {values.texts} texts. Marked is what stood in the same
            text before, four tokens or more: {percent(one.repeats)} of all stretches of four
            {yardstick && `, in real text ${percent(yardstick.repeats)}`}.
          </p>
        </>
      ) : (
        <p className="remark">Nothing is written yet.</p>
      )}
    </div>
  );
}
