/** The way from 0 to 1, shared out among the likeliest tokens, and where the drawn number fell. */

import { visible } from '#data/tokenizers/visible.ts';
import type { Throw } from './answers.ts';
import { type Noun, quoted, throwSentence } from './inWords.ts';

/** The shares to show, and whether the number that was drawn is to be seen. */
export interface DiceStripProps {
  readonly thrown: Throw;
  readonly isDrawn: boolean;
  readonly noun: Noun;
}

/** A strip whose parts are as wide as their tokens are likely; the one that was hit is full, and a mark points at it. */
export function DiceStrip({ thrown, isDrawn, noun }: DiceStripProps) {
  const summary = isDrawn
    ? throwSentence(thrown, noun)
    : `The way from 0 to 1, of which the widest part is that of ${quoted(thrown.shares[0]?.[0] ?? '', noun)}.`;
  return (
    <div className="dice-strip">
      <div className="shares" role="img" aria-label={summary}>
        {partsOf(thrown).map(({ id, label, share, isHit }) => (
          <span
            key={id}
            className="share"
            data-hit={isDrawn && isHit}
            style={{ inlineSize: `${percentOf(share)}%` }}
          >
            {share > 0.035 && label}
          </span>
        ))}
        {isDrawn && (
          <i className="drawn" style={{ insetInlineStart: `${percentOf(thrown.drawn)}%` }} />
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

interface Part {
  readonly id: string;
  readonly label: string;
  readonly share: number;
  readonly isHit: boolean;
}

/** The likeliest tokens, and what is left for all others. */
function partsOf({ shares, token }: Throw): Part[] {
  const parts = shares.map(([one, share]) => ({
    id: one,
    label: visible(one),
    share,
    isHit: one === token,
  }));
  const left = 1 - shares.reduce((sum, [, share]) => sum + share, 0);
  const others = {
    id: 'all others',
    label: 'others',
    share: left,
    isHit: !parts.some(({ isHit }) => isHit),
  };
  return left > 0.001 ? [...parts, others] : parts;
}

function percentOf(share: number): number {
  return Math.round(10_000 * share) / 100;
}
