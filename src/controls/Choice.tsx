/** One of a few named options, as the browser's own list. */

import { useId } from 'react';
import { StandIn, useIsAlive } from './StandIn.tsx';

/** What a choice offers. */
export interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly help?: string | undefined;
  readonly isMarked?: boolean;
  readonly onChange: (value: string) => void;
}

/** A labelled list. */
export function Choice({ label, value, options, help, isMarked = false, onChange }: ChoiceProps) {
  const id = useId();
  const isAlive = useIsAlive();
  return (
    <div className="control" data-marked={isMarked || undefined}>
      <label htmlFor={id}>{label}</label>
      {isAlive ? (
        <select
          id={id}
          value={value}
          aria-describedby={help ? `${id}help` : undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <StandIn id={id} label={label} kind="list">
          {options.find((option) => option.value === value)?.label ?? ''}
        </StandIn>
      )}
      {help && (
        <p className="help" id={`${id}help`}>
          {help}
        </p>
      )}
    </div>
  );
}
