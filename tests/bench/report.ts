/** The results as tables of text. */

import { type Headline, isReached } from './headlines.ts';
import type { Result } from './measure.ts';

/** What came out for one model, a line each contestant, the fastest first. */
export function resultTable(results: readonly Result[]): string {
  const sorted = results.toSorted(
    (a, b) =>
      (a.stepMs?.median ?? Number.POSITIVE_INFINITY) -
      (b.stepMs?.median ?? Number.POSITIVE_INFINITY),
  );
  const head = [
    'ms a step',
    'quartiles',
    'a second',
    'draws',
    'memory',
    'frames dropped (drawing)',
  ];
  const rows = sorted.map((result) => [result.entrant, ...cellsOf(result)]);
  return table([[results[0]?.model ?? '', ...head], ...rows]);
}

/** The claims, what each needs and what was reached. */
export function headlineTable(headlines: readonly Headline[]): string {
  const rows = headlines.map((headline) => [
    `${isReached(headline) ? '✓' : '✗'} ${headline.claim}`,
    `${headline.sense === 'atLeast' ? '≥' : '≤'} ${short(headline.needed)}`,
    headline.reached === null ? 'not available' : short(headline.reached),
  ]);
  return table([['', 'needed', 'reached'], ...rows]);
}

/** Three digits that count. */
export function short(value: number): string {
  if (value === 0) return '0';
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(+value.toPrecision(3));
}

function cellsOf(result: Result): string[] {
  const { absence, stepMs, perSecond, unit, draws, memory, framesDropped } = result;
  if (absence !== undefined || !stepMs) return [`not available: ${absence}`];
  return [
    short(stepMs.median),
    `${short(stepMs.low)}–${short(stepMs.high)}`,
    perSecond === undefined ? '' : `${short(perSecond)} ${unit}`,
    draws === undefined ? '' : short(draws),
    memory ? `${short(memory.bytes / 2 ** 20)} MB (${memory.of})` : 'not known',
    framesDropped ? `${percent(framesDropped.training)} (${percent(framesDropped.drawing)})` : '',
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** Columns of equal width; a row that ends early leaves its last cell as long as it is. */
function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const whole = rows.filter((row) => row.length === columns);
  const widths = Array.from({ length: columns }, (_, column) => {
    const counted = column === 0 ? rows : whole;
    return Math.max(...counted.map((row) => row[column]?.length ?? 0));
  });
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}
