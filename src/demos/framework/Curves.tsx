/** The demo's curves, drawn from the rows that have been measured. */

import { LineChart } from '#charts/LineChart.tsx';
import type { Row } from '#engine/protocol.ts';
import type { Curve, Definition, ParameterValues } from './defineDemo.ts';

/** Which rows are drawn, and where the cursor stands. */
export interface CurvesProps {
  readonly definition: Definition;
  readonly values: ParameterValues;
  readonly rows: readonly Row[];
  readonly abandonedRows: readonly Row[];
  readonly step: number;
}

/** One small chart for each curve of the definition. */
export function Curves({ definition, values, rows, abandonedRows, step }: CurvesProps) {
  return (
    <div className="curves" data-part="curves">
      {definition.curves.map((curve) => (
        <LineChart
          key={curve.title}
          title={curve.title}
          summary={summaryOf(curve, rows)}
          levels={curve.levels(values, rows.at(-1)?.metrics ?? {})}
          cursor={step}
          lines={curve.lines.flatMap(({ metric, label, colour, dash }) => {
            const line = { label, colour: `var(--${colour})`, dash };
            return [
              { ...line, points: pointsOf(abandonedRows, metric), isFaint: true },
              { ...line, points: pointsOf(rows, metric) },
            ];
          })}
        />
      ))}
    </div>
  );
}

function pointsOf(rows: readonly Row[], metric: string): [number, number][] {
  return rows.flatMap(({ step, metrics }): [number, number][] => {
    const value = metrics[metric];
    return value === undefined ? [] : [[step, value]];
  });
}

function summaryOf({ title, lines }: Curve, rows: readonly Row[]): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return `${title}: nothing measured yet.`;
  const measured = lines.filter(({ metric }) => last.metrics[metric] !== undefined);
  const parts = measured.map(
    ({ metric, label }) =>
      `${label} goes from ${short(first.metrics[metric])} to ${short(last.metrics[metric])}`,
  );
  return `${title}: over ${last.step.toLocaleString('en')} steps, ${parts.join('; ')}.`;
}

function short(value = 0): string {
  return String(Number(value.toPrecision(2)));
}
