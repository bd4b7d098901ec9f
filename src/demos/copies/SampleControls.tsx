/** How the samples are written, and from which length on a stretch counts. */

import { Choice } from '#controls/Choice.tsx';
import { Slider } from '#controls/Slider.tsx';
import { TextField } from '#controls/TextField.tsx';
import type { ViewProps } from '../framework/DemoFrame.tsx';
import { Setting } from '../framework/Setting.tsx';
import { faultOf } from '../framework/values.ts';
import { type CopiesValues, parameters } from './parameters.ts';
import { leastOf } from './samples.ts';

/** Five settings and a button that takes another seed. */
export function SampleControls({
  values,
  onChange,
}: {
  readonly values: CopiesValues;
  readonly onChange: ViewProps['onChange'];
}) {
  const { shows, least, samplesSeed, sampleLength } = parameters;
  const slider = (id: 'temperature' | 'topP' | 'sampleLength') => {
    const { label, min, max, step } = parameters[id];
    return (
      <Setting id={id}>
        <Slider
          {...{ label, min, max, step }}
          value={values[id]}
          onChange={(value) => onChange({ [id]: value })}
        />
      </Setting>
    );
  };
  return (
    <div className="controls">
      <Setting id="shows">
        <Choice
          label={shows.label}
          value={values.shows}
          options={shows.options}
          onChange={(value) => onChange({ shows: value })}
        />
      </Setting>
      <Setting id="least">
        <Slider
          label={least.label}
          unit={least.unit}
          min={1}
          max={least.max}
          step={least.step}
          value={leastOf(values)}
          onChange={(value) => onChange({ least: value })}
        />
      </Setting>
      {slider('temperature')}
      {slider('topP')}
      {sampleLength.applies(values) && slider('sampleLength')}
      <Setting id="samplesSeed">
        <div className="with-button">
          <TextField
            label={samplesSeed.label}
            inputMode="numeric"
            value={String(values.samplesSeed)}
            faultOf={(text) => {
              const seed = /^\d+$/.test(text.trim()) ? Number(text) : text;
              const fault = faultOf(samplesSeed, seed);
              return fault && `“${text.slice(0, 20)}” can’t be used: ${fault}.`;
            }}
            onChange={(text) => onChange({ samplesSeed: Number(text) })}
          />
          <button
            type="button"
            onClick={() => onChange({ samplesSeed: (values.samplesSeed + 1) % 1_000_000 })}
          >
            Write others
          </button>
        </div>
      </Setting>
    </div>
  );
}
