/** The demo's controls, made from its definition: a few that matter here, the rest behind "More". */

import { memo, useState } from 'react';
import { Choice } from '#controls/Choice.tsx';
import { Slider } from '#controls/Slider.tsx';
import { Switch } from '#controls/Switch.tsx';
import { TextField } from '#controls/TextField.tsx';
import type { Definition, Parameter, ParameterValue, ParameterValues } from './defineDemo.ts';
import { Setting } from './Setting.tsx';
import { faultOf } from './values.ts';

/** What the panel sets. */
export interface ControlPanelProps {
  readonly definition: Definition;
  readonly values: ParameterValues;
  /** The parameter that a failure points at. */
  readonly marked: string | null;
  readonly presetId: string | null;
  readonly onChange: (patch: ParameterValues) => void;
  readonly onPreset: (presetId: string) => void;
}

/** Every parameter that changes the run. It draws itself anew only when a setting changes, not with every picture. */
export const ControlPanel = memo(function ControlPanel({
  definition,
  values,
  marked,
  presetId,
  onChange,
  onPreset,
}: ControlPanelProps) {
  const [isOpen, setOpen] = useState(false);
  const shown = Object.entries(definition.parameters).filter(
    ([, parameter]) =>
      parameter.effect !== 'view' &&
      (parameter.applies?.(values) ?? true) &&
      !hasOwnControl(parameter),
  );
  const field = ([id, parameter]: [string, Parameter], isExplained: boolean) => (
    <Setting key={id} id={id}>
      <Field
        parameter={parameter}
        value={values[id] ?? parameter.default}
        isMarked={marked === id}
        isExplained={isExplained}
        onChange={(value) => onChange({ [id]: value })}
      />
    </Setting>
  );
  const more = shown.filter(([, parameter]) => !parameter.isProminent);
  const showsMore = isOpen || more.some(([id]) => id === marked);
  return (
    <div className="panel" data-part="settings">
      <div className="controls">
        {shown.filter(([, parameter]) => parameter.isProminent).map((entry) => field(entry, false))}
        <Setting id="presets">
          <BreakIt definition={definition} presetId={presetId} onPreset={onPreset} />
        </Setting>
      </div>
      <details
        className="more"
        open={showsMore}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>More settings</summary>
        {showsMore && <div className="controls">{more.map((entry) => field(entry, true))}</div>}
      </details>
    </div>
  );
});

/** The presets that fail on purpose, and why the chosen one does. */
function BreakIt({
  definition,
  presetId,
  onPreset,
}: Pick<ControlPanelProps, 'definition' | 'presetId' | 'onPreset'>) {
  const breaking = definition.presets.filter((preset) => preset.breaks);
  const chosen = breaking.find(({ id }) => id === presetId);
  const sound = definition.presets.find((preset) => !preset.breaks);
  return (
    <Choice
      label="Break it"
      value={chosen?.id ?? ''}
      options={[
        { value: '', label: chosen ? 'Back to what works' : 'Choose a failure…' },
        ...breaking.map(({ id, label }) => ({ value: id, label })),
      ]}
      help={chosen?.breaks}
      onChange={(id) => onPreset(id || (sound?.id ?? ''))}
    />
  );
}

interface FieldProps {
  readonly parameter: Parameter;
  readonly value: ParameterValue;
  readonly isMarked: boolean;
  readonly isExplained: boolean;
  readonly onChange: (value: ParameterValue) => void;
}

function Field({ parameter, value, isMarked, isExplained, onChange }: FieldProps) {
  const shared = {
    label: parameter.label,
    isMarked,
    help: isExplained ? parameter.help : undefined,
  };
  switch (parameter.kind) {
    case 'number': {
      const { min, max, step, scale, unit } = parameter;
      return (
        <Slider
          {...shared}
          {...{ min, max, step, scale, unit }}
          value={Number(value)}
          onChange={onChange}
        />
      );
    }
    case 'choice':
      return (
        <Choice {...shared} value={String(value)} options={parameter.options} onChange={onChange} />
      );
    case 'switch':
      return <Switch label={parameter.label} isOn={value === true} onChange={onChange} />;
    case 'seed':
      return (
        <TextField
          {...shared}
          inputMode="numeric"
          value={String(value)}
          faultOf={(text) =>
            sentence(faultOf(parameter, /^\d+$/.test(text.trim()) ? Number(text) : text), text)
          }
          onChange={(text) => onChange(Number(text))}
        />
      );
    case 'text':
      return (
        <TextField
          {...shared}
          value={String(value)}
          faultOf={(text) => sentence(faultOf(parameter, text), text)}
          onChange={onChange}
        />
      );
    default:
      return parameter satisfies never;
  }
}

function sentence(fault: string | null, text: string): string | null {
  return fault && `“${text.length > 20 ? `${text.slice(0, 20)}…` : text}” can’t be used: ${fault}.`;
}

function hasOwnControl(parameter: Parameter): boolean {
  return parameter.kind === 'text' && !!(parameter.hasOwnControl || parameter.isPrivate);
}
