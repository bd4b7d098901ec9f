/** The buttons under a figure: train, step, start again, how fast, and the time line. */

import { type ReactNode, useId } from 'react';
import { StandIn, useIsAlive } from './StandIn.tsx';

/** Steps a second; or slow at first, then faster; or null, as fast as the device can. */
export type Speed = number | 'rising' | null;

/** What the bar shows and what its buttons do. */
export interface PlayBarProps {
  readonly isTraining: boolean;
  readonly onTrain: () => void;
  readonly onPause: () => void;
  readonly onStep: () => void;
  readonly onReset: () => void;
  /** Null where the seed is fixed. */
  readonly onNewSeed: (() => void) | null;
  readonly speed: Speed;
  readonly onSpeed: (speed: Speed) => void;
  /** The time line. */
  readonly children: ReactNode;
}

const speeds: readonly (readonly [string, string])[] = [
  ['rising', 'Slow, then faster'],
  ['1', '1 step a second'],
  ['10', '10 steps a second'],
  ['100', '100 steps a second'],
  ['full', 'Full speed'],
];

/** Training's remote control. */
export function PlayBar({ isTraining, children, speed, ...on }: PlayBarProps) {
  const id = useId();
  const chosen = String(speed ?? 'full');
  return (
    <div className="playbar" data-part="buttons">
      <button type="button" className="primary" onClick={isTraining ? on.onPause : on.onTrain}>
        {isTraining ? 'Pause' : 'Train'}
      </button>
      <button type="button" onClick={on.onStep}>
        Step
      </button>
      <button type="button" onClick={on.onReset}>
        Reset
      </button>
      {on.onNewSeed && (
        <button type="button" onClick={on.onNewSeed}>
          New seed
        </button>
      )}
      {children}
      {useIsAlive() ? (
        <select
          id={id}
          aria-label="Speed"
          value={chosen}
          onChange={({ currentTarget: { value } }) =>
            on.onSpeed(value === 'full' ? null : value === 'rising' ? value : Number(value))
          }
        >
          {speeds.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <StandIn id={id} label="Speed" kind="list">
          {speeds.find(([value]) => value === chosen)?.[1]}
        </StandIn>
      )}
    </div>
  );
}
