/** The line of numbers under the play bar, and the quiet voice that tells listeners of milestones. */

import { useEffect, useId, useRef, useState } from 'react';
import { StandIn, useIsAlive } from '#controls/StandIn.tsx';
import { type BackendName, backendNames } from '#tensor/backendNames.ts';
import { backendWords } from './backendWords.ts';
import { isPast, type RunState } from './runState.ts';

/** What the line says. */
export interface LiveLineProps {
  readonly state: RunState;
  /** The state of things in a clause. */
  readonly description: string;
  /** What recorded run is on show, when one is. */
  readonly recordedAs: string | null;
  /** Called with null when the engine is to choose. */
  readonly onBackend: (backend: BackendName | null) => void;
}

const fastest = 'the fastest (measured)';

/** Step, pace, place and what it all means. */
export function LiveLine({ state, description, recordedAs, onBackend }: LiveLineProps) {
  const { status, shown, latestStep, stepsPerSecond, place, preparing } = state;
  const step = shown?.step ?? 0;
  const id = useId();
  const count = step.toLocaleString('en');
  return (
    <div className="live" data-part="line">
      <p>
        {state.isRecorded
          ? `recorded run${recordedAs ? `, ${recordedAs}` : ''}: step ${count}`
          : `step ${count}`}
        {isPast(state) && ` of ${latestStep.toLocaleString('en')}`}
        {status === 'running' &&
          ` · ${Math.round(stepsPerSecond).toLocaleString('en')} steps a second`}
        {shown && ` · ${description}`}
      </p>
      <div>
        <label htmlFor={id}>runs on</label>{' '}
        {useIsAlive() ? (
          <select
            id={id}
            value={state.wantedBackend ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onBackend(backendNames.find((name) => name === value) ?? null)
            }
          >
            <option value="">{fastest}</option>
            {backendNames.map((name) => (
              <option key={name} value={name}>
                {backendWords[name]}
              </option>
            ))}
          </select>
        ) : (
          <StandIn id={id} label="runs on" kind="list">
            {state.wantedBackend ? backendWords[state.wantedBackend] : fastest}
          </StandIn>
        )}{' '}
        <span className={preparing ? 'preparing' : undefined}>{preparing ?? place}</span>
      </div>
    </div>
  );
}

const quietMs = 5000;

/** Says `text` to screen readers when it changes, at most once in five seconds; the newest wins. */
export function Announcer({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('');
  const lastMs = useRef(0);
  useEffect(() => {
    if (text === said) return;
    const wait = Math.max(0, lastMs.current + quietMs - performance.now());
    const timer = setTimeout(() => {
      lastMs.current = performance.now();
      setSaid(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text, said]);
  return (
    <p className="hidden" aria-live="polite">
      {said}
    </p>
  );
}
