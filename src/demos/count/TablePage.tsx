/** The whole table, or the page of it that the context stands on, as a map. */

import { useMemo } from 'react';
import { HeatMap } from '#charts/HeatMap.tsx';
import { visible } from '#data/tokenizers/visible.ts';
import type { Followers } from './answers.ts';
import { cellSentence, type Noun, pageTitle } from './inWords.ts';
import { rowContext } from './picking.ts';

/** What is shown, and what picking a cell does. */
export interface TablePageProps {
  readonly followers: Followers;
  readonly noun: Noun;
  readonly order: number;
  readonly onPick: (context: string) => void;
}

/** A row for each context, a column for each token that may follow. */
export function TablePage({ followers, noun, order, onPick }: TablePageProps) {
  const { page, asked } = followers;
  const { rows, columns, counts, totals } = page;
  const labels = useMemo(
    () => ({ rows: rows.map(visible), columns: columns.map(visible) }),
    [rows, columns],
  );
  // Square roots, as what is rare would not be seen beside what is frequent.
  const values = useMemo(
    () =>
      counts.map((count, i) => Math.sqrt(count / (totals[Math.floor(i / columns.length)] || 1))),
    [counts, totals, columns],
  );
  const row = rows.findIndex((_, i) => rowContext(page, i) === asked);
  const column = columns.indexOf(followers.followers[0]?.token ?? '');
  const empty = counts.filter((count) => count === 0).length;
  return (
    <HeatMap
      title={pageTitle(page, noun)}
      summary={`${pageTitle(page, noun)}: ${rows.length} rows, ${columns.length} columns, ${empty} of ${counts.length} cells empty.`}
      values={values}
      rows={rows.length}
      columns={columns.length}
      rowLabels={labels.rows}
      columnLabels={labels.columns}
      scale="sequential"
      tone="real"
      caption={order > 1 ? legend : 'The deeper, the more often it came.'}
      hint={order > 1 ? 'Point at a cell to read it, press it to look at its row.' : undefined}
      readingOf={(at, next) => cellSentence(page, { row: at, column: next }, noun)}
      picked={row >= 0 && column >= 0 ? { row, column } : undefined}
      onPick={order > 1 ? (at) => onPick(rowContext(page, at)) : undefined}
      isFigure
    />
  );
}

const legend =
  'Rows: what stands before. Columns: what came next. The deeper, the likelier in its row.';
