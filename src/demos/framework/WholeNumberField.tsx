/** A field for a seed, or for another whole number that is typed rather than slid to. */

import { TextField } from '#controls/TextField.tsx';
import type { NumberParameter, SeedParameter } from './defineDemo.ts';
import { faultOf } from './values.ts';

/** What the field sets. */
export interface WholeNumberFieldProps {
  readonly parameter: SeedParameter | NumberParameter;
  readonly value: number;
  readonly isExplained?: boolean;
  readonly onChange: (value: number) => void;
}

/** What is no such number is refused in a sentence, and stays in the field. */
export function WholeNumberField(props: WholeNumberFieldProps) {
  const { parameter, value, isExplained = false, onChange } = props;
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
