/** A ladder of simpler models, from the poorest down: which of them have been passed, and when. */

import { memo } from 'react';

/** One rung. */
export interface Rung {
  readonly id: string;
  readonly label: string;
  /** What stands on it, in words. */
  readonly reading: string;
  /** The step at which it was passed, or null. */
  readonly passedAt: number | null;
  /** How much of the way from the rung above has been made, 0 … 1; shown on the next one only. */
  readonly nearness?: number | undefined;
}

/** What the ladder shows. */
export interface RungsProps {
  readonly title: string;
  readonly rungs: readonly Rung[];
}

/** A line for each rung; the first one not passed yet is marked as the next, with how near it is. */
export const Rungs = memo(function Rungs({ title, rungs }: RungsProps) {
  const next = rungs.find(({ passedAt }) => passedAt === null);
  return (
    <div className="rungs">
      <p className="title">{title}</p>
      <ol aria-label={title}>
        {rungs.map((rung) => (
          <Line key={rung.id} rung={rung} isNext={rung.id === next?.id} />
        ))}
      </ol>
    </div>
  );
});

function Line({ rung, isNext }: { readonly rung: Rung; readonly isNext: boolean }) {
  const { id, label, reading, passedAt, nearness } = rung;
  const percent =
    isNext && nearness !== undefined
      ? Math.round(100 * Math.min(1, Math.max(0, nearness)))
      : undefined;
  return (
    <li data-rung={id} data-passed={passedAt !== null} data-next={isNext}>
      <span className="label">{label}</span>
      <span className="reading">{reading}</span>
      <b>
        {passedAt !== null ? (
          <>
            {`step ${passedAt.toLocaleString('en')}`} <span className="tick">✓</span>
          </>
        ) : (
          <Ahead isNext={isNext} percent={percent} />
        )}
      </b>
      {percent !== undefined && (
        <i className="way" aria-hidden="true">
          <i style={{ inlineSize: `${percent}%` }} />
        </i>
      )}
    </li>
  );
}

interface AheadProps {
  readonly isNext: boolean;
  readonly percent: number | undefined;
}

function Ahead({ isNext, percent }: AheadProps) {
  if (!isNext) return '–';
  if (percent === undefined) return 'next';
  return (
    <>
      next: {percent} %<span className="hidden"> of the way</span>
    </>
  );
}
