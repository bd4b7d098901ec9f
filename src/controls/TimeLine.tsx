/** A slider over the remembered steps of a run. */

/** The steps, in order, and the one on show. */
export interface TimeLineProps {
  readonly steps: readonly number[];
  readonly step: number;
  readonly onSeek: (step: number) => void;
}

/** One place a remembered step; the arrow keys go from one to the next. */
export function TimeLine({ steps, step, onSeek }: TimeLineProps) {
  const last = steps.length - 1;
  const place = Math.max(
    0,
    steps.findLastIndex((one) => one <= step),
  );
  const reading = `step ${step.toLocaleString('en')} of ${(steps[last] ?? 0).toLocaleString('en')}`;
  return (
    <input
      className="timeline"
      data-part="timeline"
      type="range"
      aria-label="Time line"
      aria-valuetext={reading}
      title={reading}
      min={0}
      max={Math.max(1, last)}
      step={1}
      disabled={last < 1}
      value={last < 1 ? 0 : place}
      onChange={(event) => onSeek(steps[event.currentTarget.valueAsNumber] ?? 0)}
    />
  );
}
