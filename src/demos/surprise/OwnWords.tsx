/** Where readers give the model words of their own to read. */

import { useId, useState } from 'react';
import { StandIn, useIsAlive } from '#controls/StandIn.tsx';
import type { ViewProps } from '../framework/DemoFrame.tsx';
import { Setting } from '../framework/Setting.tsx';
import { faultOfText, type SurpriseValues, textOf } from './textToRead.ts';

/** The settings, and how to change them. */
export interface OwnWordsProps {
  readonly values: SurpriseValues;
  readonly onChange: ViewProps['onChange'];
}

const label = 'Change a word, or write what you like';

/** A field and a button; what cannot be read is refused in a sentence, and nothing typed is lost. */
export function OwnWords({ values, onChange }: OwnWordsProps) {
  const id = useId();
  // What the reader has typed stays, whatever else is read meanwhile.
  const [draft, setDraft] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const written = draft ?? textOf(values);
  const read = () => {
    const text = written.toWellFormed().normalize('NFC');
    const fault = faultOfText(text);
    setSaid(fault ?? '');
    if (fault === null) onChange({ reads: 'own', text });
  };
  return (
    <Setting id="text">
      <div className="reader-text">
        <label htmlFor={id}>{label}</label>
        {useIsAlive() ? (
          <textarea
            id={id}
            dir="auto"
            rows={4}
            value={written}
            placeholder="Type or paste what it shall read"
            aria-describedby={`${id}said`}
            onChange={(event) => setDraft(event.currentTarget.value)}
          />
        ) : (
          <StandIn id={id} label={label} kind="lines">
            {written}
          </StandIn>
        )}
        <div className="row">
          <button type="button" onClick={read}>
            Read this
          </button>
          <p role="status" id={`${id}said`}>
            {said}
          </p>
        </div>
      </div>
    </Setting>
  );
}
