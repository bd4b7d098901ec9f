/** Fields for parameters that a figure places itself, with their labels, bounds and help. */

import { Slider } from '#controls/Slider.tsx';
import { TextField } from '#controls/TextField.tsx';
import type { NumberParameter, SeedParameter } from './defineDemo.ts';
import { faultOf } from './values.ts';

/** A parameter with its value. */
export interface ParameterFieldProps<P> {
  readonly parameter: P;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A number, on a slider. */
export function NumberField({ parameter, ...rest }: ParameterFieldProps<NumberParameter>) {
  const { label, help, min, max, step, unit } = parameter;
  return <Slider {...{ label, help, min, max, step, unit }} {...rest} />;
}

/** A seed, or another whole number that is typed rather than slid to. What is none is refused in a sentence, and stays in the field. */
export function WholeNumberField({
  parameter,
  value,
  onChange,
  isExplained = true,
}: ParameterFieldProps<SeedParameter | NumberParameter> & { readonly isExplained?: boolean }) {
  return (
    <TextField
      label={parameter.label}
      help={isExplained ? parameter.help : undefined}
      inputMode="numeric"
      value={String(value)}
      faultOf={(text) => {
        const number = /^\d+$/.test(text.trim()) ? Number(text) : text;
        const fault = faultOf(parameter, number);
        return fault && `“${text.slice(0, 20)}” can’t be used: ${fault}.`;
      }}
      onChange={(text) => onChange(Number(text))}
    />
  );
}
