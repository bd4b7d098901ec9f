/** A text that is taken over only when nothing is wrong with it; what is wrong is said, and nothing typed is lost. */

import { useEffect, useId, useState } from 'react';
import { StandIn, useIsAlive } from './StandIn.tsx';

/** What a text field edits. `faultOf` gives a sentence, or null. */
export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly faultOf: (text: string) => string | null;
  readonly help?: string | undefined;
  readonly inputMode?: 'numeric' | 'text';
  readonly isMarked?: boolean;
  readonly onChange: (text: string) => void;
}

/** A labelled field; it is read when the reader leaves it or presses Enter. */
export function TextField({
  label,
  value,
  faultOf,
  help,
  inputMode = 'text',
  isMarked = false,
  onChange,
}: TextFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  const fault = draft === value ? null : faultOf(draft);
  const take = () => {
    if (draft !== value && fault === null) onChange(draft);
  };
  const described = [help && `${id}help`, fault && `${id}fault`].filter(Boolean).join(' ');
  return (
    <div className="control" data-marked={isMarked || undefined}>
      <label htmlFor={id}>{label}</label>
      {useIsAlive() ? (
        <input
          id={id}
          type="text"
          dir="auto"
          inputMode={inputMode}
          value={draft}
          aria-invalid={fault !== null}
          aria-describedby={described || undefined}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={take}
          onKeyDown={(event) => event.key === 'Enter' && take()}
        />
      ) : (
        <StandIn id={id} label={label} kind="line">
          {value}
        </StandIn>
      )}
      {fault && (
        <p className="fault" id={`${id}fault`} role="status">
          {fault}
        </p>
      )}
      {help && (
        <p className="help" id={`${id}help`}>
          {help}
        </p>
      )}
    </div>
  );
}
