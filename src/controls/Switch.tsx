/** Something that is on or off. */

import { type ReactNode, useId } from 'react';
import { StandIn, useIsAlive } from './StandIn.tsx';

/** What a switch turns on. */
export interface SwitchProps {
  readonly label: string;
  /** The mark that it shows or hides, as in a legend. */
  readonly mark?: ReactNode;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** A labelled tick box. */
export function Switch({ label, mark, isOn, onChange }: SwitchProps) {
  const id = useId();
  return (
    <label className="switch" htmlFor={id}>
      {useIsAlive() ? (
        <input
          id={id}
          type="checkbox"
          checked={isOn}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      ) : (
        <StandIn id={id} label={label} kind="tick">
          {isOn}
        </StandIn>
      )}
      {mark}
      {label}
    </label>
  );
}
