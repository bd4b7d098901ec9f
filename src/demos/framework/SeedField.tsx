/** A seed that a figure asks for itself: whole numbers are taken over, anything else is told. */

import { TextField } from '#controls/TextField.tsx';
import type { SeedParameter } from './defineDemo.ts';
import { faultOf } from './values.ts';

/** Which seed, and what becomes of a new one. */
export interface SeedFieldProps {
  readonly parameter: SeedParameter;
  readonly value: number;
  readonly onChange: (seed: number) => void;
}

/** A labelled field for a seed. */
export function SeedField({ parameter, value, onChange }: SeedFieldProps) {
  return (
    <TextField
      label={parameter.label}
      help={parameter.help}
      inputMode="numeric"
      value={String(value)}
      faultOf={(text) => {
        const seed = /^\d+$/.test(text.trim()) ? Number(text) : text;
        const fault = faultOf(parameter, seed);
        return fault && `“${text.slice(0, 20)}” can’t be used: ${fault}.`;
      }}
      onChange={(text) => onChange(Number(text))}
    />
  );
}
