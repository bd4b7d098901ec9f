/** What truncated draws are worth beside all draws, by the scoreboard's own measures. */

import type { Metrics } from '#engine/session.ts';
import { noTruncation } from '../gan-points/noiseFigure.ts';
import { patterns } from '../gan-points/patterns.ts';
import { inDigits } from './inWords.ts';
import type { LatentValues } from './parameters.ts';

/** Both judgements; null where one is not there yet. */
export interface WorthTableProps {
  readonly values: LatentValues;
  readonly now: Metrics | null;
  readonly all: Metrics | null;
}

/** Safer is more on the shape; duller is less of it covered. */
export function WorthTable({ values, now, all }: WorthTableProps) {
  const isTruncated = values.truncation < noTruncation;
  const rows = patterns.map(({ id, label, reading }) => ({
    id,
    label: label(values),
    read: (metrics: Metrics) => reading(metrics, values),
  }));
  const distances = [
    {
      id: 'nearest',
      label: 'Median distance to the nearest training point',
      read: ({ nearest = 0 }: Metrics) => inDigits(nearest),
    },
    {
      id: 'realNearest',
      label: 'The same, for real points it never saw',
      read: ({ realNearest = 0 }: Metrics) => inDigits(realNearest),
    },
  ];
  return (
    <table className="worth">
      <caption className="title">2,000 draws judged</caption>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col">All noise</th>
          {isTruncated && <th scope="col">Within ±{values.truncation}</th>}
        </tr>
      </thead>
      <tbody>
        {[...rows, ...distances].map(({ id, label, read }) => (
          <tr key={id} data-measure={id}>
            <th scope="row">{label}</th>
            <td>{all ? read(all) : '…'}</td>
            {isTruncated && <td>{now ? read(now) : '…'}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
