/** Quality against variety, a point for each setting of the knob and a star for real text. */

import { ticks } from 'd3-array';
import { valueAxis } from '#charts/axes.ts';
import { TradeOff } from '#charts/TradeOff.tsx';
import { percent } from '../count/inWords.ts';
import { grids, type Measured, type SweepShown, settingName } from './grid.ts';

/** The curve, and who chooses a point of it. */
export interface TradeOffPanelProps extends SweepShown {
  readonly onChoose: (point: number) => void;
}

const names = {
  rules: 'rules kept',
  judge: 'less surprise (nats, table of counts)',
  own: 'less surprise (nats, the model)',
} as const;

/** Better is higher: for a surprise the axis stands on its head. */
export function TradeOffPanel({ values, measured, yardstick, onChoose }: TradeOffPanelProps) {
  const { quality, knob, point } = values;
  const place = (one: Measured | null, label: string) => {
    const height = one?.[quality] ?? null;
    return one === null || height === null ? null : { x: one.distinct2, y: height, label };
  };
  const points = measured.map((one, i) => place(one, String(grids[knob][i])));
  const star = place(yardstick, 'real text');
  const all = [...points, star].filter((one) => one !== null);
  return (
    <TradeOff
      title="Quality against variety"
      summary={summaryOf({ values, measured, yardstick })}
      axes={{
        x: { label: 'different pairs of tokens', from: 0, to: 1, ticks: shares },
        y: heightAxis(
          quality,
          all.map(({ y }) => y),
        ),
      }}
      points={points}
      star={star}
      chosen={point}
      onChoose={onChoose}
    />
  );
}

const shares = [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, label: percent(value) }));

function heightAxis(quality: SweepShown['values']['quality'], heights: readonly number[]) {
  const label = names[quality];
  if (quality === 'rules') {
    const from = Math.min(0.75, Math.floor(4 * Math.min(1, ...heights)) / 4);
    return { label, from, to: 1, ticks: shares.filter(({ value }) => value >= from) };
  }
  const { to } = valueAxis(heights);
  const marks = ticks(0, to, 4).map((value) => ({ value, label: String(value) }));
  return { label, from: to, to: 0, ticks: marks };
}

function summaryOf({ values, measured, yardstick }: SweepShown): string {
  const { quality, point } = values;
  const one = measured[point];
  const tell = ({ distinct2, [quality]: height }: Measured) =>
    `${percent(distinct2)} different pairs, ${
      height === null
        ? 'no rule to judge by'
        : quality === 'rules'
          ? `${percent(height)} of the rules kept`
          : `a surprise of ${height.toFixed(2)} nats a token`
    }`;
  return [
    one && `At ${settingName(values, point)}: ${tell(one)}.`,
    yardstick && `Real text: ${tell(yardstick)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
