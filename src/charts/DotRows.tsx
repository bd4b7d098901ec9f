/** Rows of dots on one axis, a dot a value, stacked where values are alike: how two or three sets of numbers compare. */

import { valueAxis } from './axes.ts';
import { stackHeights } from './dotStacks.ts';
import { colourOf, type Tone } from './tone.ts';

/** One set of values. */
export interface DotRow {
  readonly label: string;
  /** Its hue; without one it is grey. */
  readonly tone?: Tone | undefined;
  readonly values: readonly number[];
  /** A value worth a mark, and what to write beside it. */
  readonly mean: number;
  readonly reading: string;
  /** The place in `values` of a dot to be made out, or null. */
  readonly picked?: number | null | undefined;
}

/** What the rows show. */
export interface DotRowsProps {
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly DotRow[];
}

/** Dots from 0 on; the mark stands at each row's mean. */
export function DotRows({ title, unit, rows }: DotRowsProps) {
  const axis = valueAxis(rows.flatMap(({ values }) => values));
  const place = (value: number) => `${Math.round((1000 * value) / axis.to) / 10}%`;
  return (
    <div className="dot-rows">
      <p className="title">{title}</p>
      {rows.map(({ label, tone, values, mean, reading, picked }) => (
        <div
          key={label}
          className="dot-row"
          style={{ color: tone ? colourOf(tone) : 'var(--soft)' }}
        >
          <p className="label">
            <b>{label}</b> {reading}
          </p>
          <div
            className="dots"
            role="img"
            aria-label={`${label}: ${values.map((value) => Math.round(value)).join(', ')} ${unit}; ${reading}`}
          >
            {stackHeights(values, axis.to / columns).map((height, i) => (
              <i
                // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place
                key={i}
                data-picked={i === picked}
                style={{
                  insetInlineStart: place(values[i] ?? 0),
                  insetBlockEnd: `${Math.round(1000 * height) / 10}%`,
                }}
              />
            ))}
            {values.length > 0 && <s style={{ insetInlineStart: place(mean) }} />}
          </div>
        </div>
      ))}
      <p className="ticks" aria-hidden="true">
        {axis.ticks.map((tick, i) => (
          <span key={tick} style={{ insetInlineStart: place(tick) }}>
            {i === axis.ticks.length - 1 ? `${tick} ${unit}` : tick}
          </span>
        ))}
      </p>
    </div>
  );
}

/** Values nearer to each other than this part of the axis are stacked. */
const columns = 90;
