/** The way from 0 to 1, shared out among what can be drawn, and where the drawn number fell. */

/** What can be drawn, and what was. */
export interface ChanceStripProps {
  readonly summary: string;
  /** Labels and shares, in the order in which they lie; what is left of 1 belongs to all others. */
  readonly shares: readonly (readonly [string, number])[];
  /** The number that was drawn, in [0, 1), or null. */
  readonly drawn: number | null;
  /** The place of the share that was hit; -1 for the others. */
  readonly hit: number;
}

/** A strip whose parts are as wide as they are likely; the one that was hit is full, and a mark points at it. */
export function ChanceStrip({ summary, shares, drawn, hit }: ChanceStripProps) {
  const left = 1 - shares.reduce((sum, [, share]) => sum + share, 0);
  const parts = left > 0.001 ? [...shares, ['others', left] as const] : shares;
  return (
    <div className="dice-strip">
      <div className="shares" role="img" aria-label={summary}>
        {parts.map(([label, share], i) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
            key={i}
            className="share"
            data-hit={drawn !== null && (i === hit || (hit < 0 && i === shares.length))}
            style={{ inlineSize: `${percentOf(share)}%` }}
          >
            {share > 0.035 && label}
          </span>
        ))}
        {drawn !== null && (
          <i className="drawn" style={{ insetInlineStart: `${percentOf(drawn)}%` }} />
        )}
      </div>
      <p className="ticks" aria-hidden="true">
        <span>0</span>
        <span>¼</span>
        <span>½</span>
        <span>¾</span>
        <span>1</span>
      </p>
    </div>
  );
}

function percentOf(share: number): number {
  return Math.round(10_000 * share) / 100;
}
