/** Horizontal bars, a row each: how likely or how frequent things are. */

import { memo } from 'react';
import { colourOf, type Tone } from './tone.ts';

/** One bar. */
export interface Bar {
  readonly id: string;
  /** What it stands for, white space already visible. */
  readonly label: string;
  /** Its length, of `BarsProps.most`; at least 0. */
  readonly value: number;
  /** The value in words: "37 %", "512×". */
  readonly reading: string;
  readonly isMarked?: boolean | undefined;
  readonly tone?: Tone | undefined;
  /** How far along the bar something hit it, 0 … 1: a cast of the dice. */
  readonly hitAt?: number | undefined;
}

/** What the bars show. */
export interface BarsProps {
  readonly title: string;
  readonly rows: readonly Bar[];
  /** The value of a bar over the whole width; otherwise the longest bar's. */
  readonly most?: number | undefined;
  /** The hue of rows that have none of their own. */
  readonly tone?: Tone | undefined;
  /** What a marked row is, for those who don't see the mark. */
  readonly markedWord?: string | undefined;
  /** With it, every row is a button. */
  readonly onPick?: ((id: string) => void) | undefined;
}

/** A list of bars under its title; the marked row is set in bold, and its bar has an outline. */
export const Bars = memo(function Bars(props: BarsProps) {
  const { title, rows, tone = 'generated', markedWord = 'picked', onPick } = props;
  const most = props.most ?? Math.max(...rows.map(({ value }) => value), 0);
  return (
    <div className="bars">
      <p className="title">{title}</p>
      <ol aria-label={title}>
        {rows.map((row) => {
          const share = most > 0 ? Math.min(1, Math.max(0, row.value / most)) : 0;
          const content = (
            <Row row={row} share={share} tone={row.tone ?? tone} markedWord={markedWord} />
          );
          return (
            <li key={row.id} data-marked={row.isMarked === true}>
              {onPick ? (
                <button type="button" onClick={() => onPick(row.id)}>
                  {content}
                </button>
              ) : (
                <div>{content}</div>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
});

interface RowProps {
  readonly row: Bar;
  /** Of the whole width, 0 … 1. */
  readonly share: number;
  readonly tone: Tone;
  readonly markedWord: string;
}

function Row({ row, share, tone, markedWord }: RowProps) {
  return (
    <>
      <span className="label">
        <bdi>{row.label}</bdi>
      </span>
      <span className="track" aria-hidden="true">
        <span style={{ inlineSize: inPercent(share), backgroundColor: colourOf(tone) }} />
        {row.hitAt !== undefined && (
          <i style={{ insetInlineStart: inPercent(share * row.hitAt) }} />
        )}
      </span>
      <span className="reading">
        {row.reading}
        {row.isMarked && <span className="hidden">, {markedWord}</span>}
      </span>
    </>
  );
}

function inPercent(share: number): string {
  return `${Math.round(1000 * share) / 10}%`;
}
