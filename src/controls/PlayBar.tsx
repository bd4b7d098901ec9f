/** The buttons under a figure: train, step, start again, how fast, and the time line. */

import type { ReactNode } from 'react';

/** Steps a second; or slow at first, then faster; or null, as fast as the device can. */
export type Speed = number | 'rising' | null;

/** What the bar shows and what its buttons do. */
export interface PlayBarProps {
  readonly isTraining: boolean;
  readonly onTrain: () => void;
  readonly onPause: () => void;
  readonly onStep: () => void;
  readonly onReset: () => void;
  readonly onNewSeed: () => void;
  readonly speed: Speed;
  readonly onSpeed: (speed: Speed) => void;
  /** The time line. */
  readonly children: ReactNode;
}

const speeds = [1, 10, 100] as const;

/** Training's remote control. */
export function PlayBar({ isTraining, children, speed, ...on }: PlayBarProps) {
  return (
    <div className="playbar">
      <button type="button" className="primary" onClick={isTraining ? on.onPause : on.onTrain}>
        {isTraining ? 'Pause' : 'Train'}
      </button>
      <button type="button" onClick={on.onStep}>
        Step
      </button>
      <button type="button" onClick={on.onReset}>
        Reset
      </button>
      <button type="button" onClick={on.onNewSeed}>
        New seed
      </button>
      {children}
      <select
        aria-label="Speed"
        value={speed ?? 'full'}
        onChange={({ currentTarget: { value } }) =>
          on.onSpeed(value === 'full' ? null : value === 'rising' ? value : Number(value))
        }
      >
        <option value="rising">Slow, then faster</option>
        {speeds.map((one) => (
          <option key={one} value={one}>
            {one === 1 ? '1 step a second' : `${one} steps a second`}
          </option>
        ))}
        <option value="full">Full speed</option>
      </select>
    </div>
  );
}
